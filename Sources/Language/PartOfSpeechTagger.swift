public import Digest

/// Gives every token its part of speech, from left to right: a linear model over the word, its neighbours and the
/// tags before it.
public struct PartOfSpeechTagger: Sendable {
    private let model: LinearModel
    private let clusters: WordClusters
    private let tags: [PartOfSpeech]

    /// Loads `tags.model` and the word clusters.
    /// - Throws: `DataError` where a file is missing, `LanguageError` where one is of another form.
    public init(data: DataFolder) throws {
        try self.init(clusters: try WordClusters(data: data), model: LinearModel("tags.model", in: data))
    }

    init(clusters: WordClusters, model: LinearModel) throws {
        self.model = model
        self.clusters = clusters
        tags = model.classes.map { PartOfSpeech(rawValue: $0) ?? .unknown }
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
        var scores = [Float](repeating: 0, count: model.width)
        scores.withUnsafeMutableBufferPointer { scores in
            guard let start = scores.baseAddress else { return }
            for sentence in sentences {
                var before = 62, beforeThat = 63
                for token in sentence {
                    start.update(repeating: 0, count: model.width)
                    TagFeatures.each(forms, sentence, token: token, before: before, beforeThat: beforeThat) {
                        model.add($0, to: start)
                    }
                    var best = 0
                    for place in 1..<tags.count where start[place] > start[best] { best = place }
                    found[token] = UInt8(truncatingIfNeeded: best)
                    beforeThat = before
                    before = best
                }
            }
        }
        return found
    }
}

/// What the trainer of the part-of-speech tagger needs of the room.
public struct TagTraining: Sendable {
    private let clusters: WordClusters

    /// The number that stands for a tag before the sentence's first token, and the one before that.
    public static let edges = (62, 63)

    /// Loads the word clusters.
    public init(data: DataFolder) throws { clusters = try WordClusters(data: data) }

    /// A tagger with a model just trained.
    public func tagger(_ model: LinearModel) throws -> PartOfSpeechTagger {
        try PartOfSpeechTagger(clusters: clusters, model: model)
    }

    /// A sentence ready for features.
    public struct Sentence: Sendable {
        let forms: WordForms
        /// Number of its tokens.
        public var count: Int { forms.count }
        /// The fingerprints of a token's features after the two tags before it.
        public func features(_ token: Int, before: Int, beforeThat: Int) -> [UInt32] {
            var found: [UInt32] = []
            found.reserveCapacity(40)
            TagFeatures.each(forms, 0..<forms.count, token: token, before: before, beforeThat: beforeThat) {
                found.append(FingerprintTable.fingerprint($0))
            }
            return found
        }
    }

    /// A sentence of words.
    public func sentence(_ words: [String]) -> Sentence {
        var forms = WordForms(of: words)
        forms.lookUp(clusters)
        return Sentence(forms: forms)
    }
}
