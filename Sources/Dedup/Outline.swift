/// The shape of a text: its shingles in order. What is compared first of two texts, and all that is compared of most.
///
/// Shingles are cut to 32 bits, 2 kB for an article of 560 words: of 10,000 pairs of such articles one has a shingle in
/// common by chance.
struct Outline: Sendable {
    /// Words of the text.
    let words: Int
    /// Hashes of all shingles of three words, in order; of a text of one or two words those of the words.
    let shingles: [UInt32]

    /// The shape of a text of these words.
    init(_ words: [Words.Word]) {
        self.words = words.count
        shingles = Shingles.all(of: words).map { UInt32(truncatingIfNeeded: $0) }
    }
}
