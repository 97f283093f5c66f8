import Language

/// Finds on whose word a sentence says something: reporting verbs with their subjects, and "according to".
struct AttributionFinder {
    let text: ReadingText
    let frames: FrameTable
    let people: ParticipantFinder

    /// An attribution with the tokens of the sentence that its content covers.
    struct Found {
        var attribution: Attribution
        var content: Range<Int>
        var cue: Range<Int>
        var source: Range<Int>
    }

    private static let according = WordHash.of("according")
    private static let that = WordHash.of("that")
    private static let to = WordHash.of("to")

    /// The attributions of a sentence, in the order of their cues.
    func attributions(in view: SentenceView, _ clauses: ClauseFinder) -> [Found] {
        var found: [Found] = []
        for token in 0..<view.count where view.words[token] == Self.according {
            guard token + 2 < view.count, view.words[token + 1] == Self.to else { continue }
            let chunk = (token + 2..<min(view.count, token + 4)).map { view.chunkAt[$0] }.first { $0 >= 0 }
            guard let chunk else { continue }
            let source = whole(chunk, view)
            let content = token > 1 ? 0..<token : source.upperBound..<view.count
            add(token..<token + 2, source, content, view, &found)
        }
        for (number, group) in view.groups.enumerated() {
            guard let strength = frames.reporting[view.words[group.head]], group.form != .infinitive else {
                continue
            }
            report(number, group, strength, view, clauses, &found)
        }
        return found.sorted { $0.cue.lowerBound < $1.cue.lowerBound }
    }

    private func report(
        _ number: Int, _ group: SentenceView.VerbGroup, _ strength: Int, _ view: SentenceView,
        _ clauses: ClauseFinder, _ found: inout [Found]
    ) {
        let hasQuote = view.classes.contains(.quote)
        let next = group.end
        let saysThat = next < view.count && view.words[next] == Self.that
        guard strength == 1 || hasQuote || saysThat else { return }
        // `", said the minister`: the source stands after its verb.
        let before = group.start - 1
        if before >= 0, view.classes[before] == .quote || view.classes[before] == .comma, next < view.count,
            view.chunkAt[next] >= 0, hasQuote || before > 2, !group.isPassive, group.form == .finite,
            group.start == group.head
        {
            let chunk = view.chunkAt[next]
            let after = view.chunks[chunk].end
            // "Her deputy, Anna Holt, told the council that ...": what is said follows, so the council is who hears it.
            let closes = after >= view.count || (view.groupAt[after] < 0 && view.words[after] != Self.that)
            if closes {
                add(group.head..<group.end, whole(chunk, view), 0..<before, view, &found)
                return
            }
        }
        guard !group.isPassive else { return byPassive(number, group, view, clauses, &found) }
        let subject = clauses.subject(of: number)
        guard let chunk = subject.first, view.chunks[chunk].start < group.start else { return }
        let source = whole(chunk, view)
        let isParenthesis = source.lowerBound > 3 && tailIsShort(next, view)
        let content = isParenthesis ? 0..<source.lowerBound : min(next, view.count)..<view.count
        add(group.head..<group.end, source, content, view, &found)
    }

    private func tailIsShort(_ next: Int, _ view: SentenceView) -> Bool {
        let rest = next..<view.count
        return rest.count <= 6 && !rest.contains { view.groupAt[$0] >= 0 && $0 > next + 3 }
    }

    /// "it was reported by X".
    private func byPassive(
        _ number: Int, _ group: SentenceView.VerbGroup, _ view: SentenceView, _ clauses: ClauseFinder,
        _ found: inout [Found]
    ) {
        let end = clauses.clauseEnd(after: group.end)
        let agent = clauses.prepositional(after: group.end, until: end).first { $0.preposition == Words.by }
        guard let agent else { return }
        add(group.head..<group.end, whole(agent.chunk, view), 0..<group.start, view, &found)
    }

    /// A chunk with what hangs on it by "of".
    private func whole(_ chunk: Int, _ view: SentenceView) -> Range<Int> {
        var next = chunk
        while next + 1 < view.chunks.count, view.chunks[next].end + 1 == view.chunks[next + 1].start,
            view.words[view.chunks[next].end] == Words.of
        {
            next += 1
        }
        return view.chunks[chunk].start..<view.chunks[next].end
    }

    private func add(
        _ cue: Range<Int>, _ source: Range<Int>, _ content: Range<Int>, _ view: SentenceView,
        _ found: inout [Found]
    ) {
        var content = content
        while let first = content.first, content.count > 1,
            view.words[first] == Self.that || view.classes[first] == .comma
        {
            content = first + 1..<content.upperBound
        }
        while let last = content.last, content.count > 1,
            view.classes[last] == .comma || view.classes[last] == .stop
        {
            content = content.lowerBound..<last
        }
        guard !content.isEmpty, !source.isEmpty else { return }
        func excerpt(_ range: Range<Int>) -> TextExcerpt {
            text.excerpt(view.first + range.lowerBound..<view.first + range.upperBound)
        }
        let attribution = Attribution(
            source: excerpt(source), cue: excerpt(cue), content: excerpt(content), kind: kind(source, view),
            isDirect: content.contains { view.classes[$0] == .quote })
        found.append(Found(attribution: attribution, content: content, cue: cue, source: source))
    }

    private func kind(_ source: Range<Int>, _ view: SentenceView) -> String {
        for mention in text.mentions(in: view.first + source.lowerBound..<view.first + source.upperBound) {
            switch mention.kind {
            case .outlet: return "outlet"
            case .person: return "person"
            case .organisation: return mention.subtype == "media" ? "outlet" : "organisation"
            default: continue
            }
        }
        let chunk = view.chunkAt[source.lowerBound]
        let sectors = chunk >= 0 ? people.find(chunk, in: view)?.sectors ?? [] : []
        if sectors.contains("MED") { return "outlet" }
        if source.contains(where: { Self.witnesses.contains(view.words[$0]) }) { return "witness" }
        if source.contains(where: { Self.documents.contains(view.words[$0]) }) { return "document" }
        if sectors.contains(where: Self.official.contains) { return "official" }
        if view.capitals[source.lowerBound], source.contains(where: { view.classes[$0] == .proper }) {
            return "person"
        }
        return "unnamed"
    }

    private static let witnesses = Words.hashes(
        "witness witnesses eyewitness eyewitnesses residents villagers")
    private static let documents = Words.hashes(
        "report study survey statement document communique indictment letter")
    private static let official: Set<String> = ["GOV", "MIL", "COP", "JUD", "LEG", "SPY"]
}
