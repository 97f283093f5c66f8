/// Bounds on what one record may hold, so that no record can eat memory or time.
public struct DecodingLimits: Sendable, Equatable {
    /// Largest value of a record, in bytes.
    public var maxBytes: Int
    /// Largest text of one article, in bytes of UTF-8.
    public var maxTextBytes: Int
    /// Deepest nesting of elements or JSON values.
    public var maxDepth: Int
    /// Most attributes of one XML element.
    public var maxAttributes: Int
    /// Most articles of one record.
    public var maxArticles: Int

    /// Bounds that every agency sample known to us passes with room to spare.
    public init(
        maxBytes: Int = 4 << 20, maxTextBytes: Int = 2 << 20, maxDepth: Int = 256, maxAttributes: Int = 256,
        maxArticles: Int = 1000
    ) {
        self.maxBytes = maxBytes
        self.maxTextBytes = maxTextBytes
        self.maxDepth = maxDepth
        self.maxAttributes = maxAttributes
        self.maxArticles = maxArticles
    }
}
