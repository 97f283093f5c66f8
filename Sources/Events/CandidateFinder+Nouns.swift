import Language

/// Events that a noun names: "the downing of a plane by gunners".
extension CandidateFinder {
    func nominal(
        _ token: Int, _ view: SentenceView, _ number: Int, _ clauses: ClauseFinder, coded: Set<Int>
    ) -> Candidate? {
        let chunk = view.chunks[view.chunkAt[token]]
        guard chunk.head == token, let patterns = verbs.nouns[view.words[token]] else { return nil }
        let end = min(view.count, token + 9)
        guard
            let coding = Self.best(
                patterns, view, max(0, token - 4)..<token, token + 1..<max(token + 1, end), end, []),
            coding.kind != "-"
        else { return nil }
        var candidate = Candidate(
            view: number, trigger: token..<token + 1, clause: max(0, chunk.start - 6)..<end,
            kind: coding.kind,
            cameo: coding.cameo == "-" ? nil : code(of: coding), score: coding.score, group: nil,
            rule: coding.rule, isOwn: true)
        // The nationality or owner before the noun is who did it; "of", "on", "against" tell to whom.
        // What stands after another verb or a comma belongs to that.
        let close =
            (token + 1..<max(token + 1, end)).first {
                view.classes[$0] == .comma
                    || view.groupAt[$0] >= 0 && view.groups[view.groupAt[$0]].form == .finite
            } ?? end
        let phrases = clauses.prepositional(after: token + 1, until: close)
        for (preposition, other) in phrases.prefix(3) {
            let found = clauses.coordination(startingIn: other).compactMap { people.find($0, in: view) }
            guard !found.isEmpty else { continue }
            if preposition == Words.by {
                if candidate.actors.isEmpty {
                    candidate.actors = found
                    candidate.actorChunks = [other]
                }
            } else if preposition == Words.between, found.count > 1 {
                candidate.actors = [found[0]]
                candidate.recipients = Array(found.dropFirst())
            } else if candidate.recipients.isEmpty, preposition != 0, !Words.temporal.contains(preposition),
                !Words.inside.contains(preposition) || preposition == WordHash.of("on")
            {
                candidate.recipients = found
                candidate.recipientChunks = [other]
            }
        }
        if candidate.actors.isEmpty, let owner = people.owner(of: chunk, in: view),
            !Self.reciprocal.contains(candidate.kind) || !people.isTown(before: token, in: view)
        {
            candidate.actors = [owner]
        }
        if candidate.cameo == nil, Self.unmeant.contains(candidate.kind) { candidate.actors = [] }
        carry(&candidate, chunk, view, clauses, coded)
        if candidate.actors.isEmpty, candidate.recipients.isEmpty, isLongPast(chunk, view) { return nil }
        let root = Int((candidate.cameo ?? "").prefix(2)) ?? 99
        // "efforts to obtain a ceasefire": what is only sought has not come.
        if root < 14 || candidate.actors.isEmpty && candidate.recipients.isEmpty, isSought(chunk, view) {
            return nil
        }
        if isPlanned(chunk, view) { return nil }
        let named = !candidate.actors.isEmpty || !candidate.recipients.isEmpty
        guard
            root < 14
                ? !candidate.actors.isEmpty && !candidate.recipients.isEmpty
                : named || root == 99 || root >= 17
        else {
            return nil
        }
        for back in max(0, token - 5)..<token {
            let isClose =
                back + 1 >= chunk.start
                || view.groupAt[back] >= 0 && view.groupAt[back] == view.groupAt[max(0, chunk.start - 1)]
            if isClose, Words.not.contains(view.words[back]) { candidate.polarity = .negative }
            if Words.future.contains(view.words[back]) { candidate.modality = .future }
            if Words.condition.contains(view.words[back]) || Words.possible.contains(view.words[back]) {
                candidate.modality = .hypothetical
            }
            if view.groupAt[back] >= 0, frames.frames[view.words[back]] == .hope {
                candidate.modality = .hypothetical
            }
        }
        // "the picketing will start", "heavy rains could have hurt the crop".
        if let next = view.groups.first(where: { $0.start >= chunk.end }), next.start - chunk.end < 3,
            next.form == .finite, candidate.modality == .actual
        {
            if next.mood == .future { candidate.modality = .future }
            if next.mood == .possible { candidate.modality = .hypothetical }
        }
        return candidate
    }

    /// Kinds of what befalls people and nobody does.
    static let unmeant: Set<String> = ["disaster", "epidemic", "accident"]

    private func isSought(_ chunk: SentenceView.Chunk, _ view: SentenceView) -> Bool {
        (max(0, chunk.start - 4)..<chunk.start).contains { frames.unreal.contains(view.words[$0]) }
    }

    /// "plans for an early deployment": what the noun before the phrase only speaks of.
    private func isPlanned(_ chunk: SentenceView.Chunk, _ view: SentenceView) -> Bool {
        guard chunk.start > 1, view.classes[chunk.start - 1] == .preposition,
            view.words[chunk.start - 1] != Words.by
        else { return false }
        let noun = view.words[chunk.start - 2]
        return frames.unreal.contains(noun) && !Words.attempts.contains(noun)
    }

    /// "the 1994 genocide": a year before the noun that is not the article's says that it is only spoken of.
    private func isLongPast(_ chunk: SentenceView.Chunk, _ view: SentenceView) -> Bool {
        (chunk.start..<chunk.head).contains { token in
            guard view.classes[token] == .number else { return false }
            let bytes = people.text.bytes(view.first + token)
            guard bytes.count == 4, let year = Int(String(decoding: bytes, as: UTF8.self)),
                1500...2200 ~= year
            else { return false }
            return people.day.map { $0.components.year != year } ?? true
        }
    }

    /// "offered criticism of", "launched an attack on": the subject of a verb that only carries the noun did it.
    private func carry(
        _ candidate: inout Candidate, _ chunk: SentenceView.Chunk, _ view: SentenceView,
        _ clauses: ClauseFinder, _ coded: Set<Int>
    ) {
        guard candidate.actors.isEmpty, chunk.start > 0, view.groupAt[chunk.start - 1] >= 0 else { return }
        let group = view.groupAt[chunk.start - 1]
        let verb = view.groups[group]
        guard frames.light.contains(view.words[verb.head]), !verb.isPassive, !coded.contains(group) else {
            return
        }
        candidate.actorChunks = clauses.subject(of: group)
        candidate.actors = candidate.actorChunks.compactMap { people.find($0, in: view) }
        if verb.isNegated { candidate.polarity = .negative }
        switch verb.mood {
        case .future: candidate.modality = .future
        case .possible: candidate.modality = .hypothetical
        case .obliged: candidate.modality = .intended
        case .plain: break
        }
    }
}
