/// Counts features and numbers those that are frequent enough: an open-addressing table of fingerprints.
struct FeatureRows {
    private var keys: [UInt32]
    private var counts: [Int32]
    private var used = 0

    /// Number of rows once they are numbered.
    private(set) var count = 0

    init() {
        keys = [UInt32](repeating: 0, count: 1 << 20)
        counts = [Int32](repeating: 0, count: 1 << 20)
    }

    private func slot(_ key: UInt32) -> Int {
        var slot = Int(key &* 2_654_435_761) & (keys.count - 1)
        while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & (keys.count - 1) }
        return slot
    }

    /// Counts one occurrence.
    mutating func add(_ key: UInt32) {
        let place = slot(key)
        if keys[place] == 0 {
            keys[place] = key
            used += 1
        }
        counts[place] += 1
        if used * 2 > keys.count { grow() }
    }

    private mutating func grow() {
        let old = (keys, counts)
        keys = [UInt32](repeating: 0, count: old.0.count * 2)
        counts = [Int32](repeating: 0, count: old.0.count * 2)
        for (index, key) in old.0.enumerated() where key != 0 {
            let place = slot(key)
            keys[place] = key
            counts[place] = old.1[index]
        }
    }

    /// Numbers the features seen at least `minimum` times, from 0; the others are forgotten.
    mutating func number(minimum: Int) -> [UInt32] {
        var kept: [UInt32] = []
        for index in keys.indices where keys[index] != 0 {
            if counts[index] >= minimum {
                counts[index] = Int32(kept.count)
                kept.append(keys[index])
            } else {
                counts[index] = -1
            }
        }
        count = kept.count
        return kept
    }

    /// The number of a feature's row.
    func row(_ key: UInt32) -> UInt32? {
        let place = slot(key)
        return keys[place] == 0 || counts[place] < 0 ? nil : UInt32(counts[place])
    }
}
