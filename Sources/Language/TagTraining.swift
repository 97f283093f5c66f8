public import Digest

/// What the trainer of the part-of-speech tagger needs of the room.
public struct TagTraining: Sendable {
    private let clusters: WordClusters

    /// The number that stands for a tag before the sentence's first token, and the one before that.
    public static let edges = (62, 63)

    /// Loads the word clusters.
    public init(data: DataFolder) throws { clusters = try WordClusters(data: data) }

    /// The fingerprint of the feature of words that bear one tag only.
    public static func sole(_ word: String) -> UInt32 {
        FingerprintTable.fingerprint(TagFeatures.sole(WordHash.of(word)))
    }

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
