public import Digest

/// How far back dedup looks, and what it compares.
///
/// Two judges with the same settings give the same verdicts for the same copy in the same order.
public struct DedupSettings: Sendable, Equatable {
    /// Version of the rules and of the verifier's model; stands in every verdict.
    public var rules: String { "4/\(searchesNearCopies ? verifier.version : "none")" }

    /// Days that exact hashes, ids and slugs are remembered, by the time an article was received.
    public var chainDays: Int
    /// Days within which a slug with a mark of revision belongs to the earlier article of that slug.
    public var slugDays: Int
    /// Bodies with fewer letters and digits than this are not compared by text: alerts and one-line notes.
    public var minComparableCharacters: Int

    /// False to recognise copies by id, slug and equal text alone.
    public var searchesNearCopies = true
    /// Days by event time within which near copies are looked for.
    public var nearDays: Int
    /// Articles that can be found by their text at most; past it the oldest day is dropped.
    public var maxArticles = 2_000_000
    /// One shingle in so many is indexed; 8 finds 99 % of the pairs of the open sets.
    public var samplingRate = 8
    /// A short article is indexed by at least so many shingles.
    public var minSamples = 24
    /// A shingle that stands in so many articles of a day is boilerplate.
    public var maxArticlesOfShingle = 64
    /// Candidates compared at most.
    public var maxCompared = 12
    /// Words of a text that are compared at most.
    public var maxWords = 20_000
    /// Decides whether two articles are one story.
    public var verifier: Verifier
    /// The words by which copy says which version it is.
    public var marks: MarkWords

    /// The windows of `config/copytaster.yaml`, with a verifier and the words of marks.
    public init(
        chainDays: Int = 30, slugDays: Int = 7, minComparableCharacters: Int = 40,
        verifier: Verifier = .rules, marks: MarkWords = .none
    ) {
        self.chainDays = chainDays
        self.slugDays = slugDays
        self.minComparableCharacters = minComparableCharacters
        nearDays = slugDays
        self.verifier = verifier
        self.marks = marks
    }

    /// The windows, with the trained verifier and the words of the room's data folder.
    /// - Throws: `DataError` where one of them is missing or damaged.
    public init(chainDays: Int = 30, slugDays: Int = 7, data: DataFolder) throws {
        self.init(
            chainDays: chainDays, slugDays: slugDays, verifier: try Verifier(data: data),
            marks: try MarkWords(data: data))
    }
}
