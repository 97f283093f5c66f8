import Language

/// A reading cut into the coder's sentences.
struct Analysis {
    let text: ReadingText
    let views: [SentenceView]
    /// Who stands where in each of them.
    let clauses: [ClauseFinder]
    /// Country that a mention names, by token of the reading.
    let countries: [String?]

    init(reading: Reading, classifier: WordClassifier) {
        let text = ReadingText(reading)
        self.text = text
        var countries = [String?](repeating: nil, count: reading.tokens.count)
        for mention in reading.mentions where mention.kind != .person && mention.kind != .role {
            let place =
                mention.place
                ?? mention.entity.flatMap {
                    $0 < reading.entities.count ? reading.entities[$0].place : nil
                }
            let entity = mention.entity.flatMap {
                $0 < reading.entities.count ? reading.entities[$0].country : nil
            }
            guard let country = mention.country ?? place?.country ?? entity else { continue }
            if mention.kind != .nationality, !text.firms.isEmpty,
                text.firms.covers(mention.tokens.map { WordHash.of(text.bytes($0)) })
            {
                continue
            }
            for token in mention.tokens where token < countries.count && countries[token] == nil {
                countries[token] = country
            }
        }
        self.countries = countries
        var views: [SentenceView] = []
        views.reserveCapacity(reading.sentences.count)
        for (number, sentence) in reading.sentences.enumerated() {
            views.append(Self.view(of: sentence, number, text, classifier))
        }
        self.views = views
        clauses = views.map { ClauseFinder(view: $0) }
    }

    private static func view(
        of sentence: Sentence, _ number: Int, _ text: ReadingText, _ classifier: WordClassifier
    ) -> SentenceView {
        // A sentence that no one would write is a table; its head is enough.
        let tokens =
            sentence.tokens.lowerBound..<min(sentence.tokens.upperBound, sentence.tokens.lowerBound + 200)
        var words: [UInt64] = []
        var shapes: [WordShape] = []
        words.reserveCapacity(tokens.count)
        shapes.reserveCapacity(tokens.count)
        for token in tokens {
            let bytes = text.bytes(token)
            words.append(WordHash.of(bytes))
            shapes.append(WordShape(bytes))
        }
        let tags = tokens.map { text.reading.tokens[$0].tag }
        var classes = classifier.classes(of: words, shapes: shapes, tags: tags, isCaseless: text.isCaseless)
        // A name that looks like a verb: "Beijing" ends like one.
        for index in classes.indices where classes[index].isVerb && shapes[index].isCapital {
            if text.isNamed(tokens.lowerBound + index) { classes[index] = .proper }
        }
        Self.joinCompounds(&classes, text, first: tokens.lowerBound)
        return SentenceView(
            index: number, first: tokens.lowerBound, field: sentence.span.field, words: words,
            classes: classes,
            capitals: shapes.map(\.isCapital))
    }

    /// "the rebel-held town": what a hyphen ties to the word before it describes, and names no deed.
    private static func joinCompounds(_ classes: inout [WordClass], _ text: ReadingText, first: Int) {
        guard classes.count > 2 else { return }
        for index in 1..<classes.count - 1 where classes[index] == .hyphen {
            let (before, hyphen, after) = (first + index - 1, first + index, first + index + 1)
            let spans = (before...after).map { text.reading.tokens[$0].span }
            guard text.bytes(hyphen).count == 1, spans[0].end == spans[1].start,
                spans[1].end == spans[2].start,
                classes[index - 1].isNominal || classes[index - 1] == .adverb
            else { continue }
            classes[index] = .adjective
            if classes[index + 1].isVerb { classes[index + 1] = .adjective }
        }
    }
}
