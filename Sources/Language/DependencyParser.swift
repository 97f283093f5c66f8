public import Digest

/// Finds what each word of a sentence depends on: greedy steps of the arc-hybrid system under a linear model, and a
/// second one that names the dependency. Labels are those of Universal Dependencies.
public struct DependencyParser: Sendable {
    private let steps: LinearModel
    private let arcs: LinearModel
    private let clusters: WordClusters
    private let tagger: PartOfSpeechTagger

    /// Loads `parser-steps.model` and `parser-labels.model`, the tagger and the clusters.
    /// - Throws: `DataError` where a file is missing, `LanguageError` where one is of another form.
    public init(data: DataFolder = DataFolder(room: "Language")) throws {
        let clusters = try WordClusters(data: data)
        try self.init(
            data: data, clusters: clusters,
            tagger: PartOfSpeechTagger(clusters: clusters, model: LinearModel("tags.model", in: data)))
    }

    init(data: DataFolder, clusters: WordClusters, tagger: PartOfSpeechTagger) throws {
        steps = try LinearModel("parser-steps.model", in: data)
        arcs = try LinearModel("parser-labels.model", in: data)
        self.clusters = clusters
        self.tagger = tagger
        guard steps.classes.count == ParserState.Step.allCases.count, !arcs.classes.isEmpty else {
            throw LanguageError(
                .badData, "the parser's models have other classes; install the data of the same version")
        }
    }

    /// Parses some sentences of a reading: their tokens get `head` and `dependency`.
    ///
    /// The tokens' parts of speech must be those that the reader gave. Cost: about 5 µs a token.
    /// - Parameter sentences: indices into `Reading.sentences`; those that are out of range are passed over.
    public func parse(_ reading: inout Reading, sentences: some Sequence<Int>) {
        var forms = WordForms(of: reading)
        forms.lookUp(clusters)
        forms.parts = reading.tokens.map { tagger.number($0.tag) }
        for sentence in sentences where reading.sentences.indices.contains(sentence) {
            let tokens = reading.sentences[sentence].tokens
            let (heads, labels) = parsed(forms, tokens)
            for token in tokens {
                let head = heads[token - tokens.lowerBound]
                reading.tokens[token].head = head < tokens.count ? tokens.lowerBound + head : nil
                reading.tokens[token].dependency = labels[token - tokens.lowerBound]
            }
        }
    }

    /// The heads of a sentence that is cut already, -1 for the root, and the dependencies.
    public func parse(_ words: [String]) -> (heads: [Int], dependencies: [String]) {
        var forms = WordForms(of: words)
        forms.lookUp(clusters)
        forms.parts = tagger.numbers(forms, sentences: [0..<forms.count])
        let (heads, labels) = parsed(forms, 0..<forms.count)
        return (heads.map { $0 == words.count ? -1 : $0 }, labels)
    }

    private func parsed(_ forms: WordForms, _ tokens: Range<Int>) -> (heads: [Int], labels: [String]) {
        var state = ParserState(count: tokens.count)
        var stepScores = [Float](repeating: 0, count: steps.width)
        var arcScores = [Float](repeating: 0, count: arcs.width)
        while !state.isFinished {
            guard let step = best(state, forms, tokens.lowerBound, &stepScores) else { break }
            var label = 0
            if let (head, dependent) = state.arc(step) {
                label = self.label(state, forms, tokens.lowerBound, head, dependent, &arcScores)
            }
            state.take(step, label: label)
        }
        let heads = state.heads.prefix(tokens.count).map { $0 < 0 ? state.root : $0 }
        return (
            Array(heads),
            state.labels.prefix(tokens.count).map {
                arcs.classes.indices.contains($0) ? arcs.classes[$0] : "dep"
            }
        )
    }

    private func best(
        _ state: ParserState, _ forms: WordForms, _ low: Int, _ scores: inout [Float]
    ) -> ParserState.Step? {
        scores.withUnsafeMutableBufferPointer { scores in
            guard let start = scores.baseAddress else { return nil }
            start.update(repeating: 0, count: steps.width)
            ParserFeatures.each(forms, low, state) { steps.add($0, to: start) }
            var best: ParserState.Step?
            for step in ParserState.Step.allCases where state.allows(step) {
                if best.map({ start[step.rawValue] > start[$0.rawValue] }) ?? true { best = step }
            }
            return best
        }
    }

    private func label(
        _ state: ParserState, _ forms: WordForms, _ low: Int, _ head: Int, _ dependent: Int,
        _ scores: inout [Float]
    ) -> Int {
        if head == state.root { return arcs.classes.firstIndex(of: "root") ?? 0 }
        return scores.withUnsafeMutableBufferPointer { scores in
            guard let start = scores.baseAddress else { return 0 }
            start.update(repeating: 0, count: arcs.width)
            ParserFeatures.eachOfArc(forms, low, state, head: head, dependent: dependent) {
                arcs.add($0, to: start)
            }
            var best = 0
            for place in arcs.classes.indices where start[place] > start[best] { best = place }
            return best
        }
    }
}

extension Reading {
    /// The tokens that depend on a token, in the order of the text; empty where its sentence was not parsed.
    public func dependents(of token: Int) -> [Int] {
        guard tokens.indices.contains(token) else { return [] }
        guard let sentence = sentences.first(where: { $0.tokens.contains(token) }) else { return [] }
        return sentence.tokens.filter { tokens[$0].head == token }
    }

    /// The root of a sentence, by its index; nil where it was not parsed.
    public func root(ofSentence sentence: Int) -> Int? {
        guard sentences.indices.contains(sentence) else { return nil }
        return sentences[sentence].tokens.first { tokens[$0].head == nil && !tokens[$0].dependency.isEmpty }
    }
}
