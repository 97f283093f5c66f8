/// Which articles of a slice of time hold a key: an open-addressed table of keys, each with its article or with a list
/// of articles.
///
/// What a look-up finds is a function of the pairs that are in it, not of the order in which they came. 8 bytes a
/// slot, at most four fifths of the slots taken, growth by half, of large tables by a quarter; 3 words and more for
/// a key of several articles, which are few. Keys must be well mixed.
struct PostingTable: Sendable {
    /// Pairs of key and article in the table.
    private(set) var count = 0
    /// Slots that are taken.
    private var keys = 0
    /// Key in the upper half, what it has in the lower; 0 is an empty slot.
    private var slots: [UInt64] = []
    private var lists = PostingLists()

    /// What a key has.
    struct Found: Sendable {
        /// An article + 1, or the place of a list.
        fileprivate var value: UInt32 = 0
        /// Articles; none of a key that has as many as it may have.
        fileprivate(set) var count: UInt32 = 0
    }

    /// Bytes that the table takes up.
    var bytes: Int { slots.capacity * 8 + lists.bytes }

    /// Calls `visit` with each key, once.
    func forEachKey(_ visit: (UInt32) -> Void) {
        for slot in slots where slot != 0 { visit(Self.key(slot)) }
    }

    /// Puts what stands where the chain of each key begins into `heads`, as many; 0 where the key has no articles.
    ///
    /// The slots lie anywhere in memory. Read one after the other, nothing between them, they come from it together.
    func readHeads(_ keys: UnsafeBufferPointer<UInt32>, into heads: UnsafeMutableBufferPointer<UInt64>) {
        guard count > 0 else { return heads.update(repeating: 0) }
        slots.withUnsafeBufferPointer { slots in
            for place in keys.indices { heads[place] = slots[Self.home(keys[place], slots.count)] }
        }
    }

    /// What a key has, by what `readHeads` told of it. Of a list its head is read, so that lists come from memory
    /// together too.
    @inline(__always)
    func find(_ key: UInt32, head: UInt64) -> Found {
        guard head != 0 else { return Found() }
        var slot = head
        if Self.key(head) != key {
            slot = slots.withUnsafeBufferPointer { $0[Self.place(of: key, $0)] }
            guard slot != 0 else { return Found() }
        }
        let value = UInt32(truncatingIfNeeded: slot)
        guard value & Self.full == 0 else { return Found() }
        let count = value & Self.list == 0 ? 1 : lists.count(value & Self.number)
        return Found(value: value, count: UInt32(truncatingIfNeeded: count))
    }

    /// Counts the articles of what was found; not those of a key that has as many as it may have, for what stands in so
    /// many articles says nothing of any.
    @inline(__always)
    func count(_ found: Found, in counts: inout SharedCounts) {
        guard found.count > 0 else { return }
        if found.value & Self.list == 0 {
            counts.add(CollectionOfOne(found.value - 1))
        } else {
            lists.withArticles(found.value & Self.number, count: Int(found.count)) { counts.add($0) }
        }
    }

    /// Adds a pair unless the key has `cap` articles already; false where it was not added.
    @discardableResult
    mutating func insert(_ key: UInt32, _ article: Int, cap: Int) -> Bool {
        if keys * 5 >= slots.count * 4 { grow() }
        let number = UInt32(truncatingIfNeeded: article)
        let place = slots.withUnsafeBufferPointer { Self.place(of: key, $0) }
        guard slots[place] != 0 else {
            slots[place] = Self.slot(key, (number + 1) | (cap > 1 ? 0 : Self.full))
            keys += 1
            count += 1
            return true
        }
        let value = UInt32(truncatingIfNeeded: slots[place])
        guard value & Self.full == 0 else { return false }
        var list: UInt32
        if value & Self.list == 0 {
            guard value - 1 != number else { return false }
            list = lists.make(value - 1, number)
        } else {
            list = value & Self.number
            guard !lists.withArticles(list, count: lists.count(list), { $0.contains(number) }) else {
                return false
            }
            list = lists.append(number, to: list)
        }
        slots[place] = Self.slot(key, list | Self.list | (lists.count(list) < cap ? 0 : Self.full))
        count += 1
        return true
    }

    /// Adds an article under each of several keys, but for those that have `cap` articles already.
    ///
    /// The first slots of all keys are read before any is written: reads that wait for memory wait together then,
    /// which halves the cost in a table that no cache holds.
    mutating func insert(_ keys: [UInt32], _ article: Int, cap: Int) {
        while (self.keys + keys.count) * 5 > slots.count * 4 { grow() }
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: keys.count) { first in
            for place in keys.indices { first[place] = slots[Self.home(keys[place], slots.count)] }
            for place in keys.indices {
                let home = Self.home(keys[place], slots.count)
                if first[place] == 0, slots[home] == 0, cap > 1 {
                    slots[home] = Self.slot(keys[place], UInt32(truncatingIfNeeded: article + 1))
                    self.keys += 1
                    count += 1
                } else {
                    insert(keys[place], article, cap: cap)
                }
            }
        }
    }

    /// Removes a pair; nothing happens where it is not there.
    mutating func remove(_ key: UInt32, _ article: Int) {
        guard count > 0 else { return }
        let place = slots.withUnsafeBufferPointer { Self.place(of: key, $0) }
        guard slots[place] != 0 else { return }
        let number = UInt32(truncatingIfNeeded: article)
        let value = UInt32(truncatingIfNeeded: slots[place])
        if value & Self.list == 0 {
            guard value & Self.number == number + 1 else { return }
            empty(place)
            keys -= 1
        } else {
            let list = value & Self.number
            guard lists.remove(number, from: list) else { return }
            if lists.count(list) > 1 {
                slots[place] = Self.slot(key, list | Self.list)
            } else {
                let last = lists.withArticles(list, count: 1) { $0[0] }
                lists.give(back: list)
                slots[place] = Self.slot(key, last + 1)
            }
        }
        count -= 1
    }

    /// Empties a slot; keys behind it that could stand in it move up, so that no chain is broken.
    private mutating func empty(_ place: Int) {
        slots.withUnsafeMutableBufferPointer { slots in
            var hole = place
            var next = place
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
        }
    }

    private mutating func grow() {
        let old = slots
        let more = old.count < Self.large ? old.count / 2 : old.count / 4
        slots = WideTable.zeros(max(64, old.count + more))
        slots.withUnsafeMutableBufferPointer { slots in
            for slot in old where slot != 0 {
                var place = Self.home(Self.key(slot), slots.count)
                while slots[place] != 0 { place = place + 1 == slots.count ? 0 : place + 1 }
                slots[place] = slot
            }
        }
    }

    /// The mark of a list, and of a key that has as many articles as it may have; the rest is a number.
    private static let list: UInt32 = 1 << 31
    private static let full: UInt32 = 1 << 30
    private static let number = full - 1
    /// Slots from which on memory counts for more than the time of growing, in which old and new slots lie in one order.
    private static let large = 1 << 20

    /// Where a key stands, or the empty slot where it would.
    @inline(__always)
    private static func place(of key: UInt32, _ slots: UnsafeBufferPointer<UInt64>) -> Int {
        var place = home(key, slots.count)
        while slots[place] != 0, Self.key(slots[place]) != key {
            place += 1
            if place == slots.count { place = 0 }
        }
        return place
    }

    @inline(__always)
    private static func key(_ slot: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: slot >> 32) }

    @inline(__always)
    private static func slot(_ key: UInt32, _ value: UInt32) -> UInt64 { UInt64(key) << 32 | UInt64(value) }

    @inline(__always)
    private static func home(_ key: UInt32, _ size: Int) -> Int {
        Int(truncatingIfNeeded: (UInt64(key) &* UInt64(size)) >> 32)
    }
}
