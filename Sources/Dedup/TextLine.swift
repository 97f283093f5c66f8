/// A paragraph of a text, as the boilerplate is learned by: what its words are, and where they stand.
struct TextLine: Sendable, Equatable {
    /// Hash of its words in their order.
    let key: UInt32
    private let start: Int32
    private let end: Int32

    /// A paragraph with that hash, of some words of its text.
    init(key: UInt32, words: Range<Int>) {
        self.key = key
        start = Int32(truncatingIfNeeded: words.lowerBound)
        end = Int32(truncatingIfNeeded: words.upperBound)
    }

    /// Its words, by their places in the text.
    var words: Range<Int> { Int(start)..<Int(end) }

    /// Paragraphs that are looked at: boilerplate stands at the head and the foot of copy.
    private static let atHead = 2
    private static let atFoot = 6
    /// Words of a paragraph at least.
    private static let leastWords = 3

    /// The paragraphs at the head and the foot of a text whose words begin anew at some bytes.
    static func all(of words: [Words.Word], breaks: [Int32]) -> [TextLine] {
        guard !breaks.isEmpty else { return [] }
        var starts = [0]
        var place = 0
        for offset in breaks {
            while place < words.count, words[place].start < offset { place += 1 }
            if (starts.last ?? 0) < place, place < words.count { starts.append(place) }
        }
        guard starts.count > 1 else { return [] }
        let ranges = starts.indices.map { index in
            starts[index]..<(index + 1 < starts.count ? starts[index + 1] : words.count)
        }
        let edge =
            ranges.count <= atHead + atFoot
            ? ranges[...] : ranges.prefix(atHead) + ranges.suffix(atFoot)
        return edge.filter { $0.count >= leastWords }.map { range in
            var hash: UInt64 = 0
            for word in words[range] { hash = Hash.join(hash, word.hash) }
            return TextLine(key: Hash.key(hash), words: range)
        }
    }
}
