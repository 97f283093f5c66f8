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
    /// Kinds that concern an office or mandate, which firms have too.
    private static let offices: Set<String> = ["appointment", "suspension", "mandate_expiry", "election"]
    /// Visits, which may be to a place alone.
    private static let visits: Set<String> = ["042", "043", "044"]

    static func isPublic(_ event: Event, root: Int) -> Bool {
        let people = event.actor + event.recipient
        if offices.contains(event.kind), !people.isEmpty {
            // Whom a firm puts into office is its own matter.
            let isOfFirm = !event.actor.isEmpty && !event.actor.contains(where: hasStanding)
            return !isOfFirm && people.contains { hasStanding($0) && $0.code != nil }
        }
        guard root < 14 else { return true }
        guard people.contains(where: hasStanding) else { return false }
        let code = event.cameo ?? ""
        // A ship that calls at a port pays no visit.
        if visits.contains(String(code.prefix(3))), !event.actor.contains(where: hasStanding) { return false }
        if event.recipient.isEmpty, event.actor.count < 2, !visits.contains(String(code.prefix(3))) {
            if twoSided.contains(root) { return false }
            if root == 3, !oneSided.contains(String(code.prefix(3))) { return false }
        }
        return true
    }

    /// A state, a body of states, or someone who acts for the public, against it or before it.
    static func hasStanding(_ one: Participant) -> Bool {
        if one.code == "MNC" || one.sectors.first == "MNC" { return false }
        if one.sectors.isEmpty { return one.code != nil }
        return !one.sectors.allSatisfy(`private`.contains)
    }

    /// Whether a candidate in talk of money and markets is more than that: a deed of force, one of our own
    /// triggers of public unrest between whom it needs, or something between states.
    static func isMeant(_ candidate: Candidate) -> Bool {
        if candidate.cameo == nil { return candidate.isOwn }
        let root = Int((candidate.cameo ?? "").prefix(2)) ?? 99
        // What a country sells and buys is the market itself.
        if candidate.cameo?.hasPrefix("061") == true { return false }
        let (actors, recipients) = (candidate.actorParticipants, candidate.recipientParticipants)
        if root >= 14 { return candidate.isOwn && (actors + recipients).contains(where: hasStanding) }
        // What the state does to a firm: it sues, probes, accuses and refuses.
        if candidate.isOwn, [9, 11, 12].contains(root), actors.contains(where: hasStanding),
            !recipients.isEmpty
        {
            return true
        }
        func codes(_ people: [Participant]) -> Set<String> {
            Set(people.filter(hasStanding).compactMap(\.code))
        }
        let (one, other) = (codes(actors), codes(recipients))
        return !one.isEmpty && !other.isEmpty && one.union(other).count > 1
    }

    /// Whether those who are known are all firms.
    static func areFirms(_ people: [ParticipantFinder.Found]) -> Bool {
        !people.isEmpty && people.allSatisfy { $0.code == "MNC" || $0.sectors == ["BUS"] }
    }

    /// Whether someone who acts for the public does something to someone else.
    static func isBetweenParties(_ first: [ParticipantFinder.Found], _ second: [ParticipantFinder.Found])
        -> Bool
    {
        func names(_ people: [ParticipantFinder.Found]) -> Set<String> {
            Set(people.map { ($0.code ?? "---") + ($0.sectors.first ?? "") })
        }
        let standing = first.contains {
            $0.code != "MNC" && ($0.sectors.isEmpty || !$0.sectors.allSatisfy(`private`.contains))
        }
        return standing && !second.isEmpty && names(first).union(names(second)).count > 1
    }

    /// Whether two parties are of two states or bodies of states, neither of them a firm.
    static func isBetweenStates(_ first: [ParticipantFinder.Found], _ second: [ParticipantFinder.Found])
        -> Bool
    {
        func codes(_ people: [ParticipantFinder.Found]) -> Set<String> {
            Set(
                people.filter {
                    $0.code != "MNC" && ($0.sectors.isEmpty || !$0.sectors.allSatisfy(`private`.contains))
                }.compactMap(\.code))
        }
        let (one, other) = (codes(first), codes(second))
        return !one.isEmpty && !other.isEmpty && one != other
    }
}
