/// Two texts side by side, as the judge compares them: what they share, what stands in one only, which figures differ.
public struct CopyComparison: Sendable, Equatable {
    /// A stretch of words of one text.
    public struct Stretch: Sendable, Equatable {
        /// The words as they were written, white space as single blanks.
        public var text: String
        /// Its first word in its text, from 1.
        public var place: Int
        /// Words.
        public var words: Int
    }

    /// What stands beside each other.
    public struct Passage: Sendable, Equatable {
        /// How the two sides lie to each other.
        public enum Kind: Sendable { case shared, garbled, apart }

        /// Whether both sides are the same words, the same words garbled, or other words.
        public var kind: Kind
        /// The stretch of the newer text; nil where it has nothing there.
        public var newer: Stretch?
        /// The stretch of the older text; nil where it has nothing there.
        public var older: Stretch?
    }

    /// Share of the newer text's words that stand in the older one, 0 to 1; garbled words count.
    public private(set) var coveredNewer = 0.0
    /// Share of the older text's words that stand in the newer one.
    public private(set) var coveredOlder = 0.0
    /// Both texts from beginning to end, in the newer one's order.
    public private(set) var passages: [Passage] = []
    /// Figures that differ.
    public let changed: [Verdict.ChangedFigure]

    /// Stretches that both have, as the newer text has them.
    public var shared: [Stretch] { passages.filter { $0.kind == .shared }.compactMap(\.newer) }
    /// Stretches that stand in the newer text only.
    public var newerOnly: [Stretch] { passages.filter { $0.kind == .apart }.compactMap(\.newer) }
    /// Stretches that stand in the older text only.
    public var olderOnly: [Stretch] { passages.filter { $0.kind == .apart }.compactMap(\.older) }

    /// Compares a newer text with an older one, as far as the judge would.
    public init(newer: String, older: String, settings: DedupSettings) {
        let new = Words(newer, limit: settings.maxWords)
        let old = Words(older, limit: settings.maxWords)
        changed = ChangedFigures.between(older, newer)
        let newPlaces = WordPlaces(newer, words: new)
        let oldPlaces = WordPlaces(older, words: old)
        var aligner = Aligner(new: new)
        var runs: [Alignment.Run] = []
        if let alignment = aligner.compare(with: old) {
            coveredNewer = Double(alignment.coveredNew) / Double(max(1, new.count))
            coveredOlder = Double(alignment.coveredOld) / Double(max(1, old.count))
            runs = Self.apart(aligner.runs)
        }
        let left = Self.leftOver(of: old.count, runs)
        func put(_ mine: Range<Int>, _ other: Range<Int>, _ kind: Passage.Kind) {
            guard !mine.isEmpty || !other.isEmpty else { return }
            passages.append(
                Passage(
                    kind: kind, newer: Self.stretch(mine, newPlaces), older: Self.stretch(other, oldPlaces)))
        }
        func putGap(_ mine: Range<Int>, behind place: Int) {
            let other = left[place] ?? place..<place
            let isGarbled =
                !mine.isEmpty && !other.isEmpty && mine.allSatisfy { aligner.isCoveredNew[$0] }
                && other.allSatisfy { aligner.isCoveredOld[$0] }
            put(mine, other, isGarbled ? .garbled : .apart)
        }
        if runs.isEmpty { put(0..<new.count, 0..<old.count, .apart) }
        if let first = runs.first { putGap(0..<first.new, behind: 0) }
        for (place, run) in runs.enumerated() {
            let end = run.new + run.length
            put(run.new..<end, run.old..<run.old + run.length, .shared)
            let next = place + 1 < runs.count ? runs[place + 1].new : new.count
            putGap(end..<next, behind: run.old + run.length)
        }
    }

    /// Words of a run at least that is shown as one; shorter ones are turns of phrase inside what differs.
    private static let leastWords = 4

    /// The runs in the order of the newer text, no word in two of them, no word of the older text in two of them.
    private static func apart(_ runs: [Alignment.Run]) -> [Alignment.Run] {
        var kept: [Alignment.Run] = []
        for run in runs.sorted(by: { ($0.new, $0.old) < ($1.new, $1.old) }) {
            var run = run
            let last = kept.last.map { $0.new + $0.length } ?? 0
            let skipped = max(0, last - run.new)
            run = Alignment.Run(new: run.new + skipped, old: run.old + skipped, length: run.length - skipped)
            for other in kept {
                if run.old >= other.old, run.old < other.old + other.length {
                    let taken = other.old + other.length - run.old
                    run = Alignment.Run(
                        new: run.new + taken, old: run.old + taken, length: run.length - taken)
                } else if run.old < other.old {
                    run.length = min(run.length, other.old - run.old)
                }
            }
            if run.length >= leastWords || (run.length > 0 && runs.count == 1) { kept.append(run) }
        }
        return kept
    }

    /// What no run takes of the older text, by where it begins: at its start or behind a run.
    private static func leftOver(of count: Int, _ runs: [Alignment.Run]) -> [Int: Range<Int>] {
        var left: [Int: Range<Int>] = [:]
        var place = 0
        for run in runs.sorted(by: { $0.old < $1.old }) {
            if run.old > place { left[place] = place..<run.old }
            place = max(place, run.old + run.length)
        }
        if place < count { left[place] = place..<count }
        return left
    }

    private static func stretch(_ range: Range<Int>, _ places: WordPlaces) -> Stretch? {
        guard !range.isEmpty else { return nil }
        return Stretch(text: places.text(range), place: range.lowerBound + 1, words: range.count)
    }
}
