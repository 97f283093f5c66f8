import Language

/// Fills in the events of one sentence: codes, participants, circumstances, attribution, confidence.
struct EventBuilder {
    let view: SentenceView
    let clauses: ClauseFinder
    let circumstances: Circumstances
    let kinds: KindTable
    let attributions: [AttributionFinder.Found]
    let people: ParticipantFinder
    let context: CodingContext
    let dictionary: String

    /// Kinds that nobody sets a day for.
    private static let unplanned: Set<String> = ["disaster", "accident", "epidemic", "death"]
    private static let moving: Set<String> = [
        "defection", "displacement", "visit", "deployment", "withdrawal", "deportation", "planned_meeting",
    ]
    /// The events of a sentence's candidates, in their order.
    func events(of candidates: [Candidate]) -> [EventMerger.Told] {
        let sizes = circumstances.sizes(in: view, clauses)
        return candidates.compactMap { candidate in
            // What another deed of the sentence counts is not this one's.
            let others = candidates.compactMap { $0.group == candidate.group ? nil : $0.group }
            let mine = sizes.filter { size in
                size.group.map { !others.contains($0) } ?? true
                    || Self.counts(candidate.kind, size.size.measure)
            }
            var (event, isDated) = event(of: candidate, sizes: mine, isOnly: candidates.count == 1)
            guard isWorthwhile(event, candidate) else { return nil }
            if isStock(candidate) { return nil }
            leaveOutMeetingPlace(&event)
            if event.actor.isEmpty, event.recipient.isEmpty, event.cameo.map({ $0 < "14" }) == true,
                event.size.isEmpty
            {
                return nil
            }
            return EventMerger.Told(
                event: event, sentence: view.index, isHeadline: view.field == .headline,
                isShouted: isShouted,
                trigger: view.first + candidate.trigger.lowerBound, isDated: isDated, rules: [candidate.rule],
                score: candidate.score, isOwn: candidate.isOwn, isNoun: candidate.group == nil)
        }
    }

    private func event(
        of candidate: Candidate, sizes: [(size: EventSize, token: Int, group: Int?)], isOnly: Bool
    ) -> (Event, Bool) {
        let text = circumstances.text
        var event = Event(
            story: context.story, article: context.article, sequence: context.sequence,
            provider: context.provider, language: text.reading.language, kind: candidate.kind,
            coder: EventCoder.version, model: "none", dictionary: dictionary)
        event.version = context.version
        event.isPart = context.isPart
        event.published = context.published
        setCodes(&event, candidate)
        event.actor = candidate.actorParticipants
        event.recipient = candidate.recipientParticipants
        if !CandidateFinder.reciprocal.contains(event.kind) {
            event.recipient.removeAll { one in
                event.actor.contains { $0.excerpt == one.excerpt || $0.name != nil && $0.name == one.name }
            }
        }
        event.modality = candidate.modality
        event.polarity = candidate.polarity
        event.acled = Self.acled(of: event)
        let dates = circumstances.dates(of: candidate, in: view)
        event.date = dates.event.map { ahead($0, event.modality) }
        event.statementDate = dates.statement
        if event.modality == .actual, !Self.unplanned.contains(event.kind), !isPast(candidate),
            let start = dates.event?.value.start,
            let today = context.date,
            today < start,
            dates.event?.excerpt != nil
        {
            event.modality = .future
        }
        event.location = circumstances.location(
            of: candidate, in: view, isMovement: Self.moving.contains(event.kind))
        setSizes(&event, candidate, sizes, isOnly)
        for one in attributions where covers(one, candidate) { event.attribution.append(one.attribution) }
        let sentence = view.first..<view.first + view.count
        event.evidence = [text.excerpt(sentence)]
        event.trigger = text.excerpt(
            view.first + candidate.trigger.lowerBound..<view.first + candidate.trigger.upperBound)
        event.confidence = confidence(event, candidate)
        return (event, dates.event?.excerpt != nil)
    }

    /// "will visit in May": a month without a year is the next one for what is to come.
    private func ahead(_ date: EventDate, _ modality: Event.Modality) -> EventDate {
        guard modality == .future || modality == .intended, date.value.granularity == .month,
            let today = context.date, date.value.end < today, let words = date.excerpt?.text.utf8,
            !words.contains(where: { $0 &- 48 < 10 })
        else { return date }
        func nextYear(_ day: CalendarDay) -> CalendarDay? {
            let (year, month, number) = day.components
            return CalendarDay(year: year + 1, month: month, day: number)
                ?? CalendarDay(year: year + 1, month: month, day: number - 1)
        }
        guard let start = nextYear(date.value.start), let end = nextYear(date.value.end), today <= end else {
            return date
        }
        var date = date
        date.value.start = start
        date.value.end = end
        return date
    }

    /// Whether the sentence is a headline in capitals over a body that has small letters.
    private var isShouted: Bool {
        view.field == .headline && !people.text.isCaseless && people.text.isInCapitals(view)
    }

    /// "where there are already 2,000 who fled": what is there is no new deed.
    private func isStock(_ candidate: Candidate) -> Bool {
        guard let chunk = candidate.actorChunks.first, chunk < view.chunks.count else { return false }
        let start = view.chunks[chunk].start
        if (max(0, start - 2)..<start).contains(where: { view.words[$0] == Words.already }) { return true }
        // "the number of soldiers who are defecting": a count that goes up or down.
        if Words.counts.contains(view.words[view.chunks[chunk].head]), view.words[start] == Words.the {
            return true
        }
        return (max(1, start - 3)..<max(1, start)).contains { token in
            view.words[token] == Words.of && Words.counts.contains(view.words[token - 1])
                && view.chunkAt[token - 1] >= 0
                && view.words[view.chunks[view.chunkAt[token - 1]].start] == Words.the
        }
    }

    /// "convened a meeting in Cairo": where people meet is not whom they meet.
    private func leaveOutMeetingPlace(_ event: inout Event) {
        guard CandidateFinder.reciprocal.contains(event.kind), let place = event.location,
            place.role == .event,
            let words = place.excerpt
        else { return }
        guard event.recipient.count == 1, event.actor != event.recipient else { return }
        event.recipient.removeAll { one in
            one.sectors.isEmpty && one.excerpt.field == words.field && one.excerpt.start <= words.start
                && words.end <= one.excerpt.end && one.code == place.place.country
        }
    }

    /// Whether its verb stands in the past, so that no day can make it an event to come.
    private func isPast(_ candidate: Candidate) -> Bool {
        guard let group = candidate.group else { return false }
        let verb = view.groups[group]
        return verb.form == .finite && verb.start == verb.head && view.classes[verb.head] == .verbPast
    }

    private func setCodes(_ event: inout Event, _ candidate: Candidate) {
        let kind = kinds.kind(named: candidate.kind)
        event.cameo = candidate.cameo
        event.acled = kind?.acled
        if let code = candidate.cameo {
            event.event = kinds.category(ofCameo: code)
            event.goldstein = kinds.scale(ofCameo: code)
        }
        let mode = kind?.mode ?? candidate.cameo.flatMap { kinds.mode(ofCameo: $0) }
        event.mode = mode.map { [$0] } ?? []
        let context = kind?.context ?? candidate.cameo.flatMap { kinds.context(ofCameo: $0) }
        event.context = context.map { [$0] } ?? []
    }

    /// ACLED's sub-event type depends on who fights whom and who takes a place.
    private static func acled(of event: Event) -> String? {
        func isAny(_ people: [Participant], _ sectors: Set<String>) -> Bool {
            people.contains { !sectors.isDisjoint(with: $0.sectors) }
        }
        let state: Set<String> = ["MIL", "COP", "GOV"]
        let armed: Set<String> = ["MIL", "COP", "REB", "UAF", "CRM"]
        switch event.kind {
        case "occupation" where isAny(event.actor, state): return "Government regains territory"
        case "recapture"
        where isAny(event.actor, ["REB", "UAF"]) || event.actor.contains { $0.code == "IMG" }:
            return "Non-state actor overtakes territory"
        case "attack", "killing", "shooting":
            if isAny(event.actor, armed), isAny(event.recipient, armed) { return "Armed clash" }
            if isAny(event.actor, state), isAny(event.recipient, ["OPP"]) {
                return "Excessive force against protesters"
            }
        case "arrest", "dispersal":
            if isAny(event.recipient, ["OPP"]) { return "Protest with intervention" }
        default: break
        }
        return event.acled
    }

    private func setSizes(
        _ event: inout Event, _ candidate: Candidate, _ sizes: [(size: EventSize, token: Int, group: Int?)],
        _ isOnly: Bool
    ) {
        for (size, token, group) in sizes {
            let isMine = group.map { $0 == candidate.group } ?? false
            let isNear = isOnly || candidate.clause.contains(token)
            guard isMine || isNear || Self.counts(event.kind, size.measure) else { continue }
            var size = size
            if event.kind == "defection", size.measure == "displaced" { size.measure = "defected" }
            if event.kind == "defection", size.partOf == "displaced" { size.partOf = "defected" }
            guard !event.size.contains(where: { $0.measure == size.measure }) else { continue }
            event.size.append(size)
        }
    }

    /// Whether a kind of event is one that a measure counts, so that a number elsewhere in the sentence is its.
    private static func counts(_ kind: String, _ measure: String) -> Bool {
        switch measure {
        case "killed", "injured", "casualties":
            [
                "killing", "bombing", "suicide_bombing", "attack", "armed_clash", "shooting", "shelling",
                "air_strike",
                "disaster", "accident", "riot", "mass_killing", "assassination",
            ].contains(kind)
        case "arrested": kind == "arrest"
        case "abducted": kind == "abduction"
        case "participants": ["protest", "strike", "riot"].contains(kind)
        default: false
        }
    }

    private func covers(_ found: AttributionFinder.Found, _ candidate: Candidate) -> Bool {
        let trigger = candidate.trigger.lowerBound
        return !found.cue.contains(trigger) && !found.source.contains(trigger)
            && (found.content.contains(trigger)
                || found.content.lowerBound > trigger && found.content.count < 4)
    }

    private func isWorthwhile(_ event: Event, _ candidate: Candidate) -> Bool {
        // What may be, or would be if, has not been told to be.
        if event.modality == .hypothetical { return false }
        if event.polarity == .negative,
            event.modality == .future || event.modality == .intended || event.actor.isEmpty
        {
            return false
        }
        let root = Int((event.cameo ?? "").prefix(2)) ?? 99
        let isMass = event.kind == "displacement" && event.size.contains { $0.measure == "displaced" }
        guard isMass || PublicMatter.isPublic(event, root: root) else { return false }
        if event.actor.isEmpty, event.recipient.isEmpty {
            guard root >= 14 || root == 99 || isMass else { return false }
            if !event.size.isEmpty { return true }
            let isPlaced = event.location?.excerpt != nil
            // A noun alone is told with its day and place, or it is only talked about.
            guard candidate.group == nil else { return isPlaced || candidate.score > 2 }
            let isDated = event.date?.excerpt != nil
            return candidate.score > 2 ? isPlaced || isDated : isPlaced && isDated
        }
        return event.confidence >= 0.3
    }

    /// A first weight, by which the coder sorts out what is hardly told; the model's confidence comes later.
    private func confidence(_ event: Event, _ candidate: Candidate) -> Double {
        var weight = 0.35
        if event.actor.contains(where: { $0.code != nil || !$0.sectors.isEmpty }) { weight += 0.15 }
        if event.recipient.contains(where: { $0.code != nil || !$0.sectors.isEmpty }) { weight += 0.12 }
        weight += 0.05 * Double(min(candidate.score, 5))
        if !event.size.isEmpty { weight += 0.08 }
        if event.location != nil { weight += 0.04 }
        if event.modality == .hypothetical { weight -= 0.15 }
        if candidate.group == nil { weight -= 0.08 }
        return (min(0.97, max(0.05, weight)) * 1000).rounded() / 1000
    }
}
