import Language
public import Notation

extension Event: JSONRepresentable {
    /// Reads what `json` wrote; what is derived (`cameo_base`, `quad_class`) is passed over.
    public init(json: JSONValue) throws {
        self.init(
            story: try json.requiredString("story"), article: try json.requiredString("article"),
            sequence: Int64(try json.requiredInt("sequence")), provider: try json.requiredString("provider"),
            language: try json.requiredString("language"), kind: try json.requiredString("kind"),
            coder: try json.requiredString("coder"), model: try json.requiredString("model"),
            dictionary: try json.requiredString("dictionary"))
        id = try json.requiredString("id")
        incident = try json.requiredString("incident")
        version = json["version"]?.int.flatMap { UInt64(exactly: $0) }
        isPart = json["part"]?.bool ?? false
        published = json["published"]?.string
        try readCodes(from: json)
        try readCircumstances(from: json)
    }

    private mutating func readCodes(from json: JSONValue) throws {
        event = json["event"]?.string
        mode = (json["mode"]?.array ?? []).compactMap(\.string)
        context = (json["context"]?.array ?? []).compactMap(\.string)
        cameo = json["cameo"]?.string
        goldstein = json["goldstein"]?.double
        acled = json["acled"]?.string
        confidence = json["confidence"]?.double ?? 0
        guard let modality = Modality(rawValue: try json.requiredString("modality")),
            let polarity = Polarity(rawValue: try json.requiredString("polarity"))
        else { throw JSONError(.shape, "unknown modality or polarity") }
        self.modality = modality
        self.polarity = polarity
    }

    private mutating func readCircumstances(from json: JSONValue) throws {
        actor = try (json["actor"]?.array ?? []).map { try Participant(json: $0) }
        recipient = try (json["recipient"]?.array ?? []).map { try Participant(json: $0) }
        date = try json["date"].map { try EventDate(json: $0) }
        statementDate = try json["statement_date"].map { try EventDate(json: $0) }
        location = try json["location"].map { try EventLocation(json: $0) }
        size = try (json["size"]?.object?.members ?? []).map {
            try EventSize(measure: $0.name, json: $0.value)
        }
        attribution = try (json["attribution"]?.array ?? []).map { try Attribution(json: $0) }
        evidence = try (json["evidence"]?.array ?? []).map { try TextExcerpt(json: $0) }
        trigger = try json["trigger"].map { try TextExcerpt(json: $0) }
    }

    /// The record of `wire.event.v1`: members in a fixed order, those without a value left out.
    public var json: JSONValue {
        .members([
            "id": .string(id), "story": .string(story), "article": .string(article),
            "version": version.map { .int(Int64(clamping: $0)) } ?? .null, "sequence": .int(sequence),
            "provider": .string(provider), "part": isPart ? .bool(true) : .null,
            "published": .text(published),
            "language": .string(language),
            "incident": .string(incident), "kind": .string(kind), "event": .text(event), "mode": .texts(mode),
            "context": .texts(context), "cameo": .text(cameo), "cameo_base": .text(cameoBase),
            "cameo_root": .text(cameoRoot), "quad_class": .number(quadClass),
            "goldstein": .number(goldstein), "acled": .text(acled), "actor": .array(actor.map(\.json)),
            "recipient": .array(recipient.map(\.json)), "date": date?.json ?? .null,
            "statement_date": statementDate?.json ?? .null, "location": location?.json ?? .null,
            "size": sizes, "attribution": .array(attribution.map(\.json)),
            "modality": .string(modality.rawValue), "polarity": .string(polarity.rawValue),
            "evidence": .array(evidence.map(\.json)), "trigger": trigger?.json ?? .null,
            "confidence": .double(confidence), "coder": .string(coder), "model": .string(model),
            "dictionary": .string(dictionary),
        ])
    }

    /// First three digits of the CAMEO code.
    public var cameoBase: String? { cameo.flatMap { $0.count >= 3 ? String($0.prefix(3)) : nil } }

    /// First two digits of the CAMEO code.
    public var cameoRoot: String? { cameo.flatMap { $0.count >= 2 ? String($0.prefix(2)) : nil } }

    /// GDELT's class of the root: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict.
    public var quadClass: Int? {
        switch cameoRoot.flatMap({ Int($0) }) {
        case .some(1...5): 1
        case .some(6...8): 2
        case .some(9...13): 3
        case .some(14...20): 4
        default: nil
        }
    }

    private var sizes: JSONValue {
        var object = JSONObject()
        for one in size { object[one.measure] = one.json }
        return .object(object)
    }
}
