/// What two texts have in common, as figures for the verifier.
public struct PairFeatures: Sendable {
    /// Names of the figures, in order; a model names those it was trained with.
    public static let names = [
        "containment", "coverage", "jaccard", "lead_new", "lead_old", "aligned_short", "aligned_long",
        "numbers_agree", "numbers", "names_agree", "names", "numbers_differ", "names_differ", "garbled",
        "words", "ratio", "hours", "same_provider", "same_slug", "marked", "longest_run", "number_density",
        "aligned_numbers", "samples", "fragments", "longest_gap", "recurrence",
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

    /// Whether the shorter text is the longer one's lead, word for word: a cut, whatever a model makes of its length.
    ///
    /// Copy is cut from the end. What stands whole at the head of an article, with the same figures and names, is a part of
    /// it; an item of a round-up is not the whole of a text, and the table of another day has other figures.
    var isLead: Bool {
        values[14] >= Self.leadWords && alignedShort >= 0.92 && values[3] <= 0.12 && values[4] <= 0.12
            && values[7] == 1 && values[11] == 0 && values[12] <= Self.leadNames && values[20] >= 0.5
    }

    /// Names in ten words that may differ: a byline stands where the other has its dateline.
    private static let leadNames = 0.35
    /// Words of a lead at least.
    private static let leadWords = 25.0

    /// The figures of a new text and an old one, and of how they lie on each other.
    init(new: Words, old: Words, alignment: Alignment, context: Context) {
        let short = Double(max(1, min(new.count, old.count)))
        let long = Double(max(1, max(new.count, old.count)))
        let covered = Double(min(alignment.coveredNew, alignment.coveredOld))
        let shared = Double(alignment.sharedShingles)
        let fewer = Double(max(1, min(new.outline.shingles.count, old.outline.shingles.count)))
        let more = Double(max(1, max(new.outline.shingles.count, old.outline.shingles.count)))
        let numbers = Self.agreement(new.numbers, old.numbers)
        let names = Self.agreement(new.names, old.names)
        let told = Double(alignment.sameNumbers + alignment.otherNumbers)
        values = [
            min(1, shared / fewer), min(1, shared / more), shared / max(1, fewer + more - min(shared, fewer)),
            alignment.leadNew, alignment.leadOld, min(1, covered / short), min(1, covered / long),
            numbers.share, numbers.count, names.share, names.count,
            told > 0 ? Double(alignment.otherNumbers) / told : 0,
            Double(alignment.otherNames) / max(1, covered) * 10,
            Double(alignment.garbled) / max(1, covered), short, short / long, context.hours,
            context.sameProvider ? 1 : 0, context.sameSlug ? 1 : 0, context.isMarked ? 1 : 0,
            Double(alignment.longestRun) / short, numbers.count / short, Double(alignment.sameNumbers),
            context.samples, Double(alignment.runs) * 50 / max(50, covered),
            Double(alignment.longestGap) / short, alignment.recurrence,
        ]
    }

    /// Share of the distinct words of a kind of the text with fewer that stand in the other, and how many there are.
    private static func agreement(_ new: [UInt64], _ old: [UInt64]) -> (share: Double, count: Double) {
        let fewer = min(new.count, old.count)
        guard fewer > 0 else { return (1, 0) }
        return (Double(SortedHashes.common(new, old)) / Double(fewer), Double(fewer))
    }
}
