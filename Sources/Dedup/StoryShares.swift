/// Which words of a new text stand in which stories: what tells a round-up from a copy.
///
/// A round-up holds items of several stories. A copy that carries sentences which other stories carry too holds one
/// story whole.
struct StoryShares: Sendable {
    private var shares: [(story: String, row: ArticleBook.Row, isHeld: [Bool])] = []

    /// Words that a second story adds at least, and its least share of the text.
    private static let leastWords = 16
    private static let leastShare = 0.08
    /// Share of a text that its first story takes up at most for it to be a round-up.
    private static let mostOfRoundUp = 0.75
    /// Share of an older text from which on it stands whole in the new one, and share of the new one that it takes up
    /// where the rest may be inserted matter.
    private static let whole = 0.8
    private static let mostly = 0.45

    /// Notes which words of the text stand in an article of a story; none where it is no item.
    mutating func add(_ isHeld: [Bool], of story: String, row: ArticleBook.Row) {
        guard !isHeld.isEmpty else { return }
        guard let place = shares.firstIndex(where: { $0.story == story }) else {
            shares.append((story, row, isHeld))
            return
        }
        for index in isHeld.indices where isHeld[index] { shares[place].isHeld[index] = true }
    }

    /// The article that holds most of a text in which items of several stories stand, and the share of the text that it
    /// holds; nil where there are fewer than two such stories.
    func largest(words: Int) -> (row: ArticleBook.Row, share: Double)? {
        guard shares.count > 1 else { return nil }
        let least = max(Self.leastWords, Int(Self.leastShare * Double(words) / 2))
        var seen = [Bool](repeating: false, count: words)
        var best: (row: ArticleBook.Row, count: Int)?
        var stories = 0
        for share in shares {
            var fresh = 0
            for index in seen.indices where share.isHeld[index] && !seen[index] {
                fresh += 1
                seen[index] = true
            }
            guard fresh >= least else { continue }
            stories += 1
            if fresh > best?.count ?? 0 { best = (share.row, fresh) }
        }
        guard stories > 1, let best else { return nil }
        return (best.row, Double(best.count) / Double(max(1, words)))
    }

    /// Whether a text of which one story holds some words holds a good part of others besides: of one, or of two
    /// where the first stands whole in it and makes up most of it.
    /// - Parameter coverage: share of the first story's text that stands in the new one.
    func isRoundUp(of story: String, coverage: Double, words: Int) -> Bool {
        guard shares.count > 1, var held = shares.first(where: { $0.story == story })?.isHeld else {
            return false
        }
        let count = held.reduce(0) { $0 + ($1 ? 1 : 0) }
        guard Double(count) < Self.mostOfRoundUp * Double(words) else { return false }
        let least = max(Self.leastWords, Int(Self.leastShare * Double(words)))
        var others = 0
        for share in shares where share.story != story {
            var besides = 0
            for index in held.indices where share.isHeld[index] && !held[index] { besides += 1 }
            guard besides >= least else { continue }
            others += 1
            for index in held.indices where share.isHeld[index] { held[index] = true }
        }
        let isMostlyOne = coverage >= Self.whole && Double(count) >= Self.mostly * Double(words)
        return others >= (isMostlyOne ? 2 : 1)
    }
}
