/// Two texts side by side, as the judge compares them: what they share, what stands in one only, which figures differ.
///
/// Words are those of the judge: in lower case, with quotes, dashes and blanks of one kind.
public struct CopyComparison: Sendable, Equatable {
    /// A stretch of words; where it is shared it stands in both texts.
    public struct Stretch: Sendable, Equatable {
        /// The words, with a blank between them.
        public var text: String
        /// Its first word in its text, from 1.
        public var place: Int
        /// Its first word in the older text, from 1, where it is shared.
        public var olderPlace: Int?
        /// Words.
        public var words: Int
    }

    /// Share of the newer text's words that stand in the older one, 0 to 1; garbled words count.
    public var coveredNewer: Double
    /// Share of the older text's words that stand in the newer one.
    public var coveredOlder: Double
    /// Stretches that both have, in the newer text's order.
    public var shared: [Stretch] = []
    /// Stretches that stand in the newer text only.
    public var newerOnly: [Stretch] = []
    /// Stretches that stand in the older text only.
    public var olderOnly: [Stretch] = []
    /// Figures that differ.
    public var changed: [Verdict.ChangedFigure]

    /// Compares a newer text with an older one, as far as the judge would.
    public init(newer: String, older: String, settings: DedupSettings) {
        let new = Words(newer, limit: settings.maxWords)
        let old = Words(older, limit: settings.maxWords)
        changed = ChangedFigures.between(older, newer)
        var aligner = Aligner(new: new)
        guard let alignment = aligner.compare(with: old) else {
            (coveredNewer, coveredOlder) = (0, 0)
            newerOnly = Self.uncovered(new, [Bool](repeating: false, count: new.count))
            olderOnly = Self.uncovered(old, [Bool](repeating: false, count: old.count))
            return
        }
        coveredNewer = Double(alignment.coveredNew) / Double(max(1, new.count))
        coveredOlder = Double(alignment.coveredOld) / Double(max(1, old.count))
        for run in aligner.runs.sorted(by: { $0.new < $1.new }) {
            shared.append(
                Stretch(
                    text: Self.text(new, run.new..<run.new + run.length), place: run.new + 1,
                    olderPlace: run.old + 1, words: run.length))
        }
        newerOnly = Self.uncovered(new, aligner.isCoveredNew)
        olderOnly = Self.uncovered(old, aligner.isCoveredOld)
    }

    private static func text(_ words: Words, _ range: Range<Int>) -> String {
        range.map { words.string(words.words[$0]) }.joined(separator: " ")
    }

    private static func uncovered(_ words: Words, _ isCovered: [Bool]) -> [Stretch] {
        var stretches: [Stretch] = []
        var place = 0
        while place < words.count {
            var end = place
            while end < words.count, !isCovered[end] { end += 1 }
            if end > place {
                stretches.append(
                    Stretch(text: text(words, place..<end), place: place + 1, words: end - place))
            }
            place = end + 1
        }
        return stretches
    }
}
