/// Which paragraphs are boilerplate: those that one story after the other carries, as a notice of rights under all copy
/// of an outlet, or a call to subscribe.
///
/// A paragraph is known by the stories that carried it. An article counts where it is otherwise fresh: not a table of
/// another day, whose rest is like that of the day before. A copy counts for its story, which counts once however many
/// copies there are, and only for what it adds to its original: so the notice of an outlet that only ever reprints is
/// learned too. What no story carried since the day before is forgotten. What it was told since a mark can be taken
/// back.
///
/// Which stories is kept in sixteen bits, by a hash of the story: two may share a bit, so that a paragraph needs the
/// copy of a few stories more at times, never of fewer.
struct Boilerplate: Sendable {
    private var table = KeyTable()

    /// Stories from which on a paragraph is boilerplate.
    private static let leastStories = 5
    /// Days of receipt after which a paragraph is forgotten.
    private static let days = 1
    /// Words of a lead at least; shorter paragraphs before it are bylines.
    private static let leadWords = 8
    /// Share of an article's words that must be fresh for it to vote.
    private static let leastFresh = 0.2
    /// The last day that is told from the next, in 2149.
    private static let lastDay: Int32 = 0xfffe
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

    /// The words of paragraphs that were seen before, in rising order; empty where no more stories are wanted, or the
    /// article is none to count: its lead was seen too, or hardly anything in it is fresh.
    func seen(_ lines: [TextLine], day: Int32) -> [Range<Int>] {
        var seen: [Range<Int>] = []
        var (fresh, all) = (0, 0)
        var (isWanted, hasFreshLead) = (false, false)
        var isLead = true
        for line in lines {
            let state = state(of: line.key, day: day)
            if let state {
                seen.append(line.words)
                if !state.isBoilerplate || state.day != day { isWanted = true }
                if state.isBoilerplate { continue }
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
    /// - Parameters:
    ///   - counted: the id of the article or the story that they count for.
    ///   - counts: whether it counts for those that were seen before.
    mutating func add(_ lines: [UInt32], by counted: String, day: Int32, counts: Bool, isNoted: Bool) {
        guard !lines.isEmpty else { return }
        let bit = UInt16(1) << UInt16(Hash.of(counted, salt: 5) & 15)
        for key in lines {
            guard var state = state(of: key, day: day) else {
                set(key, State(stories: bit, day: day), isNoted)
                continue
            }
            let isNew = state.stories & bit == 0 && !state.isBoilerplate
            guard counts, isNew || (state.isBoilerplate && state.day != day) else { continue }
            if isNew { state.stories |= bit }
            state.day = day
            set(key, state, isNoted)
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
        state(of: key, day: day)?.isBoilerplate ?? false
    }

    /// What is known of a paragraph.
    private struct State {
        /// A bit for each story that carried it.
        var stories: UInt16
        /// The day on which the last of them was received.
        var day: Int32

        var isBoilerplate: Bool { stories.nonzeroBitCount >= Boilerplate.leastStories }
    }

    /// What is known of a paragraph; nil where it was not seen lately.
    private func state(of key: UInt32, day: Int32) -> State? {
        guard let value = table[Hash.mix(UInt64(key))] else { return nil }
        let last = Self.day(of: value)
        guard abs(Int(last) - Int(day)) <= Self.days else { return nil }
        return State(stories: UInt16(truncatingIfNeeded: value), day: last)
    }

    private mutating func set(_ key: UInt32, _ state: State, _ isNoted: Bool) {
        let day = UInt32(min(max(state.day, 0), Self.lastDay))
        table.set(Hash.mix(UInt64(key)), day << 16 | UInt32(state.stories), isNoted: isNoted)
    }

    private static func day(of value: UInt32) -> Int32 { Int32(value >> 16) }
}
