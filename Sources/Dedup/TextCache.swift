/// The words of articles judged lately and the word lists of many more, so that copy which follows close on its like
/// need not be read again.
///
/// A cache only: what it does not hold is read from the body, with the same result.
struct TextCache: Sendable {
    /// Bytes of words and of word lists that are kept at most.
    private static let maxWordBytes = 24 << 20
    private static let maxListBytes = 40 << 20

    private var texts = TextRing(maxBytes: maxWordBytes)
    private var lists = TextRing(maxBytes: maxListBytes)

    /// The words of an article, by the key of its id.
    subscript(key: UInt64) -> Words? {
        texts.read(key) { bytes in
            var rest = bytes
            return Words(
                bytes: PackedLists.take(&rest), words: PackedLists.take(&rest), lines: PackedLists.take(&rest)
            )
        }
    }

    /// The word list of an article, by the key of its id.
    func list(_ key: UInt64) -> WordList? {
        lists.read(key) { bytes in
            var rest = bytes
            return WordList(hashes: PackedLists.take(&rest), lines: PackedLists.take(&rest))
        }
    }

    /// Keeps the words of an article in place of those of its earlier version.
    mutating func keep(_ words: Words, of key: UInt64) {
        let lines = PackedLists.length(words.lines)
        texts.keep(key, length: PackedLists.length(words.bytes) + PackedLists.length(words.words) + lines) {
            var rest = $0
            PackedLists.put(words.bytes, &rest)
            PackedLists.put(words.words, &rest)
            PackedLists.put(words.lines, &rest)
        }
        let list = words.list
        lists.keep(key, length: PackedLists.length(list.hashes) + lines) {
            var rest = $0
            PackedLists.put(list.hashes, &rest)
            PackedLists.put(list.lines, &rest)
        }
    }

    /// Forgets an article.
    mutating func forget(_ key: UInt64) {
        texts.forget(key)
        lists.forget(key)
    }

    /// Forgets everything.
    mutating func clear() { self = TextCache() }
}
