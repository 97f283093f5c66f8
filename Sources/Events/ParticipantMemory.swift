/// Whom pronouns and aliases stand for: the last body, group and person that the text named as a subject.
struct ParticipantMemory {
    let people: ParticipantFinder
    private var body: Named?
    private var group: Named?
    private var person: Named?

    /// Someone named, and where.
    private struct Named {
        var found: ParticipantFinder.Found
        var view: SentenceView
    }

    init(people: ParticipantFinder) { self.people = people }

    /// Fills in participants: those found, and for pronouns those remembered.
    func resolve(_ candidates: inout [Candidate], in view: SentenceView) {
        for index in candidates.indices {
            let candidate = candidates[index]
            candidates[index].actorParticipants = candidate.actors.map { people.participant($0, in: view) }
            candidates[index].recipientParticipants = candidate.recipients.map {
                people.participant($0, in: view)
            }
            if candidate.actors.isEmpty, let chunk = candidate.actorChunks.first {
                candidates[index].actorParticipants = known(chunk, view).map { [$0] } ?? []
            }
            if candidate.recipients.isEmpty, let chunk = candidate.recipientChunks.first {
                candidates[index].recipientParticipants = known(chunk, view).map { [$0] } ?? []
            }
        }
    }

    /// Whom a chunk means: the sentence's own subject before it, else whom earlier sentences named.
    private func known(_ chunk: Int, _ view: SentenceView) -> Participant? {
        guard view.classes[view.chunks[chunk].head] == .pronoun else { return meant(by: chunk, view) }
        // "Orlan said it would": a name just before that no dictionary knows is still the one that is meant.
        if Words.it.contains(view.words[view.chunks[chunk].head]),
            let subject = (0..<chunk).last(where: { isSubject($0, view) }),
            view.classes[view.chunks[subject].head] == .proper, people.find(subject, in: view) == nil
        {
            return nil
        }
        var local = ParticipantMemory(people: people)
        // "LYON: Interpol said it would": who acts is meant before who is only named.
        for acts in [true, false] {
            for other in 0..<chunk where isSubject(other, view) == acts {
                var trial = local
                trial.remember(other, view)
                local.body = local.body ?? trial.body
                local.group = local.group ?? trial.group
                local.person = local.person ?? trial.person
            }
        }
        return local.meant(by: chunk, view) ?? meant(by: chunk, view)
    }

    private func meant(by chunk: Int, _ view: SentenceView) -> Participant? {
        let base = view.chunks[chunk]
        let word = view.words[base.head]
        let kept: Named?
        if Words.it.contains(word) {
            kept = body
        } else if Words.they.contains(word) {
            kept = group ?? body
        } else if Words.person.contains(word) {
            kept = person
        } else {
            return unnamed(base, view)
        }
        guard let kept else { return nil }
        var one = people.participant(kept.found, in: kept.view)
        let words = people.text.excerpt(view.first + base.start..<view.first + base.end)
        one.resolvedFrom = words.text
        one.excerpt = words
        return one
    }

    /// A named person or body that no dictionary knows still has its name.
    private func unnamed(_ base: SentenceView.Chunk, _ view: SentenceView) -> Participant? {
        let tokens = view.first + base.start..<view.first + base.end
        guard view.classes[base.head] == .proper || people.text.entity(tokens) != nil else { return nil }
        var one = Participant(excerpt: people.text.excerpt(tokens))
        one.name = people.text.name(tokens)
        one.entity = people.text.entity(tokens)
        return one
    }

    /// Remembers whom a sentence names.
    mutating func remember(_ view: SentenceView) {
        for chunk in view.chunks.indices { remember(chunk, view) }
    }

    private mutating func remember(_ chunk: Int, _ view: SentenceView) {
        let base = view.chunks[chunk]
        // Subjects come first; what stands after a preposition is seldom meant.
        if base.start > 0, view.classes[base.start - 1] == .preposition, !isSubject(chunk, view) { return }
        guard let found = people.find(chunk, in: view) else { return }
        // The town of a dateline is no one.
        if found.sectors.isEmpty, !isSubject(chunk, view), people.isTown(before: base.head + 1, in: view) {
            return
        }
        let one = Named(found: found, view: view)
        let isPlural = isPlural(view, base)
        if isPlural { group = one } else if found.sectors.isEmpty || found.hasName { body = one }
        if view.classes[base.head] == .proper, !isPlural, !found.sectors.isEmpty { person = one }
    }

    private func isSubject(_ chunk: Int, _ view: SentenceView) -> Bool {
        let end = view.chunks[chunk].end
        return end < view.count && view.groupAt[end] >= 0
    }

    private func isPlural(_ view: SentenceView, _ chunk: SentenceView.Chunk) -> Bool {
        let last = people.text.bytes(view.first + chunk.head).last
        return (chunk.start..<chunk.end).contains { view.classes[$0] == .number }
            || view.classes[chunk.head] == .noun && last == UInt8(ascii: "s")
            || Words.collective.contains(view.words[chunk.head])
    }
}
