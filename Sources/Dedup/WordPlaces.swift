/// Where the words of a text stand in it as it was written, so that a stretch of words can be shown as people know it.
struct WordPlaces: Sendable {
    private var chunks: [Substring] = []
    /// Words of the judge up to and with each chunk.
    private var ends: [Int] = []
    private let words: Words

    /// The places of the words of a text.
    init(_ text: String, words: Words) {
        self.words = words
        var pending: Substring?
        var count = 0
        for chunk in text.split(whereSeparator: \.isWhitespace) {
            let whole = pending.map { text[$0.startIndex..<chunk.endIndex] } ?? chunk
            // A hyphen at a line's end may hold two halves of a word together.
            if chunk.last == "-", chunk.count > 1 {
                pending = whole
                continue
            }
            pending = nil
            append(whole, &count)
        }
        if let pending { append(pending, &count) }
        // Where the pieces have other words than the whole the words are shown as the judge reads them.
        if count != words.count { (chunks, ends) = ([], []) }
    }

    private mutating func append(_ chunk: Substring, _ count: inout Int) {
        count += Words(String(chunk), limit: .max).count
        chunks.append(chunk)
        ends.append(count)
    }

    /// A stretch of words with what stands between them, white space as single blanks.
    func text(_ range: Range<Int>) -> String {
        guard !chunks.isEmpty else {
            return range.map { words.string(words.words[$0]) }.joined(separator: " ")
        }
        let first = ends.firstIndex { $0 > range.lowerBound } ?? 0
        let last = ends.firstIndex { $0 >= range.upperBound } ?? ends.count - 1
        return chunks[first...max(first, last)].joined(separator: " ")
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
