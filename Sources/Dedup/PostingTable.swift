/// Which articles of a slice of time hold a key: an open-addressed table of (key, article) pairs, several a key.
///
/// What a look-up finds is a function of the pairs that are in it, not of the order in which they came. 8 bytes a
/// slot, at most four fifths of the slots taken, growth by half, of large tables by a quarter. Keys must be
/// well mixed.
struct PostingTable: Sendable {
    /// Pairs in the table.
    private(set) var count = 0
    /// Key in the upper half, article + 1 in the lower, with the mark `full` at one article of a key that has as many
    /// as it may have; 0 is an empty slot.
    private var slots: [UInt64] = []

    /// Bytes that the table takes up.
    var bytes: Int { slots.count * 8 }

    /// Puts what stands where the chains of some keys begin into `heads`; 0 where a key has no articles.
    ///
    /// The slots lie anywhere in memory. Read one after the other, nothing between them, they come from it together.
    func readHeads(_ keys: [UInt32], into heads: inout [UInt64]) {
        heads.removeAll(keepingCapacity: true)
        slots.withUnsafeBufferPointer { slots in
            for key in keys { heads.append(slots.isEmpty ? 0 : slots[Self.home(key, slots.count)]) }
        }
    }

    /// Calls `visit` with the key of each pair.
    func forEachKey(_ visit: (UInt32) -> Void) {
        for slot in slots where slot != 0 { visit(Self.key(slot)) }
    }

    /// Calls `visit` with each article of a key, in no particular order; false, after some of them, where the key has
    /// as many as it may have.
    @inline(__always)
    func forEach(_ key: UInt32, _ visit: (Int) -> Void) -> Bool {
        guard count > 0 else { return true }
        return slots.withUnsafeBufferPointer { slots in
            var place = Self.home(key, slots.count)
            while slots[place] != 0 {
                if Self.key(slots[place]) == key {
                    // The mark stands at the first article, unless growth has turned the chain around.
                    if slots[place] & Self.full != 0 { return false }
                    visit(Int(UInt32(truncatingIfNeeded: slots[place])) - 1)
                }
                place += 1
                if place == slots.count { place = 0 }
            }
            return true
        }
    }

    /// Adds a pair unless the key has `cap` articles already; false where it was not added.
    mutating func insert(_ key: UInt32, _ article: Int, cap: Int) -> Bool {
        if count * 5 >= slots.count * 4 { grow() }
        let pair = Self.pair(key, article)
        let inserted = slots.withUnsafeMutableBufferPointer { slots in
            var place = Self.home(key, slots.count)
            var first = -1
            var same = 0
            while slots[place] != 0 {
                if Self.key(slots[place]) == key {
                    same += 1
                    if slots[place] & Self.full != 0 || slots[place] == pair { return false }
                    if first < 0 { first = place }
                }
                place += 1
                if place == slots.count { place = 0 }
            }
            slots[place] = pair
            if same + 1 >= cap { slots[first < 0 ? place : first] |= Self.full }
            return true
        }
        if inserted { count += 1 }
        return inserted
    }

    /// Adds an article under each of several keys, but for those that have `cap` articles already.
    ///
    /// The first slots of all keys are read before any is written: reads that wait for memory wait together then,
    /// which halves the cost in a table that no cache holds.
    mutating func insert(_ keys: [UInt32], _ article: Int, cap: Int) {
        while (count + keys.count) * 5 > slots.count * 4 { grow() }
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: keys.count) { first in
            for place in keys.indices { first[place] = slots[Self.home(keys[place], slots.count)] }
            for place in keys.indices {
                let home = Self.home(keys[place], slots.count)
                if first[place] == 0, slots[home] == 0, cap > 1 {
                    slots[home] = Self.pair(keys[place], article)
                    count += 1
                } else {
                    _ = insert(keys[place], article, cap: cap)
                }
            }
        }
    }

    /// Removes a pair; nothing happens where it is not there.
    mutating func remove(_ key: UInt32, _ article: Int) {
        guard count > 0 else { return }
        let pair = Self.pair(key, article)
        let removed = slots.withUnsafeMutableBufferPointer { slots in
            var hole = -1
            var place = Self.home(key, slots.count)
            while slots[place] != 0 {
                if slots[place] & ~Self.full == pair { hole = place }
                place = place + 1 == slots.count ? 0 : place + 1
            }
            guard hole >= 0 else { return false }
            // The key has one less than it may have.
            place = Self.home(key, slots.count)
            while slots[place] != 0 {
                if Self.key(slots[place]) == key { slots[place] &= ~Self.full }
                place = place + 1 == slots.count ? 0 : place + 1
            }
            // Pairs behind the hole that could stand in it move up, so that no chain is broken.
            var next = hole
            while true {
                next = next + 1 == slots.count ? 0 : next + 1
                if slots[next] == 0 { break }
                let home = Self.home(Self.key(slots[next]), slots.count)
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
        let more = old.count < Self.large ? old.count / 2 : old.count / 4
        slots = WideTable.zeros(max(64, old.count + more))
        slots.withUnsafeMutableBufferPointer { slots in
            for pair in old where pair != 0 {
                var place = Self.home(Self.key(pair), slots.count)
                while slots[place] != 0 { place = place + 1 == slots.count ? 0 : place + 1 }
                slots[place] = pair
            }
        }
    }

    private static let full: UInt64 = 1 << 31
    /// Slots from which on memory counts for more than the time of growing, in which old and new slots lie in one order.
    private static let large = 1 << 20

    @inline(__always)
    private static func key(_ pair: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: pair >> 32) }

    @inline(__always)
    private static func pair(_ key: UInt32, _ article: Int) -> UInt64 {
        UInt64(key) << 32 | (UInt64(UInt32(truncatingIfNeeded: article + 1)) & ~full)
    }

    @inline(__always)
    private static func home(_ key: UInt32, _ size: Int) -> Int {
        Int(truncatingIfNeeded: (UInt64(key) &* UInt64(size)) >> 32)
    }
}
