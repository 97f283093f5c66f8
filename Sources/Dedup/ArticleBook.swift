/// What the index keeps of each article version, packed: a row each, ids and stories in one run of bytes.
///
/// Rows are numbered in the order in which they came, for good; the oldest may be dropped. About 110 bytes a row.
struct ArticleBook: Sendable {
    /// One article version.
    struct Row: Sendable {
        /// Fingerprint of the normalised body; zero where it is not compared.
        var text: Fingerprint
        /// Hash of the normalised headline.
        var headline: UInt64
        /// Version; 0 where there is none.
        var version: UInt64
        /// Hash of the agency's name.
        var provider: UInt32
        /// When the record was received, in days since 1970.
        var day: Int32
        /// When the version was made, in days since 1970.
        var eventDay: Int32
        fileprivate(set) var idStart: UInt32 = 0
        fileprivate(set) var storyStart: UInt32 = 0
        fileprivate(set) var idLength: UInt16 = 0
        fileprivate(set) var storyLength: UInt16 = 0
        /// What the article was to its story.
        var relation: Relation
        /// Whether the body is compared.
        var hasText: Bool
        /// Whether the agency numbers its versions.
        var hasVersion: Bool
    }

    private var rows: [Row] = []
    private var bytes: [UInt8] = []
    /// Number of the first row that is kept, and the place of the first byte; places count on past 2^32.
    private var firstRow: UInt32 = 0
    private var firstByte: UInt32 = 0

    /// Rows that are kept.
    var count: Int { rows.count }
    /// Number of the next row.
    var next: UInt32 { firstRow &+ UInt32(truncatingIfNeeded: rows.count) }
    /// Place of the next byte.
    var nextByte: UInt32 { firstByte &+ UInt32(truncatingIfNeeded: bytes.count) }
    /// Bytes that the book takes up.
    var size: Int { rows.capacity * MemoryLayout<Row>.stride + bytes.capacity }

    /// The row of a number; nil where it was dropped.
    subscript(number: UInt32) -> Row? {
        let place = Int(number &- firstRow)
        return place < rows.count ? rows[place] : nil
    }

    /// `provider:item_id` of a row.
    func article(_ row: Row) -> String { text(row.idStart, row.idLength) }

    /// The story of a row.
    func story(_ row: Row) -> String { text(row.storyStart, row.storyLength) }

    /// Whether a row is of that article.
    func isArticle(_ row: Row, _ id: String) -> Bool { matches(row.idStart, row.idLength, id) }

    /// Adds a row; a story that `sibling` has too is not written twice.
    mutating func append(_ row: Row, article: String, story: String, sibling: Row?) {
        var row = row
        (row.idStart, row.idLength) = write(article)
        if let sibling, matches(sibling.storyStart, sibling.storyLength, story) {
            (row.storyStart, row.storyLength) = (sibling.storyStart, sibling.storyLength)
        } else {
            (row.storyStart, row.storyLength) = write(story)
        }
        rows.append(row)
    }

    /// Drops all rows from a number on; their ids and stories go when the oldest rows are dropped.
    mutating func cut(row: UInt32) { rows.removeLast(max(0, rows.count - Int(row &- firstRow))) }

    /// Drops the rows before a number. A story written in a dropped row is written anew for those that share it.
    mutating func drop(before number: UInt32) {
        let gone = min(rows.count, Int(number &- firstRow))
        guard gone > 0, gone < rows.count else {
            if gone > 0 {
                firstRow = next
                firstByte = nextByte
                rows = []
                bytes = []
            }
            return
        }
        var fresh = ArticleBook()
        fresh.firstRow = firstRow &+ UInt32(truncatingIfNeeded: gone)
        fresh.firstByte = nextByte
        fresh.rows.reserveCapacity(rows.count - gone)
        var moved: [UInt32: UInt32] = [:]
        for row in rows[gone...] {
            var row = row
            let id = slice(row.idStart, row.idLength)
            let story = slice(row.storyStart, row.storyLength)
            row.idStart = fresh.nextByte
            fresh.bytes.append(contentsOf: id)
            if let known = moved[row.storyStart] {
                row.storyStart = known
            } else {
                moved[row.storyStart] = fresh.nextByte
                row.storyStart = fresh.nextByte
                fresh.bytes.append(contentsOf: story)
            }
            fresh.rows.append(row)
        }
        self = fresh
    }

    /// The number of the first row for which `isWanted` holds, or of the next.
    func first(where isWanted: (Row) -> Bool) -> UInt32 {
        firstRow &+ UInt32(truncatingIfNeeded: rows.firstIndex(where: isWanted) ?? rows.count)
    }

    private mutating func write(_ text: String) -> (UInt32, UInt16) {
        let start = nextByte
        bytes.append(contentsOf: text.utf8.prefix(Int(UInt16.max)))
        return (start, UInt16(truncatingIfNeeded: Int(nextByte &- start)))
    }

    private func slice(_ start: UInt32, _ length: UInt16) -> ArraySlice<UInt8> {
        let place = Int(start &- firstByte)
        return bytes[place..<place + Int(length)]
    }

    private func text(_ start: UInt32, _ length: UInt16) -> String {
        String(decoding: slice(start, length), as: UTF8.self)
    }

    private func matches(_ start: UInt32, _ length: UInt16, _ text: String) -> Bool {
        text.utf8.count == Int(length) && slice(start, length).elementsEqual(text.utf8)
    }
}
