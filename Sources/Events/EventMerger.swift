import Language

/// Puts together what a story tells of one event in several places, and orders events by importance.
struct EventMerger {
    /// An event with where it was told and how much it matters.
    struct Told {
        var event: Event
        /// Number of the sentence.
        var sentence: Int
        var isHeadline: Bool
        /// Whether only a headline in capitals tells it, whose words are hard to tell apart.
        var isShouted = false
        var trigger: Int
        /// Whether its date was named and not taken from the article.
        var isDated: Bool
        /// What named it, once for each telling.
        var rules: [EventRule] = []
        /// How well the best pattern fits.
        var score = 0
        /// Whether one of the project's own triggers named it.
        var isOwn = false
        /// Whether a noun named it.
        var isNoun = false
        /// How often it is told.
        var tellings = 1
    }

    /// Kinds that only say that people were hurt, and give way to a kind that says how.
    private static let generic: Set<String> = ["killing", "attack", "torture", "shooting"]
    private static let violent: Set<String> = [
        "bombing", "suicide_bombing", "shelling", "air_strike", "armed_clash", "grenade_attack",
        "assassination",
        "mass_killing", "mob_violence", "chemical_attack", "shooting", "disaster", "accident", "riot",
        "arson",
        "abduction", "attack", "killing",
    ]

    /// The events of an article, each once, the main one first.
    func merged(_ told: [Told]) -> [Told] {
        var kept: [Told] = []
        for one in absorbed(told) {
            if let place = kept.firstIndex(where: { isSame($0, one) }) {
                join(one, into: &kept[place])
            } else {
                kept.append(one)
            }
        }
        let ranked = kept.enumerated().map { (importance($0.element), $0.offset, $0.element) }
        return ranked.sorted { ($1.0, $0.1) < ($0.0, $1.1) }.map(\.2)
    }

    /// Within one sentence a killing is part of the bombing that did it.
    private func absorbed(_ told: [Told]) -> [Told] {
        var kept: [Told] = []
        for one in told {
            if let place = kept.firstIndex(where: { other in
                other.sentence == one.sentence && !Self.areApart(one.event.kind, other.event.kind)
                    && Self.violent.contains(other.event.kind)
                    && Self.violent.contains(one.event.kind)
                    && (Self.generic.contains(one.event.kind) && Self.fits(one.event, other.event)
                        || Self.generic.contains(other.event.kind) && Self.fits(other.event, one.event))
            }) {
                if Self.generic.contains(kept[place].event.kind),
                    !Self.generic.contains(one.event.kind)
                        || kept[place].event.kind == "attack"
                {
                    var specific = one
                    join(kept[place], into: &specific)
                    kept[place] = specific
                } else {
                    join(one, into: &kept[place])
                }
            } else {
                kept.append(one)
            }
        }
        return kept
    }

    /// "killed two and abducted three": who was killed was not taken.
    private static func areApart(_ first: String, _ second: String) -> Bool {
        first != second && [first, second].contains("abduction") && [first, second].contains("killing")
    }

    /// Whether a killing may be part of another deed: by the same hand, or by a hand that is not named.
    private static func fits(_ generic: Event, _ deed: Event) -> Bool {
        if generic.actor.isEmpty { return true }
        if deed.actor.isEmpty { return deed.recipient.isEmpty || agree(generic.recipient, deed.recipient) }
        return agree(generic.actor, deed.actor)
    }

    private func isSame(_ first: Told, _ second: Told) -> Bool {
        let (one, other) = (first.event, second.event)
        guard one.kind == other.kind, one.polarity == other.polarity else { return false }
        // "a pilot defected, and eight pilots had fled": two subjects of one sentence do two things.
        if first.sentence == second.sentence, !first.isNoun, !second.isNoun,
            let a = one.actor.first?.excerpt, let b = other.actor.first?.excerpt, a != b,
            let size = one.size.first, let another = other.size.first, size.measure == another.measure,
            size.quantity.value != another.quantity.value
        {
            return false
        }
        guard one.modality == other.modality else { return false }
        if first.isDated, second.isDated, let a = one.date?.value, let b = other.date?.value,
            a.end < b.start || b.end < a.start
        {
            return false
        }
        if let a = one.location?.place, let b = other.location?.place, a.feature != "country",
            b.feature != "country", a.name != b.name
        {
            return false
        }
        if Self.isUnrelated(first, second) || Self.isUnrelated(second, first) { return false }
        if Self.agree(one.actor, other.actor), Self.agree(one.recipient, other.recipient) { return true }
        // Who meets whom is the same told from either side.
        return CandidateFinder.reciprocal.contains(one.kind) && Self.agree(one.actor, other.recipient)
            && Self.agree(one.recipient, other.actor)
    }

    /// "a mission, deployed since April": a deed short of force that a verb tells of nobody, in another sentence, on
    /// no day that both name, is another one.
    private static func isUnrelated(_ first: Told, _ second: Told) -> Bool {
        first.event.actor.isEmpty && first.event.recipient.isEmpty
            && !(second.event.actor.isEmpty && second.event.recipient.isEmpty)
            && !first.isNoun && !second.isNoun && first.sentence != second.sentence
            && !(first.isDated && second.isDated) && (first.event.cameo.map { $0 < "18" } ?? false)
    }

    private static func agree(_ first: [Participant], _ second: [Participant]) -> Bool {
        guard !first.isEmpty, !second.isEmpty else { return true }
        return first.contains { one in
            second.contains { other in
                if let a = one.name, let b = other.name, a == b { return true }
                let codes = one.code == nil || other.code == nil || one.code == other.code
                let sectors =
                    one.sectors.isEmpty || other.sectors.isEmpty
                    || !Set(one.sectors).isDisjoint(with: other.sectors)
                return codes && sectors
            }
        }
    }

    /// Adds what another telling knows; the first telling's words stand.
    private func join(_ other: Told, into one: inout Told) {
        func fuller(_ a: [Participant], _ b: [Participant]) -> [Participant] {
            if a.isEmpty { return b }
            let known = a.contains { $0.code != nil || !$0.sectors.isEmpty }
            return !known && b.contains { $0.code != nil } ? b : a
        }
        one.event.actor = fuller(one.event.actor, other.event.actor)
        one.event.recipient = fuller(one.event.recipient, other.event.recipient)
        if !one.isDated, other.isDated {
            one.event.date = other.event.date
            one.isDated = true
        }
        one.event.statementDate = one.event.statementDate ?? other.event.statementDate
        let isCoarse = one.event.location.map { $0.place.feature == "country" } ?? true
        if let place = other.event.location,
            one.event.location == nil
                || isCoarse && place.place.feature != "country" && place.role == one.event.location?.role
        {
            one.event.location = place
        }
        for size in other.event.size where !one.event.size.contains(where: { $0.measure == size.measure }) {
            one.event.size.append(size)
        }
        for attribution in other.event.attribution where !one.event.attribution.contains(attribution) {
            one.event.attribution.append(attribution)
        }
        for words in other.event.evidence where !one.event.evidence.contains(words) {
            one.event.evidence.append(words)
        }
        one.event.confidence = max(one.event.confidence, other.event.confidence)
        one.isHeadline = one.isHeadline || other.isHeadline
        one.isShouted = one.isShouted && other.isShouted
        one.rules += other.rules
        one.score = max(one.score, other.score)
        one.isOwn = one.isOwn || other.isOwn
        one.isNoun = one.isNoun && other.isNoun
        one.tellings += other.tellings
    }

    private func importance(_ told: Told) -> Double {
        let event = told.event
        var weight = event.confidence
        if told.isHeadline { weight += 1 }
        weight += 1.2 / Double(1 + told.sentence)
        weight += abs(event.goldstein ?? (event.kind == "disaster" || event.kind == "accident" ? 8 : 0)) / 20
        if !event.size.isEmpty { weight += 0.3 }
        if event.modality != .actual { weight -= 0.2 }
        return weight
    }
}
