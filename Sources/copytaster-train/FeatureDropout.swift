/// Leaves features out by chance while a model learns, so that none is relied on alone.
struct FeatureDropout {
    /// Share of the features that are left out.
    let share: Double

    /// The rows that are kept this time.
    func kept(_ rows: [UInt32], _ generator: inout SeededGenerator) -> [UInt32] {
        guard share > 0 else { return rows }
        let limit = UInt64(share * 256)
        var bits: UInt64 = 0
        var left = 0
        return rows.filter { _ in
            if left == 0 {
                bits = generator.next()
                left = 8
            }
            defer {
                bits >>= 8
                left -= 1
            }
            return bits & 255 >= limit
        }
    }
}
