/// A read-only map from 32-bit fingerprints of hashes to numbers, by open addressing.
///
/// A hash that is not in a table of n entries is taken for one that is with probability n / 2^32: for half a
/// million rows, one in 8,000 lookups.
struct FingerprintTable: Sendable {
    private let slots: [UInt64]
    private let mask: Int
    /// A bit for each fingerprint, by its upper bits: says of most hashes that are not in the table that they are not,
    /// and is small enough for the cache that is near.
    private let filter: [UInt64]
    private let filterShift: UInt32

    /// A table of distinct fingerprints, none of them 0.
    init(_ entries: [(fingerprint: UInt32, value: UInt32)]) {
        var capacity = 16
        while capacity < entries.count * 2 { capacity <<= 1 }
        mask = capacity - 1
        var slots = [UInt64](repeating: 0, count: capacity)
        for entry in entries {
            var slot = Int(entry.fingerprint) & (capacity - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (capacity - 1) }
            slots[slot] = UInt64(entry.fingerprint) << 32 | UInt64(entry.value)
        }
        self.slots = slots
        // Eight bits an entry or more, so that at most one in eight gets past in vain.
        let bits = min(24, max(6, UInt32((capacity * 4).trailingZeroBitCount)))
        var filter = [UInt64](repeating: 0, count: 1 << Int(bits - 6))
        filterShift = 32 - bits
        for entry in entries {
            let bit = entry.fingerprint >> filterShift
            filter[Int(bit >> 6)] |= 1 << UInt64(bit & 63)
        }
        self.filter = filter
    }

    /// The fingerprint of a hash; never 0.
    @inline(__always)
    static func fingerprint(_ hash: UInt64) -> UInt32 {
        let mixed = (hash ^ (hash >> 29)) &* 0xBF58_476D_1CE4_E5B9
        return max(1, UInt32(truncatingIfNeeded: mixed >> 32))
    }

    /// Moves those fingerprints that may be in the table to the front, in their order.
    /// - Returns: how many they are.
    @inline(__always)
    func sift(_ fingerprints: UnsafeMutableBufferPointer<UInt32>, count: Int) -> Int {
        filter.withUnsafeBufferPointer { filter in
            var kept = 0
            for index in 0..<count {
                let fingerprint = fingerprints[index]
                let bit = fingerprint >> filterShift
                fingerprints[kept] = fingerprint
                kept &+= Int(truncatingIfNeeded: filter[Int(bit >> 6)] >> UInt64(bit & 63) & 1)
            }
            return kept
        }
    }

    /// Reads the first slot of each fingerprint.
    @inline(__always)
    func load(
        _ fingerprints: UnsafeMutableBufferPointer<UInt32>, count: Int,
        into found: UnsafeMutableBufferPointer<UInt64>
    ) {
        slots.withUnsafeBufferPointer { slots in
            for index in 0..<count { found[index] = slots[Int(fingerprints[index]) & mask] }
        }
    }

    /// The value under a fingerprint whose first slot was read.
    @inline(__always)
    func value(of fingerprint: UInt32, first: UInt64) -> UInt32? {
        if UInt32(truncatingIfNeeded: first >> 32) == fingerprint { return UInt32(truncatingIfNeeded: first) }
        return first == 0 ? nil : value(ofFingerprint: fingerprint)
    }

    /// The value under a hash.
    @inline(__always)
    func value(of hash: UInt64) -> UInt32? { value(ofFingerprint: Self.fingerprint(hash)) }

    private func value(ofFingerprint fingerprint: UInt32) -> UInt32? {
        slots.withUnsafeBufferPointer { slots in
            var slot = Int(fingerprint) & mask
            while true {
                let entry = slots[slot]
                if entry == 0 { return nil }
                if UInt32(truncatingIfNeeded: entry >> 32) == fingerprint {
                    return UInt32(truncatingIfNeeded: entry)
                }
                slot = (slot + 1) & mask
            }
        }
    }
}
