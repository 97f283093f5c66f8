public import Digest

/// Gives every token its part of speech, from left to right: a linear model over the word, its neighbours and the
/// tags before it.
public struct PartOfSpeechTagger: Sendable {
    private let model: LinearModel
    private let clusters: WordClusters
    private let tags: [PartOfSpeech]
    private let pool: WordSumsPool
    /// What places beyond a sentence add, for each offset from a token, `width` numbers each.
    private let edges: [Float]

    /// Loads `tags.model` and the word clusters.
    /// - Throws: `DataError` where a file is missing, `LanguageError` where one is of another form.
    public init(data: DataFolder) throws {
        try self.init(clusters: try WordClusters(data: data), model: LinearModel("tags.model", in: data))
    }

    init(clusters: WordClusters, model: LinearModel) throws {
        self.model = model
        self.clusters = clusters
        tags = model.classes.map { PartOfSpeech(rawValue: $0) ?? .unknown }
        let reach = TagFeatures.reach, width = model.width
        // The number after those of a word is one more than the only tag that it bears, or 0.
        pool = WordSumsPool(width: width * (2 * reach + 1) + 4)
        var edges = [Float](repeating: 0, count: width * (2 * reach + 1))
        edges.withUnsafeMutableBufferPointer { edges in
            guard let start = edges.baseAddress else { return }
            for offset in -reach...reach where offset != 0 {
                TagFeatures.eachOfEdge(at: offset) { model.add($0, to: start + (offset + reach) * width) }
            }
        }
        self.edges = edges
    }

    /// The tags of a sentence that is cut already.
    public func tags(of sentence: [String]) -> [PartOfSpeech] {
        var forms = WordForms(of: sentence)
        forms.lookUp(clusters)
        return numbers(forms, sentences: [0..<forms.count]).map(tag)
    }

    /// The tag of a number.
    func tag(_ number: UInt8) -> PartOfSpeech { tags[Int(number)] }

    /// The number of a tag.
    func number(_ tag: PartOfSpeech) -> UInt8 { UInt8(truncatingIfNeeded: tags.firstIndex(of: tag) ?? 0) }

    /// The numbers of the tags of all tokens of a document.
    func numbers(_ forms: WordForms, sentences: [Range<Int>]) -> [UInt8] {
        var found = [UInt8](repeating: 0, count: forms.count)
        let longest = sentences.lazy.map(\.count).max() ?? 0
        var scores = [Float](repeating: 0, count: longest * model.width)
        var batch = FeatureBatch()
        pool.lend { sums in
            scores.withUnsafeMutableBufferPointer { scores in
                guard let start = scores.baseAddress else { return }
                for sentence in sentences where !sentence.isEmpty {
                    // Until it has its tag, a token has the only tag that its word bears.
                    scoreWords(forms, sentence, start, &batch, &sums, soles: &found)
                    tag(forms, sentence, start, &batch, &found)
                }
            }
        }
        return found
    }

    /// Adds what each word of a sentence, and each place beyond it, says alone to the tokens within reach.
    private func scoreWords(
        _ forms: WordForms, _ sentence: Range<Int>, _ scores: UnsafeMutablePointer<Float>,
        _ batch: inout FeatureBatch, _ sums: inout WordSums, soles: inout [UInt8]
    ) {
        let reach = TagFeatures.reach, width = model.width, count = sentence.count
        scores.update(repeating: 0, count: count * width)
        edges.withUnsafeBufferPointer { edges in
            guard let edges = edges.baseAddress else { return }
            for place in 0..<min(reach, count) {
                for offset in -reach..<(-place) {
                    WordSums.add(edges + (offset + reach) * width, to: scores + place * width, count: width)
                    WordSums.add(
                        edges + (reach - offset) * width, to: scores + (count - 1 - place) * width,
                        count: width)
                }
            }
        }
        for token in sentence {
            let place = token - sentence.lowerBound
            let isFirst = place == 0
            // A sentence's first word has sums of its own.
            sums.sums(of: isFirst ? ~forms.word[token] : forms.word[token]) { own in
                for offset in -reach...reach {
                    TagFeatures.eachOfWord(forms, token, at: offset, isFirst: isFirst) {
                        batch.append($0)
                    }
                    model.add(&batch, to: own + (offset + reach) * width)
                }
                own[(2 * reach + 1) * width] = Float(
                    model.sole(TagFeatures.sole(forms.word[token])).map { $0 + 1 } ?? 0)
            } use: { own in
                soles[token] = UInt8(own[(2 * reach + 1) * width])
                for offset in -reach...reach where (0..<count).contains(place - offset) {
                    WordSums.add(
                        own + (offset + reach) * width, to: scores + (place - offset) * width, count: width)
                }
            }
        }
    }

    @inline(__always)
    private static func best(_ scores: UnsafeBufferPointer<Float>) -> Int {
        var best = 0
        for place in scores.indices where scores[place] > scores[best] { best = place }
        return best
    }

    /// Tags a sentence from left to right; words that the treebank knows with one tag only have that.
    private func tag(
        _ forms: WordForms, _ sentence: Range<Int>, _ scores: UnsafeMutablePointer<Float>,
        _ batch: inout FeatureBatch, _ found: inout [UInt8]
    ) {
        var (before, beforeThat) = TagTraining.edges
        for token in sentence {
            let own = scores + (token - sentence.lowerBound) * model.width
            let best: Int
            if found[token] > 0 {
                best = Int(found[token]) - 1
            } else {
                TagFeatures.eachBetween(
                    forms, sentence, token: token, before: before, beforeThat: beforeThat
                ) { batch.append($0) }
                model.add(&batch, to: own)
                best = Self.best(UnsafeBufferPointer(start: own, count: tags.count))
            }
            found[token] = UInt8(truncatingIfNeeded: best)
            (beforeThat, before) = (before, best)
        }
    }
}
