import Events
import Language
import Notation

/// Mentions with what the event dictionaries know of them as actors.
enum ActorMentions {
    /// The mentions, each that is an actor with `actor {code,sector}`; actors that are no mention, such as "soldiers",
    /// are added as ROLE. In the order of the text.
    static func merged(_ mentions: [JSONValue], _ actors: [Participant]) -> [JSONValue] {
        var merged = mentions
        for actor in actors {
            let json = JSONValue.members(["code": .text(actor.code), "sector": .text(actor.sector)])
            let (start, end) = (actor.excerpt.start, actor.excerpt.end)
            if let place = merged.firstIndex(where: { $0["start"]?.int == start && $0["end"]?.int == end }) {
                guard var object = merged[place].object else { continue }
                object["actor"] = json
                merged[place] = .object(object)
            } else {
                merged.append(
                    .members([
                        "field": .string(actor.excerpt.field.rawValue), "start": .number(start),
                        "end": .number(end),
                        "text": .string(actor.excerpt.text), "type": .string(Mention.Kind.role.rawValue),
                        "name": .text(actor.name), "actor": json,
                    ]))
            }
        }
        return merged.enumerated().sorted { first, second in
            let one = (first.element["start"]?.int ?? 0, first.offset)
            return one < (second.element["start"]?.int ?? 0, second.offset)
        }.map(\.element)
    }
}
