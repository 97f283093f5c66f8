/// Finds the events that one sentence names: by verbs with their patterns, by nouns, and by verbs inside verbs.
struct CandidateFinder {
    let verbs: VerbLexicon
    let frames: FrameTable
    let kinds: KindTable
    let people: ParticipantFinder
    /// The codes of the verb groups of the sentence at hand.
    private(set) var codings: [Coding?] = []

    init(verbs: VerbLexicon, frames: FrameTable, kinds: KindTable, people: ParticipantFinder) {
        self.verbs = verbs
        self.frames = frames
        self.kinds = kinds
        self.people = people
    }

    /// A code with its kind and how well it fits.
    struct Coding {
        var kind: String
        var cameo: String?
        var score: Int
        var isOwn: Bool
        var length = 1
        /// Tokens that an own pattern asked for right of its trigger.
        var matched: [Int] = []
        /// What named it.
        var rule = EventRule(table: "", line: 0)
    }

    /// The kind of verbs that only report or express: no event by itself.
    private static let statement = "statement"

    /// The candidates of a sentence, in the order of their triggers.
    func candidates(in view: SentenceView, _ clauses: ClauseFinder, number: Int) -> [Candidate] {
        var finder = self
        finder.codings = view.groups.indices.map { findCoding(of: $0, view, clauses) }
        return finder.allCandidates(in: view, clauses, number: number)
    }

    private func allCandidates(in view: SentenceView, _ clauses: ClauseFinder, number: Int) -> [Candidate] {
        var found: [Candidate] = []
        var consumed = Set<Int>()
        var consumedNouns = Set<Int>()
        for group in view.groups.indices where !consumed.contains(group) {
            let framed = framed(group, view, clauses)
            if let framed {
                consumed.formUnion(framed.consumed)
                if let noun = framed.noun { consumedNouns.insert(noun) }
            }
            guard framed == nil || framed?.coding != nil else { continue }
            guard let coding = framed?.coding ?? coding(of: group) else { continue }
            if coding.kind == Self.statement || coding.kind == "-" { continue }
            if framed == nil, carriesInfinitive(group, coding, view) { continue }
            if isAttribute(group, view, clauses) || isPurpose(group, coding, found, view) { continue }
            var candidate = candidate(coding, group: group, inner: framed?.inner, view, number, clauses)
            if let speaker = framed?.speaker {
                candidate.recipientChunks = candidate.actorChunks
                candidate.recipients = candidate.actors
                candidate.actorChunks = clauses.subject(of: speaker)
                candidate.actors = candidate.actorChunks.compactMap { people.find($0, in: view) }
                candidate.modality = .actual
            }
            if let accused = framed.flatMap({ $0.deed.map(clauses.object(of:)) ?? $0.accused }),
                !accused.isEmpty
            {
                candidate.recipientChunks = accused
                candidate.recipients = accused.compactMap { people.find($0, in: view) }
                candidate.isDirect = true
            }
            if isBackground(candidate, group, view) { continue }
            if isCredible(candidate, coding, view) {
                found.append(candidate)
                consumedNouns.formUnion(coding.matched)
            }
        }
        let coded = Set(found.compactMap(\.group))
        for token in 0..<view.count where view.groupAt[token] < 0 && !consumedNouns.contains(token) {
            guard verbs.nouns[view.words[token]] != nil, view.chunkAt[token] >= 0,
                let candidate = nominal(token, view, number, clauses, coded: coded)
            else { continue }
            found.append(candidate)
        }
        return found.sorted { $0.trigger.lowerBound < $1.trigger.lowerBound }
    }

    /// "officials accused of taking bribes were moved": words of nobody named that only describe someone.
    private func isBackground(_ candidate: Candidate, _ group: Int, _ view: SentenceView) -> Bool {
        let verb = view.groups[group]
        guard verb.start == verb.head, verb.form == .finite || verb.form == .participle,
            candidate.actors.isEmpty, let code = candidate.cameo, code < "14"
        else { return false }
        return verb.form == .participle
            || verb.end < view.count && view.words[verb.end] == Words.of
                && frames.frames[view.words[verb.head]] == .accuse
    }

    /// "managed to free": the verb inside tells the deed.
    private func carriesInfinitive(_ group: Int, _ coding: Coding, _ view: SentenceView) -> Bool {
        !coding.isOwn && group + 1 < view.groups.count && view.groups[group + 1].form == .infinitive
            && view.groups[group + 1].start == view.groups[group].end
            && frames.implicative.contains(view.words[view.groups[group].head])
    }

    /// "met to discuss trade": what a meeting is for is the meeting.
    private func isPurpose(
        _ group: Int, _ coding: Coding, _ found: [Candidate], _ view: SentenceView
    ) -> Bool {
        guard coding.kind == "consultation", view.groups[group].form == .infinitive, group > 0,
            let meeting = found.last, meeting.group == group - 1
        else { return false }
        return Self.reciprocal.contains(meeting.kind) || meeting.kind == "visit"
    }

    /// "Ousted president Soro said": a participle that opens its sentence and describes the name after it.
    private func isAttribute(_ group: Int, _ view: SentenceView, _ clauses: ClauseFinder) -> Bool {
        let verb = view.groups[group]
        guard verb.start == 0, verb.end == 1, verb.form != .gerund, verb.end < view.count,
            view.classes[0] == .verbPast || view.classes[0] == .verbParticiple,
            view.chunkAt[verb.end] >= 0
        else { return false }
        let chunk = view.chunks[view.chunkAt[verb.end]]
        return chunk.start == verb.end && !view.classes[chunk.start].opensNounPhrase
            && view.groups.dropFirst(group + 1).contains { $0.form == .finite }
    }

    // MARK: Who

    private func candidate(
        _ coding: Coding, group: Int, inner: Int?, _ view: SentenceView, _ number: Int,
        _ clauses: ClauseFinder
    ) -> Candidate {
        let verb = view.groups[group]
        let end = clauses.clauseEnd(after: inner.map { view.groups[$0].end } ?? verb.end)
        let subject = clauses.subject(of: group)
        let start = subject.first.map { view.chunks[$0].start } ?? verb.start
        var candidate = Candidate(
            view: number, trigger: verb.head..<verb.head + coding.length,
            clause: min(start, verb.start)..<max(end, verb.end), kind: coding.kind, cameo: code(of: coding),
            score: coding.score, group: group, rule: coding.rule, isOwn: coding.isOwn)
        if coding.cameo == "-" { candidate.cameo = nil }
        let object = clauses.object(of: group)
        // "is scheduled to visit" is no passive of the visit.
        let isPlanned = inner != nil && frames.frames[view.words[verb.head]] == .agree
        // "is opposed to the bill" is said of who opposes it.
        let isState =
            Words.stative.contains(view.words[verb.head]) && verb.end < view.count
            && view.words[verb.end] == Words.to
        let isPassive = !isPlanned && !isState && (verb.isPassive || isBareParticiple(group, object, view))
        let phrases = clauses.prepositional(after: inner.map { view.groups[$0].end } ?? verb.end, until: end)
        if isPassive {
            candidate.recipientChunks = subject
            let limit =
                view.groups.dropFirst(group + 1).first { $0.form != .gerund }?.start ?? view.count
            let agents = phrases.filter {
                $0.preposition == Words.by && view.chunks[$0.chunk].start < limit
            }.prefix(1).map(\.chunk)
            candidate.actorChunks = agents.first.map { clauses.coordination(startingIn: $0) } ?? []
            candidate.actors = candidate.actorChunks.compactMap { people.find($0, in: view) }
            candidate.recipients = subject.compactMap { people.find($0, in: view) }
            if candidate.recipients.isEmpty, let about = subject.last {
                candidate.recipients = meant(by: about, before: verb.start, clauses, view)
            }
            candidate.isDirect = !candidate.actors.isEmpty
        } else {
            candidate.actorChunks = subject
            candidate.actors = subject.compactMap { people.find($0, in: view) }
            candidate.recipientChunks = object
            candidate.recipients = object.compactMap { people.find($0, in: view) }
            if candidate.recipients.isEmpty, let inner {
                candidate.recipients = asked(verb, before: view.groups[inner].start, phrases: clauses, view)
            }
            if candidate.recipients.isEmpty, let inner {
                candidate.recipients = clauses.object(of: inner).compactMap { people.find($0, in: view) }
            }
            leaveOutThings(&candidate)
            // "offering military support to Lebanon": who gets it and not what they get.
            if !candidate.recipients.isEmpty, !candidate.recipients.contains(where: isParty),
                let other = phrases.first(where: { one in
                    Self.toward.contains(one.preposition)
                        && people.find(one.chunk, in: view).map(isParty) == true
                })
            {
                candidate.recipients = clauses.coordination(startingIn: other.chunk)
                    .compactMap { people.find($0, in: view) }
            }
            if candidate.recipients.isEmpty, candidate.kind != "displacement", candidate.kind != "defection",
                !isCounted(object, candidate, view)
            {
                let taken = Set(subject)
                let others = phrases.filter {
                    !taken.contains($0.chunk) && !Words.temporal.contains($0.preposition)
                        && people.find($0.chunk, in: view) != nil
                        // "met at the bureau of X", "a text written by X": not whom they met.
                        && (!Self.reciprocal.contains(candidate.kind)
                            || $0.preposition != Words.of && $0.preposition != Words.by)
                }
                // "called on X to act against Y": what stands before the next verb is meant first.
                let limit = view.groups.dropFirst((inner ?? group) + 1).first?.start ?? view.count
                let before = others.filter { view.chunks[$0.chunk].start < limit }
                let near = before.isEmpty ? others : before
                // "filed a suit in Paris against X": who is meant stands after "against" more than after "in".
                let other =
                    near.first { Self.facing.contains($0.preposition) }
                    ?? near.first { !Words.inside.contains($0.preposition) || $0.preposition == Self.on }
                    ?? near.first
                candidate.recipients =
                    other.map { clauses.coordination(startingIn: $0.chunk) }?
                    .compactMap { people.find($0, in: view) } ?? []
            } else {
                candidate.isDirect = !candidate.recipients.isEmpty
            }
            let isFaced = phrases.contains {
                Self.facing.contains($0.preposition)
                    || candidate.kind == "planned_meeting" && Words.movement.contains($0.preposition)
            }
            if candidate.recipients.isEmpty || !candidate.isDirect && !isFaced, candidate.actors.count > 1,
                Self.reciprocal.contains(candidate.kind)
                    || Words.exchanging.contains(view.words[verb.head])
            {
                shareOut(&candidate)
            }
        }
        leaveOutThings(&candidate)
        if candidate.kind != "accident", Self.unmeant.contains(candidate.kind) { candidate.actors = [] }
        if candidate.cameo == nil, let chunk = candidate.actorChunks.first,
            verbs.nouns[view.words[view.chunks[chunk].head]] != nil
        {
            // "people killed by the jet's crash": what happened is no one who did it.
            candidate.actors = []
            candidate.actorChunks = []
        }
        swapReceived(&candidate, verb, phrases, clauses, view)
        if candidate.actors.isEmpty, ["17", "18", "19", "20"].contains((candidate.cameo ?? "").prefix(2)) {
            candidate.actors = doers(in: phrases, view)
        }
        setModality(&candidate, verb, group, view)
        return candidate
    }

    /// "abducted three others in an attack on a post": the object counts whom it was done to, whoever they are.
    private func isCounted(_ object: [Int], _ candidate: Candidate, _ view: SentenceView) -> Bool {
        guard let chunk = object.first, ["abduction", "killing", "release"].contains(candidate.kind) else {
            return false
        }
        return view.classes[view.chunks[chunk].start] == .number && !people.isThing(chunk, in: view)
    }

    /// "X and Y met": one meets the other; of more, each meets all.
    private func shareOut(_ candidate: inout Candidate) {
        candidate.recipients = candidate.actors
        guard candidate.actors.count == 2 else { return }
        candidate.actors.removeLast()
        candidate.recipients.removeFirst()
    }

    /// Whether a participant is someone and not a thing of someone's.
    private func isParty(_ one: ParticipantFinder.Found) -> Bool { !one.isThing }

    /// A thing of someone does nothing, and no one meets one or calls on it.
    func leaveOutThings(_ candidate: inout Candidate) {
        candidate.actors.removeAll(where: \.isThing)
        // "fled Syria": the place that is left is no one to whom something is done.
        if candidate.kind == "defection" || candidate.kind == "displacement" {
            candidate.recipients.removeAll { $0.sectors.isEmpty }
            if candidate.recipients.isEmpty { candidate.recipientChunks = [] }
        }
        if Self.personal.contains((candidate.cameo ?? "").prefix(2))
            || Self.reciprocal.contains(candidate.kind)
        {
            candidate.recipients.removeAll(where: \.isThing)
        }
    }

    /// Roots whose recipient is someone: appeals, meetings and talks.
    private static let personal: Set<Substring> = ["02", "04"]

    /// "called on X to release Y": who is asked stands before the verb inside.
    private func asked(
        _ verb: SentenceView.VerbGroup, before end: Int, phrases clauses: ClauseFinder, _ view: SentenceView
    ) -> [ParticipantFinder.Found] {
        for (preposition, chunk) in clauses.prepositional(after: verb.end, until: end)
        where Self.asking.contains(preposition) {
            let found = clauses.coordination(startingIn: chunk).compactMap { people.find($0, in: view) }
            if !found.isEmpty { return found }
        }
        return []
    }

    private static let asking = Words.hashes("on upon to with for")

    /// "evidence against X was presented": whom the subject of a passive is about.
    private func meant(
        by chunk: Int, before end: Int, _ clauses: ClauseFinder, _ view: SentenceView
    ) -> [ParticipantFinder.Found] {
        let phrases = clauses.prepositional(after: view.chunks[chunk].end, until: end)
        return phrases.first { Self.facing.contains($0.preposition) }
            .map { clauses.coordination(startingIn: $0.chunk).compactMap { people.find($0, in: view) } } ?? []
    }

    /// "received assurances from the government": who receives is the one to whom it is done.
    private func swapReceived(
        _ candidate: inout Candidate, _ verb: SentenceView.VerbGroup,
        _ phrases: [(preposition: UInt64, chunk: Int)], _ clauses: ClauseFinder, _ view: SentenceView
    ) {
        guard Self.receiving.contains(view.words[verb.head]), !verb.isPassive,
            ["03", "05", "06", "07"].contains((candidate.cameo ?? "").prefix(2)),
            let giver = phrases.first(where: { one in
                Words.source.contains(one.preposition) && people.find(one.chunk, in: view)?.isThing == false
            })
        else { return }
        candidate.recipients = candidate.actors
        candidate.recipientChunks = candidate.actorChunks
        candidate.actorChunks = clauses.coordination(startingIn: giver.chunk)
        candidate.actors = candidate.actorChunks.compactMap { people.find($0, in: view) }
    }

    private static let toward = Words.hashes("to for toward towards against with from")
    private static let receiving = Words.hashes(
        "receive receives received receiving get gets got getting obtain obtains obtained secure secures secured "
            + "win wins won accept accepts accepted")

    /// "killed in police firing", "wounded during an army raid": who did it stands before the noun of the deed.
    private func doers(
        in phrases: [(preposition: UInt64, chunk: Int)], _ view: SentenceView
    ) -> [ParticipantFinder.Found] {
        for (preposition, chunk) in phrases where Self.deeds.contains(preposition) {
            let head = view.chunks[chunk].head
            guard verbs.nouns[view.words[head]] != nil, let found = people.find(chunk, in: view) else {
                continue
            }
            return [found]
        }
        return []
    }

    private static let facing = Words.hashes("against with upon")
    static let on = WordHash.of("on")
    /// Kinds that all who take part do to each other.
    static let reciprocal: Set<String> = [
        "meeting", "negotiation", "agreement", "armed_clash", "consultation", "planned_meeting", "truce",
        "summit", "military_cooperation", "failed_agreement",
    ]
    private static let deeds = Words.hashes("in by during after")

    /// "Ten people killed in a blast": a participle without an object and without "be".
    private func isBareParticiple(_ group: Int, _ object: [Int], _ view: SentenceView) -> Bool {
        let verb = view.groups[group]
        guard verb.form != .gerund, verb.form != .infinitive, verb.start == verb.head, object.isEmpty,
            view.classes[verb.head] == .verbPast || view.classes[verb.head] == .verbParticiple,
            !Words.finitePasts.contains(view.words[verb.head])
        else { return false }
        // "claimed that", and not "claimed by"
        if verb.end < view.count, view.words[verb.end] == Words.that { return false }
        // "blacklisted since 1973 by"
        let reach = min(view.groups.first { $0.start >= verb.end }?.start ?? view.count, verb.end + 5)
        if (verb.end..<max(verb.end, reach)).contains(where: { view.words[$0] == Words.by }) { return true }
        // "officials accused of taking bribes"
        if verb.end < view.count, view.words[verb.end] == Words.of,
            frames.frames[view.words[verb.head]] == .accuse
        {
            return true
        }
        return frames.verbMeasures[view.words[verb.head]]?.slot == .object
    }

    /// "a plan to impose", "poised to strike", "the proposal for withdrawing": nothing has come of it yet.
    private func isUnreal(_ verb: SentenceView.VerbGroup, _ view: SentenceView) -> Bool {
        let reach = verb.form == .infinitive ? 2 : 3
        if (max(0, verb.start - reach)..<verb.start).contains(where: {
            frames.unreal.contains(view.words[$0])
        }) {
            return true
        }
        // "a request to X to withdraw": who is asked stands between.
        guard verb.form == .infinitive, verb.start > 2, view.chunkAt[verb.start - 1] >= 0 else {
            return false
        }
        let start = view.chunks[view.chunkAt[verb.start - 1]].start
        return start > 1 && view.groupAt[start - 1] < 0
            && (view.classes[start - 1] == .preposition || view.classes[start - 1] == .to)
            && frames.unreal.contains(view.words[start - 2])
    }

    private func setModality(
        _ candidate: inout Candidate, _ verb: SentenceView.VerbGroup, _ group: Int, _ view: SentenceView
    ) {
        // A refusal and a threat are deeds of today, whatever they speak of.
        let isRefusal = candidate.cameo.map { $0.hasPrefix("12") || $0.hasPrefix("13") } == true
        if verb.isNegated, !isRefusal { candidate.polarity = .negative }
        switch verb.mood {
        case .future: candidate.modality = isRefusal ? .actual : .future
        case .possible: candidate.modality = .hypothetical
        case .obliged: candidate.modality = .intended
        case .plain: break
        }
        for token in max(0, verb.start - 6)..<verb.start where Words.condition.contains(view.words[token]) {
            candidate.modality = .hypothetical
        }
        if verb.form != .finite, candidate.modality == .actual, isUnreal(verb, view) {
            candidate.modality = .intended
            candidate.isUnreal = true
        }
        guard group > 0 else { return }
        let outer = view.groups[group - 1]
        // "denied that its soldiers had attacked": told only to be denied.
        if verb.form == .finite, frames.frames[view.words[outer.head]] == .deny,
            (outer.end..<verb.start).contains(where: { Words.who.contains(view.words[$0]) })
        {
            candidate.modality = .reportedDenial
        }
        // "hoped that they would be charged": a wish.
        if verb.form == .finite, verb.mood == .future, frames.frames[view.words[outer.head]] == .hope,
            verb.start - outer.end < 16
        {
            candidate.modality = .hypothetical
        }
        guard verb.form != .finite, verb.start - outer.end < 8 else { return }
        if outer.mood == .future { candidate.modality = .future }
        if outer.mood == .possible { candidate.modality = .hypothetical }
        switch frames.frames[view.words[outer.head]] {
        case .fail, .refuse: candidate.polarity = .negative
        case .deny: candidate.modality = .reportedDenial
        case .agree where verb.form == .infinitive, .ask where verb.form == .infinitive,
            .demand where verb.form == .infinitive, .threaten where verb.form == .infinitive:
            candidate.modality = .intended
        case .accuse, .hope: candidate.modality = .hypothetical
        default: break
        }
        // "urged the president to veto": what is asked of another has not been done.
        if verb.form == .infinitive, verb.start - outer.end > 0, candidate.modality == .intended,
            frames.frames[view.words[outer.head]] == .ask
        {
            candidate.modality = .hypothetical
        }
        if outer.isNegated, verb.form == .infinitive || verb.form == .gerund && verb.start == outer.end {
            candidate.polarity = .negative
        }
        // "had to strike": what is only to come, unless the verb before says that it came.
        if verb.form == .infinitive, candidate.modality == .actual, candidate.kind != "protest",
            outer.form != .gerund || Words.controlling.contains(view.words[outer.head]),
            !frames.implicative.contains(view.words[outer.head])
        {
            candidate.modality = .intended
            candidate.isLoose = verb.start > outer.end
        }
    }
}
