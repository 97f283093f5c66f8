/// What two texts have in common, as figures for the verifier.
public struct PairFeatures: Sendable {
    /// Names of the figures, in order; a model names those it was trained with.
    public static let names = [
        "containment", "coverage", "jaccard", "lead_new", "lead_old", "aligned_short", "aligned_long",
        "numbers_agree", "numbers", "names_agree", "names", "numbers_differ", "names_differ", "garbled",
        "words", "ratio", "hours", "same_provider", "same_slug", "marked", "longest_run", "number_density",
        "aligned_numbers", "samples",
    ]

    /// The figures, as many as there are names.
    public internal(set) var values: [Double]

    /// What is known of a pair besides the texts.
    struct Context: Sendable {
        /// Hours between the two.
        var hours: Double
        /// Whether one agency sent both.
        var sameProvider: Bool
        /// Whether both have one slug, of one agency.
        var sameSlug: Bool
        /// Whether the newer one is marked as a correction or update.
        var isMarked: Bool
        /// Share of sampled shingles in common.
        var samples: Double
    }

    /// Share of the shorter text that stands in the longer one, garbled words included.
    var alignedShort: Double { values[5] }
    /// Share of the longer text that stands in the shorter one.
    var alignedLong: Double { values[6] }
    /// Share of all distinct shingles that both have.
    var jaccard: Double { values[2] }

    /// Compares a new text with an old one.
    init(new: Words, old: Words, context: Context) {
        let alignment = Alignment(new: new, old: old)
        let short = Double(max(1, min(new.count, old.count)))
        let long = Double(max(1, max(new.count, old.count)))
        let covered = Double(min(alignment.coveredNew, alignment.coveredOld))
        let shared = Double(alignment.sharedShingles)
        let fewer = Double(max(1, min(alignment.shinglesNew, alignment.shinglesOld)))
        let more = Double(max(1, max(alignment.shinglesNew, alignment.shinglesOld)))
        let numbers = Self.agreement(new, old) { $0.isNumber }
        let names = Self.agreement(new, old) { $0.isName && !$0.isNumber }
        let told = Double(alignment.sameNumbers + alignment.otherNumbers)
        values = [
            shared / fewer, shared / more, shared / max(1, fewer + more - shared),
            alignment.leadNew, alignment.leadOld, min(1, covered / short), min(1, covered / long),
            numbers.share, numbers.count, names.share, names.count,
            told > 0 ? Double(alignment.otherNumbers) / told : 0,
            Double(alignment.otherNames) / max(1, covered) * 10,
            Double(alignment.garbled) / max(1, covered), short, short / long, context.hours,
            context.sameProvider ? 1 : 0, context.sameSlug ? 1 : 0, context.isMarked ? 1 : 0,
            Double(alignment.longestRun) / short, numbers.count / short, Double(alignment.sameNumbers),
            context.samples,
        ]
    }

    /// Share of the distinct words of a kind of the text with fewer that stand in the other, and how many there are.
    private static func agreement(
        _ new: Words, _ old: Words, _ isWanted: (Words.Word) -> Bool
    ) -> (share: Double, count: Double) {
        var first = Set<UInt64>()
        var second = Set<UInt64>()
        for word in new.words where isWanted(word) { first.insert(word.hash) }
        for word in old.words where isWanted(word) { second.insert(word.hash) }
        let fewer = min(first.count, second.count)
        guard fewer > 0 else { return (1, 0) }
        return (Double(first.intersection(second).count) / Double(fewer), Double(fewer))
    }
}
