/// How far back dedup looks, and what it compares.
public struct DedupSettings: Sendable, Equatable {
    /// Version of the rules; stands in every verdict.
    public static let rules = "1"

    /// Days that exact hashes, ids and slugs are remembered, by the time an article was received.
    public var chainDays: Int
    /// Days within which a slug with a mark of revision belongs to the earlier article of that slug.
    public var slugDays: Int
    /// Bodies with fewer letters and digits than this are not compared by text: alerts and one-line notes.
    public var minComparableCharacters: Int

    /// The windows of `config/copytaster.yaml`.
    public init(chainDays: Int = 30, slugDays: Int = 7, minComparableCharacters: Int = 40) {
        self.chainDays = chainDays
        self.slugDays = slugDays
        self.minComparableCharacters = minComparableCharacters
    }
}
