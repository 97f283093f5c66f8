/// The words of articles judged lately and the word lists of many more, so that copy which follows close on its like
/// need not be read again.
///
/// A cache only: what it does not hold is read from the body, with the same result.
struct TextCache: Sendable {
    /// Bytes of words and of word lists that are kept at most, about.
    static let maxWordBytes = 24 << 20
    static let maxListBytes = 40 << 20

    private var texts = RecentTexts<Words>(maxBytes: maxWordBytes)
    private var lists = RecentTexts<WordList>(maxBytes: maxListBytes)

    /// The words of an article, by the key of its id.
    subscript(key: UInt64) -> Words? { texts[key] }

    /// The word list of an article, by the key of its id.
    func list(_ key: UInt64) -> WordList? { lists[key] }

    /// Keeps the words of an article in place of those of its earlier version.
    mutating func keep(_ words: Words, of key: UInt64) {
        texts.keep(words, of: key, size: words.bytes.count + words.count * 20 + 240)
        lists.keep(words.list, of: key, size: words.count * 4 + words.lines.count * 24 + 160)
    }

    /// Forgets an article.
    mutating func forget(_ key: UInt64) {
        texts.forget(key)
        lists.forget(key)
    }

    /// Forgets everything.
    mutating func clear() { self = TextCache() }
}
