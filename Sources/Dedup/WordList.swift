/// The words of a text by their hashes, and its paragraphs: all that is kept of most texts.
struct WordList: Sendable {
    /// Hashes of the words, in order.
    let hashes: [UInt32]
    /// The paragraphs at its head and foot.
    let lines: [TextLine]

    /// The shape of the text without some of its words.
    func outline(without left: [Range<Int>]) -> Outline { Outline(Self.without(left, hashes)) }

    /// A list without what stands in some ranges, which rise and do not meet.
    static func without<Element>(_ ranges: [Range<Int>], _ list: [Element]) -> [Element] {
        guard !ranges.isEmpty else { return list }
        var kept: [Element] = []
        kept.reserveCapacity(list.count)
        var place = 0
        for range in ranges {
            kept.append(contentsOf: list[place..<min(range.lowerBound, list.count)])
            place = min(range.upperBound, list.count)
        }
        kept.append(contentsOf: list[place...])
        return kept
    }
}
