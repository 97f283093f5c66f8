/// Which articles of a slice of time hold a key: an open-addressed table of (key, article) pairs, several a key.
///
/// What a look-up finds is a function of the pairs that are in it, not of the order in which they came. 8 bytes a
/// slot, at most four fifths of the slots taken, growth by a quarter. Keys must be well mixed.
struct PostingTable: Sendable {
    /// Pairs in the table.
    private(set) var count = 0
    /// Key in the upper half, article + 1 in the lower; 0 is an empty slot.
    private var slots: [UInt64] = []

    /// Bytes that the table takes up.
    var bytes: Int { slots.count * 8 }

    /// Calls `visit` with each article of a key, in no particular order.
    @inline(__always)
    func forEach(_ key: UInt32, _ visit: (Int) -> Void) {
        guard count > 0 else { return }
        slots.withUnsafeBufferPointer { slots in
            var place = Self.home(key, slots.count)
            while slots[place] != 0 {
                if UInt32(truncatingIfNeeded: slots[place] >> 32) == key {
                    visit(Int(UInt32(truncatingIfNeeded: slots[place])) - 1)
                }
                place += 1
                if place == slots.count { place = 0 }
            }
        }
    }

    /// How many articles a key has.
    @inline(__always)
    func articles(of key: UInt32) -> Int {
        var found = 0
        forEach(key) { _ in found += 1 }
        return found
    }

    /// Adds a pair unless the key has `cap` articles already; false where it was not added.
    mutating func insert(_ key: UInt32, _ article: Int, cap: Int) -> Bool {
        if count * 5 >= slots.count * 4 { grow() }
        let pair = UInt64(key) << 32 | UInt64(UInt32(truncatingIfNeeded: article + 1))
        let inserted = slots.withUnsafeMutableBufferPointer { slots in
            var place = Self.home(key, slots.count)
            var same = 0
            while slots[place] != 0 {
                if UInt32(truncatingIfNeeded: slots[place] >> 32) == key {
                    same += 1
                    if same >= cap || slots[place] == pair { return false }
                }
                place += 1
                if place == slots.count { place = 0 }
            }
            slots[place] = pair
            return true
        }
        if inserted { count += 1 }
        return inserted
    }

    /// Removes a pair; nothing happens where it is not there.
    mutating func remove(_ key: UInt32, _ article: Int) {
        guard count > 0 else { return }
        let pair = UInt64(key) << 32 | UInt64(UInt32(truncatingIfNeeded: article + 1))
        let removed = slots.withUnsafeMutableBufferPointer { slots in
            var hole = Self.home(key, slots.count)
            while slots[hole] != pair {
                if slots[hole] == 0 { return false }
                hole = hole + 1 == slots.count ? 0 : hole + 1
            }
            // Pairs behind the hole that could stand in it move up, so that no chain is broken.
            var next = hole
            while true {
                next = next + 1 == slots.count ? 0 : next + 1
                if slots[next] == 0 { break }
                let home = Self.home(UInt32(truncatingIfNeeded: slots[next] >> 32), slots.count)
                let staysPut = hole < next ? (home > hole && home <= next) : (home > hole || home <= next)
                if !staysPut {
                    slots[hole] = slots[next]
                    hole = next
                }
            }
            slots[hole] = 0
            return true
        }
        if removed { count -= 1 }
    }

    private mutating func grow() {
        let old = slots
        slots = [UInt64](repeating: 0, count: max(64, old.count + old.count / 4))
        slots.withUnsafeMutableBufferPointer { slots in
            for pair in old where pair != 0 {
                var place = Self.home(UInt32(truncatingIfNeeded: pair >> 32), slots.count)
                while slots[place] != 0 { place = place + 1 == slots.count ? 0 : place + 1 }
                slots[place] = pair
            }
        }
    }

    @inline(__always)
    private static func home(_ key: UInt32, _ size: Int) -> Int {
        Int(truncatingIfNeeded: (UInt64(key) &* UInt64(size)) >> 32)
    }
}
