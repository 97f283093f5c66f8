public import Events
internal import Language

/// An event in words, for tables that people read.
public struct EventWords: Sendable, Equatable {
    /// Who did it: names, separated by semicolons.
    public var who: String?
    /// To whom.
    public var whom: String?
    /// How many: "killed at least 17; injured more than 120".
    public var howMany: String?
    /// On whose word: the sources, separated by semicolons.
    public var onWhoseWord: String?

    /// The words of an event.
    public init(_ event: Event) {
        who = Self.names(event.actor)
        whom = Self.names(event.recipient)
        howMany = Self.joined(event.size.map { "\($0.measure) \(Self.words($0.quantity))" })
        onWhoseWord = Self.joined(event.attribution.compactMap { $0.source?.text })
    }

    private static func names(_ participants: [Participant]) -> String? {
        joined(participants.map { $0.name ?? $0.excerpt.text })
    }

    /// Parts without repeats, in order; nil where there are none.
    private static func joined(_ parts: [String]) -> String? {
        var seen: Set<String> = []
        let unique = parts.filter { !$0.isEmpty && seen.insert($0).inserted }
        return unique.isEmpty ? nil : unique.joined(separator: "; ")
    }

    private static func words(_ quantity: Quantity) -> String {
        let number = Int64(exactly: quantity.value).map(String.init) ?? "\(quantity.value)"
        switch quantity.comparator {
        case .exactly: return number
        case .atLeast: return "at least \(number)"
        case .atMost: return "at most \(number)"
        case .moreThan: return "more than \(number)"
        case .lessThan: return "less than \(number)"
        case .about: return "about \(number)"
        case .between:
            guard let low = quantity.min, let high = quantity.max else { return number }
            return "\(Int64(low)) to \(Int64(high))"
        }
    }
}
