import Digest

/// Word clusters: for each frequent word the numbers of its clusters at three grains (64, 300 and 1500).
struct WordClusters: Sendable {
    private let table: FingerprintTable

    /// Loads `clusters.bin`.
    init(data: DataFolder) throws {
        var reader = try PackedReader("clusters.bin", kind: "CTM1", in: data)
        table = FingerprintTable(try PackedMap.entries(&reader))
    }

    /// The clusters of a word, else of its lower-case form, packed as coarse | middle << 6 | fine << 15, plus one; 0
    /// for unknown words.
    @inline(__always)
    func clusters(of word: UInt64, lower: UInt64) -> UInt32 {
        table.value(of: word) ?? (word == lower ? 0 : table.value(of: lower) ?? 0)
    }
}
