public import Digest

/// What the trainer of the name tagger needs of the room: features and search, with weights that still change.
public struct NameTraining: Sendable {
    private let features: NameFeatures
    private let clusters: WordClusters

    /// Number of labels.
    public static var labelCount: Int { NameLabels.count }
    /// The types of names.
    public static var types: [String] { NameLabels.types }
    /// Names of the labels.
    public static var labelNames: [String] { NameLabels.names }
    /// The fingerprints of the transition features: the label before, the last one for a sentence's beginning.
    public static var transitionFeatures: [UInt32] {
        (0...NameLabels.count).map { FingerprintTable.fingerprint(NameTagger.transition(from: $0)) }
    }
    /// The fingerprint of a memory, 0 to 63.
    public static func memoryFeature(_ value: UInt64) -> UInt32 {
        FingerprintTable.fingerprint(WordHash.mixed(value, 90))
    }
    /// The labels of BIO tags.
    public static func labels(ofBIO tags: [String]) -> [Int] { NameLabels.labels(ofBIO: tags) }

    /// Loads clusters and gazetteers.
    public init(data: DataFolder, knowledge: NameKnowledge = .all) throws {
        features = NameFeatures(gazetteer: try NameGazetteer(data: data), knowledge: knowledge)
        clusters = try WordClusters(data: data)
    }

    /// A tagger with a model just trained.
    public func tagger(_ model: LinearModel) throws -> NameTagger {
        try NameTagger(features: features, clusters: clusters, model: model)
    }

    /// A document with its features.
    public struct Document {
        let forms: WordForms
        let sentences: [Range<Int>]
        /// Fingerprints of the features of each token, its memory left out.
        public internal(set) var features: [[UInt32]]
        /// True labels of all tokens.
        public let labels: [Int]
        var memory: DocumentMemory

        /// The tokens of each sentence.
        public var sentenceRanges: [Range<Int>] { sentences }
        /// Fingerprints of a token's memory.
        public func memoryFeatures(_ token: Int, of training: NameTraining) -> [UInt32] {
            var found: [UInt32] = []
            training.features.eachMemory(forms, memory, token: token) {
                found.append(FingerprintTable.fingerprint($0))
            }
            return found
        }
        /// Remembers the labels of the sentence at a range of tokens.
        public mutating func remember(_ labels: ArraySlice<Int>, at range: Range<Int>) {
            memory.remember(labels, at: range, forms)
        }
        /// Forgets all labels, before another round.
        public mutating func forget() { memory = DocumentMemory(forms, sentences: sentences) }
        /// Replaces the features by others, such as the numbers of rows.
        public mutating func replaceFeatures(_ replace: (UInt32) -> UInt32?) {
            for token in features.indices { features[token] = features[token].compactMap(replace) }
        }
    }

    /// The features of a document.
    public func document(_ sentences: [[String]], tags: [[String]]) -> Document {
        var forms = WordForms(of: sentences.lazy.joined())
        forms.lookUp(clusters)
        var ranges: [Range<Int>] = []
        var start = 0
        for sentence in sentences where !sentence.isEmpty {
            ranges.append(start..<start + sentence.count)
            start += sentence.count
        }
        let memory = DocumentMemory(forms, sentences: ranges)
        var found = [[UInt32]](repeating: [], count: forms.count)
        var matches = NameFeatures.Matches()
        for range in ranges {
            features.look(forms, range, into: &matches)
            let isTitle = DocumentMemory.isTitle(forms, range)
            for token in range {
                var own: [UInt32] = []
                own.reserveCapacity(110)
                features.each(forms, memory, matches, range, isTitle: isTitle, token: token) {
                    own.append(FingerprintTable.fingerprint($0))
                }
                found[token] = own
            }
        }
        return Document(
            forms: forms, sentences: ranges, features: found,
            labels: tags.flatMap { NameLabels.labels(ofBIO: $0) }, memory: memory)
    }

    /// The best labels of a sentence under scores that the trainer has added up.
    public static func best(_ scores: [Float], transitions: [Float], count: Int) -> [Int] {
        var labels = [Int](repeating: 0, count: count)
        var search = LabelSearch(longest: count)
        search.best(scores, width: NameLabels.count, transitions: transitions, count: count) {
            labels[$0] = $1
        }
        return labels
    }
}
