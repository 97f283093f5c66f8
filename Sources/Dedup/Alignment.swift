/// How two texts lie on each other, in figures: what the aligner found.
struct Alignment: Sendable {
    /// A stretch of words that both texts have in one order.
    struct Run: Sendable {
        /// First word in the new text.
        var new: Int
        /// First word in the old text.
        var old: Int
        /// Words.
        var length: Int
    }

    /// Shingles of the old text that stand in the new one.
    var sharedShingles = 0
    /// Where the first shared shingle stands, 0 at the start of a text to 1 at its end.
    var leadNew = 1.0
    /// The same in the old text.
    var leadOld = 1.0
    /// Words of the new text that stand in the old one.
    var coveredNew = 0
    /// Words of the old text that stand in the new one.
    var coveredOld = 0
    /// Covered words of the new text that are not letter by letter the same.
    var garbled = 0
    /// Numbers in runs that are the same.
    var sameNumbers = 0
    /// Numbers that stand in one place and differ.
    var otherNumbers = 0
    /// Names that stand in one place and differ.
    var otherNames = 0
    /// Words of the longest run.
    var longestRun = 0
    /// Runs of shared shingles.
    var runs = 0
    /// Words of the longest stretch of the shorter text that is not covered.
    var longestGap = 0
    /// Share of the telling words in the covered part of the longer text that stand in the rest of it too: a copy of a
    /// part speaks of what the whole speaks of, an item of a round-up does not. 1 where little is left over.
    var recurrence = 1.0
}
