/// The shape of a text: its shingles in order. What is compared first of two texts, and all that is compared of most.
///
/// Shingles are cut to 32 bits: of 10,000 pairs of articles of 560 words one has a shingle in common by chance.
struct Outline: Sendable {
    /// Words of the text.
    let words: Int
    /// Hashes of all shingles of three words, in order; of a text of one or two words those of the words.
    let shingles: [UInt32]

    /// The shape of a text of words with these hashes.
    init(_ hashes: [UInt32]) {
        words = hashes.count
        guard hashes.count >= 3 else {
            shingles = hashes
            return
        }
        shingles = [UInt32](unsafeUninitializedCapacity: hashes.count - 2) { shingles, count in
            hashes.withUnsafeBufferPointer { hashes in
                for place in 0..<hashes.count - 2 {
                    let joined =
                        (UInt64(hashes[place]) &* 0x9e37_79b9_7f4a_7c15)
                        ^ (UInt64(hashes[place + 1]) &* 0xbf58_476d_1ce4_e5b9)
                        ^ (UInt64(hashes[place + 2]) &* 0x94d0_49bb_1331_11eb)
                    shingles.initializeElement(
                        at: place,
                        to: UInt32(
                            truncatingIfNeeded: (joined ^ (joined >> 29)) &* 0xff51_afd7_ed55_8ccd >> 32))
                }
            }
            count = hashes.count - 2
        }
    }
}
