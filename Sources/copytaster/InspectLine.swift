import Events
import Language
import Notation

/// One text to inspect: a line of `inspect --lines`.
struct InspectLine {
    let id: JSONValue
    let text: String
    let date: CalendarDay?
    let title: String?

    /// Reads `{"id","text","date"?,"title"?}`.
    /// - Throws: `JSONError` where the line is not of that form.
    init(_ line: [UInt8]) throws {
        let json = try JSONReader().value(from: line)
        id = try json.required("id")
        text = try json.requiredString("text")
        date = json["date"]?.string.flatMap { CalendarDay(iso: $0) }
        title = json["title"]?.string
    }

    /// `{"id","sentences","mentions","entities","events","attributions"}`; offsets are Unicode scalars into the text, and a
    /// mention's `entity` is a place in `entities`.
    func answer(by analyst: Analyst) throws -> JSONValue {
        let reading = try analyst.reader.read(ReadingRequest(headline: title, body: text, date: date))
        let name = id.string ?? id.line
        let context = CodingContext(story: name, article: name, sequence: 0, provider: "inspect", date: date)
        let events = try analyst.coder.events(of: reading, in: context)
        return Self.json(id: id, reading: reading, events: events, day: date, coder: analyst.coder)
    }

    /// The same members for any reading.
    static func json(
        id: JSONValue, reading: Reading, events: [Event], day: CalendarDay?, coder: EventCoder
    ) -> JSONValue {
        let json = reading.json(of: .body)
        let actors = coder.participants(of: reading, on: day).filter { $0.excerpt.field == .body }
        var object = JSONObject()
        object.append("id", id)
        object.append("language", .string(reading.language))
        object.append("sentences", json["sentences"] ?? .array([]))
        object.append("mentions", .array(ActorMentions.merged(json["mentions"]?.array ?? [], actors)))
        // A reading numbers its own mentions, which those here are not: they are merged with the actors.
        object.append("entities", .array(reading.entities.map { $0.json(numbers: nil) }))
        object.append("events", .array(events.map(\.json)))
        object.append("attributions", .array(coder.attributions(of: reading).map(\.json)))
        return .object(object)
    }

    /// What stands in the place of an answer where there is none: `{"id","error":{"code","message"}}`.
    static func failure(_ line: [UInt8], _ error: any Error) -> JSONValue {
        var object = JSONObject()
        // The id is looked for once more: the line may be sound but the text too large.
        let id = (try? JSONReader().value(from: line))?["id"]
        object.append("id", id ?? .null)
        object.append(
            "error", .members(["code": .string(code(of: error)), "message": .string("\(error)")]))
        return .object(object)
    }

    private static func code(of error: any Error) -> String {
        switch error {
        case let error as JSONError: error.code.rawValue
        case let error as LanguageError: error.code.rawValue
        default: "failed"
        }
    }
}
