/// Which words of a new text stand in which stories: what tells a round-up from a copy.
struct StoryShares: Sendable {
    private var shares: [(story: String, isHeld: [Bool])] = []

    /// Words that a second story adds at least, and its least share of the text.
    private static let leastWords = 15
    private static let leastShare = 0.1
    /// Share of a text that its first story takes up at most for it to be a round-up.
    private static let mostOfRoundUp = 0.75

    /// Notes which words of the text stand in an article of a story.
    mutating func add(_ isHeld: [Bool], of story: String) {
        guard isHeld.contains(true) else { return }
        guard let place = shares.firstIndex(where: { $0.story == story }) else {
            shares.append((story, isHeld))
            return
        }
        for index in isHeld.indices where isHeld[index] { shares[place].isHeld[index] = true }
    }

    /// Whether a text of which one story holds some words holds a good part of another story besides.
    func isRoundUp(of story: String, words: Int) -> Bool {
        guard shares.count > 1, let first = shares.first(where: { $0.story == story })?.isHeld else {
            return false
        }
        let held = first.reduce(0) { $0 + ($1 ? 1 : 0) }
        guard Double(held) < Self.mostOfRoundUp * Double(words) else { return false }
        let least = max(Self.leastWords, Int(Self.leastShare * Double(words)))
        return shares.contains { share in
            guard share.story != story else { return false }
            var besides = 0
            for index in first.indices where share.isHeld[index] && !first[index] { besides += 1 }
            return besides >= least
        }
    }
}
