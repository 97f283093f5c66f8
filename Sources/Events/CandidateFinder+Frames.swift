/// Verbs inside verbs: offers, threats, demands, refusals and failures of another deed.
extension CandidateFinder {
    struct Framed {
        /// Nil where the frame says that nothing is coded.
        var coding: Coding?
        var consumed: [Int]
        var inner: Int?
        var noun: Int?
        /// The verb of saying whose subject speaks.
        var speaker: Int?
        /// Who is said to have done the inner deed.
        var accused: [Int] = []
        /// The verb of the deed that who speaks says to have done.
        var deed: Int?
    }

    /// "agreed to lift sanctions", "demanded the withdrawal of": the outer verb's frame over the inner event.
    func framed(_ group: Int, _ view: SentenceView, _ clauses: ClauseFinder) -> Framed? {
        let verb = view.groups[group]
        var frame = frames.frames[view.words[verb.head]]
        if frame == nil, Words.be.contains(view.words[verb.head]), verb.end < view.count {
            // "is ready to", "is willing to"
            frame = frames.frames[view.words[verb.end]]
        }
        if frame != nil, let after = frames.after[view.words[verb.head]] {
            let follows = verb.end < view.count && after.contains(view.words[verb.end])
            let commands =
                group + 1 < view.groups.count && view.groups[group + 1].form == .infinitive
                && view.groups[group + 1].start - verb.end < 8
            if !follows && !commands { frame = nil }
        }
        // A phrase that is known as a whole needs no frame: "agreed to a ceasefire".
        if frame != nil, let whole = coding(of: group), whole.isOwn, whole.score >= 4,
            !["02", "10"].contains((code(of: whole) ?? "").prefix(2)) || !isCommand(group, view)
        {
            frame = nil
        }
        if frame == .accuse { return accused(group, view, clauses) }
        if frame == .claim { return claimed(group, view, clauses) }
        if frame == .hope { return nil }
        if frame == .fail { return refused(group, view, clauses) }
        // "refused to rule out": who does not refuse has not agreed either.
        if frame == .refuse, group + 1 < view.groups.count, view.groups[group + 1].form == .infinitive,
            view.groups[group + 1].start == verb.end, let inner = coding(of: group + 1),
            code(of: inner)?.hasPrefix("12") == true
        {
            return Framed(coding: nil, consumed: [group + 1])
        }
        if var frame {
            let isAsking = frame == .ask
            // "wants to attack": who wants does it; "wants X to go": another does.
            if frame == .ask, group + 1 < view.groups.count, view.groups[group + 1].form == .infinitive,
                view.groups[group + 1].start == verb.end
            {
                frame = .agree
            }
            var next = group + 1
            while next < view.groups.count, view.groups[next].start - verb.end < 12 {
                let inner = view.groups[next]
                if inner.form == .finite, inner.mood == .plain { break }
                if let coded = coding(of: next), let code = self.code(of: coded) {
                    // What someone only wants to do is no offer, unless our own triggers know the deed.
                    if isAsking, frame == .agree, !coded.isOwn,
                        !areStates(clauses.subject(of: group), clauses.object(of: next), view)
                    {
                        break
                    }
                    // "pledged to expel the exiles": a measure that is promised to another.
                    if code.hasPrefix("17"), frames.consenting.contains(view.words[verb.head]) { break }
                    guard let composed = FrameTable.compose(frame, inner: code),
                        let kind = kinds.kind(ofCameo: composed)
                    else { break }
                    return Framed(
                        coding: Self.framing(coded, frame.rawValue, kind.name, composed), consumed: [next],
                        inner: next)
                }
                if inner.form == .infinitive || inner.form == .gerund { next += 1 } else { break }
            }
            // A noun of an event as object: "rejected calls for aid", "pledged support".
            let end = min(clauses.clauseEnd(after: verb.end), verb.end + 9)
            for token in verb.end..<max(verb.end, end) {
                // "agreed to the terms in talks": what stands behind a place or time is not agreed to.
                if frame == .agree, view.words[token] != Self.on,
                    Words.inside.contains(view.words[token]) || Words.temporal.contains(view.words[token])
                {
                    break
                }
                guard let patterns = verbs.nouns[view.words[token]],
                    let coded = Self.best(
                        patterns, view, max(0, token - 5)..<token, token + 1..<min(view.count, token + 6),
                        view.count, []),
                    let code = code(of: coded), frame != .agree || code < "14",
                    let composed = FrameTable.compose(frame, inner: code),
                    let kind = kinds.kind(ofCameo: composed)
                else { continue }
                return Framed(
                    coding: Self.framing(coded, frame.rawValue, kind.name, composed), consumed: [],
                    noun: token)
            }
        }
        if let refused = refused(group, view, clauses) { return refused }
        if let demanded = demanded(group, view, clauses) { return demanded }
        // "will visit", "will send aid": an intent.
        guard verb.mood == .future, !verb.isPassive, !verb.isNegated, frame == nil,
            let coded = coding(of: group), coded.score >= 4 || coded.isOwn,
            let code = code(of: coded), let first = Int(code.prefix(2)), 4...8 ~= first || 14...20 ~= first,
            let composed = FrameTable.compose(.agree, inner: code), let kind = kinds.kind(ofCameo: composed)
        else { return nil }
        return Framed(
            coding: Self.framing(coded, "future", kind.name, composed, score: coded.score), consumed: [])
    }

    private func areStates(_ subject: [Int], _ object: [Int], _ view: SentenceView) -> Bool {
        PublicMatter.isBetweenStates(
            subject.compactMap { people.find($0, in: view) }, object.compactMap { people.find($0, in: view) })
    }

    /// "called on X to release": what is asked for stands in the infinitive.
    private func isCommand(_ group: Int, _ view: SentenceView) -> Bool {
        let next = group + 1
        return next < view.groups.count && view.groups[next].form == .infinitive
            && view.groups[next].start - view.groups[group].end < 9
    }

    /// A coding with what a frame made of it.
    private static func framing(
        _ inner: Coding, _ frame: String, _ kind: String, _ cameo: String?, score: Int = 4
    ) -> Coding {
        Coding(
            kind: kind, cameo: cameo, score: score, isOwn: score == 4 || inner.isOwn,
            rule: EventRule(table: inner.rule.table, line: inner.rule.line, frame: frame))
    }

    /// "said that the parties must reach an agreement": a demand of who says so.
    private func demanded(_ group: Int, _ view: SentenceView, _ clauses: ClauseFinder) -> Framed? {
        let verb = view.groups[group]
        guard verb.mood == .obliged, !verb.isNegated, group > 0,
            let speaker = (0..<group).last(where: { frames.reporting[view.words[view.groups[$0].head]] == 1 }
            ),
            verb.start - view.groups[speaker].end < 16, let coded = coding(of: group),
            !clauses.subject(of: group).allSatisfy({ people.isThing($0, in: view) }),
            let code = code(of: coded), let composed = FrameTable.compose(.demand, inner: code),
            let kind = kinds.kind(ofCameo: composed)
        else { return nil }
        return Framed(
            coding: Self.framing(coded, "obliged", kind.name, composed), consumed: [], speaker: speaker)
    }

    /// "failed to reach an agreement", "will not lift the ban": cooperation that is refused.
    private func refused(_ group: Int, _ view: SentenceView, _ clauses: ClauseFinder) -> Framed? {
        let verb = view.groups[group]
        let isFailure = frames.frames[view.words[verb.head]] == .fail
        var place = group
        if isFailure {
            guard group + 1 < view.groups.count, view.groups[group + 1].form == .infinitive,
                view.groups[group + 1].start - verb.end < 3
            else { return nil }
            place = group + 1
        } else if !verb.isNegated || verb.isPassive || verb.form != .finite {
            return nil
        }
        guard let coded = coding(of: place), let code = code(of: coded) else { return nil }
        let inner = place == group ? nil : place
        if code.hasPrefix("057"), let kind = kinds.kind(named: "failed_agreement") {
            let coding = Self.framing(coded, "fail", kind.name, kind.cameo)
            return Framed(coding: coding, consumed: inner.map { [$0] } ?? [], inner: inner)
        }
        guard verb.mood == .future || isFailure, let composed = FrameTable.compose(.refuse, inner: code),
            let kind = kinds.kind(ofCameo: composed)
        else { return nil }
        return Framed(
            coding: Self.framing(coded, "refuse", kind.name, composed, score: coded.score),
            consumed: inner.map { [$0] } ?? [], inner: inner)
    }

    /// "accused X of doing": what X is said to have done is no event of its own here.
    private func accused(_ group: Int, _ view: SentenceView, _ clauses: ClauseFinder) -> Framed? {
        guard let coding = coding(of: group) else { return nil }
        var consumed: [Int] = []
        var next = group + 1
        while next < view.groups.count,
            view.groups[next].form == .gerund || view.groups[next].form == .infinitive
        {
            consumed.append(next)
            next += 1
        }
        return Framed(coding: coding, consumed: consumed)
    }

    /// "claimed that X had attacked": what one side says that the other did is an accusation of who says so; what it
    /// says that it did itself is a claim of responsibility.
    private func claimed(_ group: Int, _ view: SentenceView, _ clauses: ClauseFinder) -> Framed? {
        let verb = view.groups[group]
        let next = group + 1
        guard next < view.groups.count, view.groups[next].form == .finite,
            verb.form == .finite || verb.form == .participle, !verb.isPassive, !view.groups[next].isPassive,
            !view.groups[next].isNegated,
            view.groups[next].start - verb.end < 10, let coded = coding(of: next),
            coded.isOwn || coded.score > 2,
            let code = code(of: coded), code >= "14", let kind = kinds.kind(named: "accusation")
        else { return nil }
        let doers = clauses.subject(of: next)
        if doers.count == 1, let doer = doers.first, view.chunks[doer].start >= verb.end,
            Words.resuming.contains(view.words[view.chunks[doer].head]),
            let kind = kinds.kind(named: "claim_of_responsibility")
        {
            // "claimed that they had attacked": the deed is told beside the claim to it.
            return Framed(
                coding: Self.framing(coded, "claim", kind.name, kind.cameo), consumed: [], deed: next)
        }
        guard
            doers.allSatisfy({
                view.chunks[$0].start >= verb.end && view.classes[view.chunks[$0].head] != .pronoun
            }),
            PublicMatter.isBetweenParties(
                clauses.subject(of: group).compactMap { people.find($0, in: view) },
                doers.compactMap { people.find($0, in: view) })
        else { return nil }
        return Framed(
            coding: Self.framing(coded, "claim", kind.name, kind.cameo), consumed: [next], accused: doers)
    }

    func code(of coding: Coding) -> String? {
        coding.cameo ?? kinds.kind(named: coding.kind)?.cameo
    }
}
