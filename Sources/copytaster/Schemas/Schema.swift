import Notation

/// The published form of one kind of record.
struct Schema: Sendable {
    /// The record's type, as in its header `ce_type`.
    let type: String
    let title: String
    let meaning: String
    let shape: Shape

    /// Name on the command line: `event` of `wire.event.v1`.
    var name: String { type.split(separator: ".").dropFirst().first.map(String.init) ?? type }

    /// The schema itself (JSON Schema 2020-12).
    var json: JSONValue {
        var object = JSONObject([
            "$schema": .string("https://json-schema.org/draft/2020-12/schema"),
            "$id": .string("urn:copytaster:schema:\(type)"), "title": .string(title),
            "description": .string(meaning),
        ])
        for member in shape.json.members { object.append(member.name, member.value) }
        return .object(object)
    }

    /// All schemas, in the order of the flow.
    static let all: [Schema] = [
        Schema(
            type: "wire.article.v1", title: "Judged article",
            meaning:
                "One version of one piece of copy, with its verdict and its place in the order of all copy.",
            shape: .judgedArticle),
        Schema(
            type: "wire.reading.v1", title: "Reading",
            meaning:
                "What the words of one article say. Offsets are Unicode scalars into their text, end exclusive.",
            shape: .reading),
        Schema(
            type: "wire.event.v1", title: "Event",
            meaning:
                "Who did what to whom, where, when, how many, on whose word. Places are GeoNames' (CC BY 4.0).",
            shape: .event),
        Schema(
            type: "wire.retraction.v1", title: "Retraction", meaning: "Says which events are void, and why.",
            shape: .retraction),
    ]
}
