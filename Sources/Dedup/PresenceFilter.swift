/// On which days a key may stand in the index, so that no table is asked for what it does not hold.
///
/// A byte a key or more, a bit for each eighth day. What is not set is not there; of what is set one in ten or so is not there
/// either. Nothing need be taken out of it but whole days. Keys must be well mixed.
struct PresenceFilter: Sendable {
    private var bytes: [UInt8]
    /// Keys that were put in and not cleared, by the last three bits of their day, and of all days.
    private var counts = [Int](repeating: 0, count: 8)
    private var total = 0

    /// An empty filter for so many keys.
    init(keys: Int = 1_024) { bytes = WideTable.zeros(keys) }

    /// Bytes that it takes up, and keys that it is made for.
    var size: Int { bytes.count }

    /// Whether it holds as many keys as it is made for.
    var isFull: Bool { total >= bytes.count }

    /// The bit of a day.
    static func bit(of day: Int) -> UInt8 { 1 << UInt8(truncatingIfNeeded: day & 7) }

    /// Puts a key in.
    @inline(__always)
    mutating func add(_ key: UInt32, day: Int) {
        counts[day & 7] += 1
        total += 1
        bytes[home(key)] |= Self.bit(of: day)
    }

    /// Takes out all keys of a day, and of those that lie eight days or a multiple of it from it.
    mutating func clear(day: Int) {
        guard counts[day & 7] > 0 else { return }
        total -= counts[day & 7]
        counts[day & 7] = 0
        let kept = ~Self.bit(of: day)
        bytes.withUnsafeMutableBufferPointer { bytes in
            for place in bytes.indices { bytes[place] &= kept }
        }
    }

    /// Puts the days of some keys into `masks`. The bytes lie anywhere in memory: they come from it together, for nothing is
    /// done between one read and the next.
    func read(_ keys: [UInt32], into masks: inout [UInt8]) {
        masks.removeAll(keepingCapacity: true)
        masks.reserveCapacity(keys.count)
        for key in keys { masks.append(bytes[home(key)]) }
    }

    @inline(__always)
    private func home(_ key: UInt32) -> Int {
        Int(truncatingIfNeeded: (UInt64(key) &* UInt64(bytes.count)) >> 32)
    }
}
