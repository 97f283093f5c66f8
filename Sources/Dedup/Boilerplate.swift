/// Which paragraphs are boilerplate: those that one story after the other carries, as a notice of rights under all copy
/// of an outlet, or a call to subscribe.
///
/// A paragraph that was seen before gets a vote from each article that is otherwise fresh. Copies of a story do not
/// vote, for their leads were seen too, nor do tables of another day, whose rest is like that of the day before. Votes
/// that were not renewed since the day before are forgotten. What it was told since a mark can be taken back.
struct Boilerplate: Sendable {
    private var table = KeyTable()

    /// Votes from which on a paragraph is boilerplate.
    private static let leastVotes = 4
    /// Days of receipt after which a paragraph is forgotten.
    private static let days = 1
    /// Words of a lead at least; shorter paragraphs before it are bylines.
    private static let leadWords = 8
    /// Share of an article's words that must be fresh for it to vote.
    private static let leastFresh = 0.2
    /// Paragraphs that are remembered at most; past it those of earlier days are dropped.
    private static let maxLines = 2_000_000

    /// Bytes of the table.
    var bytes: Int { table.bytes }

    /// A place to come back to.
    var mark: Int { table.mark }

    /// The words of paragraphs that are boilerplate, in rising order.
    func ranges(of lines: [TextLine], day: Int32) -> [Range<Int>] {
        lines.compactMap { isBoilerplate($0.key, day: day) ? $0.words : nil }
    }

    /// The words of paragraphs that were seen before and want a vote, or have all, in rising order; empty where no
    /// vote is wanted, or the article is none to give one: its lead was seen too, or hardly anything in it is fresh.
    func seen(_ lines: [TextLine], day: Int32) -> [Range<Int>] {
        var seen: [Range<Int>] = []
        var (fresh, all) = (0, 0)
        var (isWanted, hasFreshLead) = (false, false)
        var isLead = true
        for line in lines {
            let state = state(of: line.key, day: day)
            if let state {
                seen.append(line.words)
                if state.votes < Self.leastVotes || state.day != day { isWanted = true }
                if state.votes >= Self.leastVotes { continue }
            } else {
                fresh += line.words.count
            }
            all += line.words.count
            if isLead, line.words.count >= Self.leadWords {
                hasFreshLead = state == nil
                isLead = false
            }
        }
        return isWanted && hasFreshLead && Double(fresh) >= Self.leastFresh * Double(all) ? seen : []
    }

    /// Takes in the paragraphs of an article, by their keys.
    /// - Parameter votes: whether the article says that those seen before are boilerplate.
    mutating func add(_ lines: [UInt32], day: Int32, votes: Bool, isNoted: Bool) {
        for (place, key) in lines.enumerated() {
            // A paragraph that stands twice in one article counts once.
            guard !lines[..<place].contains(key) else { continue }
            guard let state = state(of: key, day: day) else {
                set(key, votes: 0, day: day, isNoted)
                continue
            }
            guard votes, state.votes < Self.leastVotes || state.day != day else { continue }
            set(key, votes: min(state.votes + 1, Self.leastVotes), day: day, isNoted)
        }
    }

    /// Puts back all that was changed after `mark`.
    mutating func undo(to mark: Int) { table.undo(to: mark) }

    /// Changes up to `mark` stand for good.
    mutating func settle(to mark: Int) { table.settle(to: mark) }

    /// Drops what no look-up finds any more.
    mutating func sweep(day: Int32) {
        let limit = table.count > Self.maxLines ? 0 : Self.days
        table.keep { abs(Int(Self.day(of: $0)) - Int(day)) <= limit }
    }

    /// Whether there are more paragraphs than may be.
    var isFull: Bool { table.count > Self.maxLines }

    private func isBoilerplate(_ key: UInt32, day: Int32) -> Bool {
        (state(of: key, day: day)?.votes ?? 0) >= Self.leastVotes
    }

    /// The votes for a paragraph and the day of the last; nil where it was not seen lately.
    private func state(of key: UInt32, day: Int32) -> (votes: Int, day: Int32)? {
        guard let value = table[Hash.mix(UInt64(key))] else { return nil }
        let last = Self.day(of: value)
        guard abs(Int(last) - Int(day)) <= Self.days else { return nil }
        return (Int(value & 0xff), last)
    }

    private mutating func set(_ key: UInt32, votes: Int, day: Int32, _ isNoted: Bool) {
        table.set(Hash.mix(UInt64(key)), UInt32(clamping: day) << 8 | UInt32(votes), isNoted: isNoted)
    }

    private static func day(of value: UInt32) -> Int32 { Int32(value >> 8) }
}
