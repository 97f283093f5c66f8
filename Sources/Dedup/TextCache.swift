/// The words of articles judged lately, so that copies which follow close on each other need not be read again.
///
/// A cache only: what it does not hold is read from the body, with the same result.
struct TextCache: Sendable {
    /// Bytes of words that are kept at most, about.
    static let maxBytes = 48 << 20

    private var texts: [UInt64: Words] = [:]
    private var order: [(key: UInt64, size: Int)] = []
    private var first = 0
    private var bytes = 0

    /// The words of an article, by the key of its id.
    subscript(key: UInt64) -> Words? { texts[key] }

    /// Keeps the words of an article in place of those of its earlier version.
    mutating func keep(_ words: Words, of key: UInt64) {
        let size = words.bytes.count + words.count * 32 + 200
        texts[key] = words
        order.append((key, size))
        bytes += size
        while bytes > Self.maxBytes, first < order.count {
            texts[order[first].key] = nil
            bytes -= order[first].size
            first += 1
        }
        if first > 4_096 {
            order.removeFirst(first)
            first = 0
        }
    }

    /// Forgets an article.
    mutating func forget(_ key: UInt64) { texts[key] = nil }

    /// Forgets everything.
    mutating func clear() { self = TextCache() }
}
