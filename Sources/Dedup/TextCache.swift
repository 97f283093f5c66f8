/// The words of articles judged lately and the outlines of many more, so that copy which follows close on its like
/// need not be read again.
///
/// A cache only: what it does not hold is read from the body, with the same result.
struct TextCache: Sendable {
    /// Bytes of words and of outlines that are kept at most, about.
    static let maxWordBytes = 24 << 20
    static let maxOutlineBytes = 40 << 20

    private var texts = RecentTexts<Words>(maxBytes: maxWordBytes)
    private var outlines = RecentTexts<Outline>(maxBytes: maxOutlineBytes)

    /// The words of an article, by the key of its id.
    subscript(key: UInt64) -> Words? { texts[key] }

    /// The outline of an article, by the key of its id.
    func outline(_ key: UInt64) -> Outline? { outlines[key] }

    /// Keeps the words of an article in place of those of its earlier version.
    mutating func keep(_ words: Words, of key: UInt64) {
        texts.keep(words, of: key, size: words.bytes.count + words.count * 20 + 240)
        outlines.keep(words.outline, of: key, size: words.count * 4 + 120)
    }

    /// Forgets an article.
    mutating func forget(_ key: UInt64) {
        texts.forget(key)
        outlines.forget(key)
    }

    /// Forgets everything.
    mutating func clear() { self = TextCache() }
}
