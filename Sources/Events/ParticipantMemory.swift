/// Whom pronouns and aliases stand for: the last body, group and person that the text named as a subject.
struct ParticipantMemory {
    let people: ParticipantFinder
    private var body: Participant?
    private var group: Participant?
    private var person: Participant?

    init(people: ParticipantFinder) { self.people = people }

    /// Fills in participants: those found, and for pronouns those remembered.
    mutating func resolve(_ candidates: inout [Candidate], in view: SentenceView) {
        var local = self
        local.remember(view, before: view.count / 2)
        for index in candidates.indices {
            candidates[index].actorParticipants = candidates[index].actors.map {
                people.participant($0, in: view)
            }
            candidates[index].recipientParticipants = candidates[index].recipients.map {
                people.participant($0, in: view)
            }
            if candidates[index].actors.isEmpty, let chunk = candidates[index].actorChunks.first {
                candidates[index].actorParticipants = local.meant(by: chunk, view).map { [$0] } ?? []
            }
            if candidates[index].recipients.isEmpty, let chunk = candidates[index].recipientChunks.first {
                candidates[index].recipientParticipants = local.meant(by: chunk, view).map { [$0] } ?? []
            }
        }
    }

    private func meant(by chunk: Int, _ view: SentenceView) -> Participant? {
        let base = view.chunks[chunk]
        let word = view.words[base.head]
        let kept: Participant?
        if Words.it.contains(word) {
            kept = body
        } else if Words.they.contains(word) {
            kept = group ?? body
        } else if Words.person.contains(word) {
            kept = person
        } else {
            return unnamed(base, view)
        }
        guard var one = kept else { return nil }
        one.resolvedFrom = one.excerpt.text
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
    mutating func remember(_ view: SentenceView) { remember(view, before: view.count) }

    private mutating func remember(_ view: SentenceView, before end: Int) {
        for chunk in view.chunks.indices where view.chunks[chunk].start < end {
            let base = view.chunks[chunk]
            // Subjects come first; what stands after a preposition is seldom meant.
            if base.start > 0, view.classes[base.start - 1] == .preposition { continue }
            guard let found = people.find(chunk, in: view) else { continue }
            let one = people.participant(found, in: view)
            let isPlural = isPlural(view, base)
            if isPlural { group = one } else if found.sectors.isEmpty || found.hasName { body = one }
            if view.classes[base.head] == .proper, !isPlural, !found.sectors.isEmpty { person = one }
        }
    }

    private func isPlural(_ view: SentenceView, _ chunk: SentenceView.Chunk) -> Bool {
        let last = people.text.bytes(view.first + chunk.head).last
        return (chunk.start..<chunk.end).contains { view.classes[$0] == .number }
            || view.classes[chunk.head] == .noun && last == UInt8(ascii: "s")
    }
}
