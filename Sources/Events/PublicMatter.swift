/// Whether words between parties are an event of public life: what firms and people say and sell in passing is none.
enum PublicMatter {
    /// Sectors that alone do not make a matter public.
    private static let `private`: Set<String> = [
        "BUS", "PPL", "MED", "AGR", "ELI", "EDU", "HLH", "CVL", "MNC",
    ]
    /// Roots whose deed needs someone to whom it is done: appeals, offers, meetings and talks.
    private static let twoSided: Set<Int> = [2, 4, 6]
    /// Offers that need no one: to reform, to yield, to meet.
    private static let oneSided: Set<String> = ["034", "035", "036"]
    /// Visits, which may be to a place alone.
    private static let visits: Set<String> = ["042", "043", "044"]

    static func isPublic(_ event: Event, root: Int) -> Bool {
        guard root < 14 else { return true }
        let people = event.actor + event.recipient
        guard people.contains(where: hasStanding) else { return false }
        let code = event.cameo ?? ""
        if event.recipient.isEmpty, event.actor.count < 2, !visits.contains(String(code.prefix(3))) {
            if twoSided.contains(root) { return false }
            if root == 3, !oneSided.contains(String(code.prefix(3))) { return false }
        }
        return true
    }

    /// A state, a body of states, or someone who acts for the public, against it or before it.
    static func hasStanding(_ one: Participant) -> Bool {
        if one.sectors.isEmpty { return one.code != nil }
        return !one.sectors.allSatisfy(`private`.contains)
    }

    /// Whether two parties are of two states or bodies of states, neither of them a firm.
    static func isBetweenStates(_ first: [ParticipantFinder.Found], _ second: [ParticipantFinder.Found])
        -> Bool
    {
        func codes(_ people: [ParticipantFinder.Found]) -> Set<String> {
            Set(
                people.filter { $0.sectors.isEmpty || !$0.sectors.allSatisfy(`private`.contains) }.compactMap(
                    \.code))
        }
        let (one, other) = (codes(first), codes(second))
        return !one.isEmpty && !other.isEmpty && one != other
    }
}
