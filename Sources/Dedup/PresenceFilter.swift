/// On which days a key may stand in the index, so that no table is asked for what it does not hold.
///
/// A byte a key or more, a bit for each eighth day. What is not set is not there; of what is set one in ten or so is not there
/// either. Nothing need be taken out of it but whole days. Keys must be well mixed.
struct PresenceFilter: Sendable {
    private var bytes: [UInt8]
    /// Bits that are set, by the last three bits of their day, and of all days.
    private var counts = [Int](repeating: 0, count: 8)
    private var total = 0

    /// An empty filter for so many keys.
    init(keys: Int = 1_024) { bytes = WideTable.zeros(keys) }

    /// Bytes that it takes up, and keys that it is made for, about.
    var size: Int { bytes.count }

    /// Whether an eighth of its bits is set: past that it grants too much.
    var isFull: Bool { total >= bytes.count }

    /// The bit of a day.
    static func bit(of day: Int) -> UInt8 { 1 << UInt8(truncatingIfNeeded: day & 7) }

    /// Puts a key in.
    @inline(__always)
    mutating func add(_ key: UInt32, day: Int) {
        let (place, bit) = (Self.home(key, bytes.count), Self.bit(of: day))
        guard bytes[place] & bit == 0 else { return }
        bytes[place] |= bit
        counts[day & 7] += 1
        total += 1
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

    /// The days of some keys, a byte each. The bytes lie anywhere in memory: they come from it together, for nothing is
    /// done between one read and the next.
    func read(_ keys: [UInt32]) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: keys.count) { masks, count in
            bytes.withUnsafeBufferPointer { bytes in
                for (place, key) in keys.enumerated() {
                    masks.initializeElement(at: place, to: bytes[Self.home(key, bytes.count)])
                }
            }
            count = keys.count
        }
    }

    @inline(__always)
    private static func home(_ key: UInt32, _ size: Int) -> Int {
        Int(truncatingIfNeeded: (UInt64(key) &* UInt64(size)) >> 32)
    }
}
