import Language
public import Notation

extension EventSize {
    /// Reads the member of `size` that is named after the measure.
    init(measure: String, json: JSONValue) throws {
        guard let comparator = Quantity.Comparator(rawValue: json["comparator"]?.string ?? "exactly"),
            let basis = Basis(rawValue: json["basis"]?.string ?? "flow"), let value = json["value"]?.double
        else { throw JSONError(.shape, "size \"\(measure)\" needs value, comparator and basis") }
        let quantity = Quantity(
            value: value, min: json["min"]?.double, max: json["max"]?.double, comparator: comparator,
            of: json["of"]?.string, head: json["head"]?.string, unit: json["unit"]?.string)
        self.init(
            measure: measure, quantity: quantity, basis: basis, partOf: json["part_of"]?.string,
            excerpt: json["text"] == nil ? nil : try TextExcerpt(json: json),
            isDerived: json["derived"]?.bool ?? false)
    }

    var json: JSONValue {
        .members([
            "value": .plain(quantity.value), "min": quantity.min.map { .plain($0) } ?? .null,
            "max": quantity.max.map { .plain($0) } ?? .null,
            "comparator": .string(quantity.comparator.rawValue), "of": .text(quantity.of),
            "head": .text(quantity.head), "unit": .text(quantity.unit), "basis": .string(basis.rawValue),
            "part_of": .text(partOf), "text": .text(excerpt?.text), "field": .text(excerpt?.field.rawValue),
            "start": .number(excerpt?.start), "end": .number(excerpt?.end), "derived": .bool(isDerived),
        ])
    }
}

extension Attribution: JSONRepresentable {
    /// Reads what `json` wrote.
    public init(json: JSONValue) throws {
        self.init(
            source: try json["source"].map { try TextExcerpt(json: $0) },
            cue: try TextExcerpt(json: try json.required("cue")),
            content: try TextExcerpt(json: try json.required("content")),
            kind: try json.requiredString("kind"), isDirect: json["direct"]?.bool ?? false)
    }

    /// `{"source","cue","content","kind","direct"}`; each of the first three with its offsets.
    public var json: JSONValue {
        .members([
            "source": source?.json ?? .null, "cue": cue.json, "content": content.json,
            "kind": .string(kind), "direct": .bool(isDirect),
        ])
    }
}

extension JSONValue {
    /// A number, as an integer where it is whole.
    static func plain(_ value: Double) -> JSONValue {
        if let whole = Int64(exactly: value) { .int(whole) } else { .double(value) }
    }
}
