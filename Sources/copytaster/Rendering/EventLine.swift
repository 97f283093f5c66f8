import Events
import Language

/// One event as a person reads it: who, what, whom, where, when, how many, on whose word.
struct EventLine {
    let who: String
    let what: String
    let whom: String
    let place: String
    let time: String
    let sizes: String
    let word: String

    init(_ event: Event) {
        who = Self.people(event.actor)
        what = Self.what(event)
        whom = Self.people(event.recipient)
        place = event.location.map(Self.place) ?? ""
        time = event.date.map(Self.days) ?? ""
        sizes = event.size.map(Self.size).joined(separator: ", ")
        word = Self.unique(event.attribution.map { $0.source?.text ?? $0.cue.text }).joined(separator: "; ")
    }

    /// One line for a page: `two colonels defection (2026-03-09, Jordan)`.
    var short: String {
        let deed = [who, what, whom].filter { !$0.isEmpty }.joined(separator: " · ")
        let frame = [time, place, sizes].filter { !$0.isEmpty }.joined(separator: ", ")
        return frame.isEmpty ? deed : "\(deed) (\(frame))"
    }

    private static func what(_ event: Event) -> String {
        var words = event.kind.replacing("_", with: " ")
        if event.polarity == .negative { words = "no \(words)" }
        if event.modality != .actual { words += " (\(event.modality.rawValue.replacing("_", with: " ")))" }
        return words
    }

    private static func people(_ people: [Participant]) -> String {
        unique(
            people.map { person in
                let codes = [person.code, person.sector].compactMap { $0 }.joined(separator: " ")
                return (person.name ?? person.excerpt.text) + (codes.isEmpty ? "" : " [\(codes)]")
            }
        ).joined(separator: "; ")
    }

    private static func place(_ location: EventLocation) -> String {
        let name = location.excerpt?.text ?? location.place.name
        let country = location.place.country.map { ", \($0)" } ?? ""
        return name + (location.place.feature == "country" ? "" : country)
            + (location.role == .event ? "" : " (\(location.role.rawValue))")
    }

    private static func days(_ date: EventDate) -> String {
        let about = date.value.isApproximate ? "~" : ""
        let (start, end) = (date.value.start, date.value.end)
        return about + (start == end ? start.iso : "\(start.iso) to \(end.iso)")
    }

    private static func size(_ size: EventSize) -> String {
        let sign: String
        switch size.quantity.comparator {
        case .exactly: sign = ""
        case .atLeast: sign = "≥ "
        case .atMost: sign = "≤ "
        case .moreThan: sign = "> "
        case .lessThan: sign = "< "
        case .about: sign = "~ "
        case .between:
            let bounds = [size.quantity.min, size.quantity.max].compactMap { $0.map(Numbers.plain) }
            return "\(bounds.joined(separator: "-")) \(size.measure)"
        }
        return "\(sign)\(Numbers.plain(size.quantity.value)) \(size.measure)"
    }

    private static func unique(_ texts: [String]) -> [String] {
        var seen: Set<String> = []
        return texts.filter { !$0.isEmpty && seen.insert($0).inserted }
    }
}
