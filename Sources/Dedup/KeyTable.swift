/// Which row of the article book a key stands for: an open-addressed table that can take back what it was told.
///
/// While changes are noted each keeps what stood there before; `undo` puts it back in reverse order, and `settle`
/// forgets the notes. 12 bytes a slot, at most four fifths of the slots taken, growth by half. Keys must be well mixed.
struct KeyTable: Sendable {
    private struct Note: Sendable {
        var key: UInt64
        /// Row + 1 as it stood before; 0 where the key was not there.
        var before: UInt32
    }

    /// Keys in the table.
    private(set) var count = 0
    private var keys: [UInt64] = []
    /// Row + 1; 0 is an empty slot.
    private var rows: [UInt32] = []
    private var notes: [Note] = []
    private var settled = 0

    /// Bytes that the table takes up.
    var bytes: Int { keys.capacity * 8 + rows.capacity * 4 }

    /// A place to come back to: the number of changes noted so far.
    var mark: Int { settled + notes.count }

    /// The row of a key.
    subscript(key: UInt64) -> UInt32? {
        guard count > 0 else { return nil }
        let slot = slot(of: key)
        return rows[slot] == 0 ? nil : rows[slot] - 1
    }

    /// Gives a key a row, in place of any other; `isNoted` where it may have to be taken back.
    mutating func set(_ key: UInt64, _ row: UInt32, isNoted: Bool) {
        if count * 5 >= keys.count * 4 { grow() }
        let slot = slot(of: key)
        if isNoted { notes.append(Note(key: key, before: rows[slot])) }
        put(key, row + 1, slot)
    }

    /// Puts back all that was changed after `mark`.
    mutating func undo(to mark: Int) {
        while settled + notes.count > mark, let note = notes.popLast() {
            let slot = slot(of: note.key)
            if note.before == 0 { remove(slot) } else { put(note.key, note.before, slot) }
        }
    }

    /// Changes up to `mark` stand for good.
    mutating func settle(to mark: Int) {
        let done = min(notes.count, max(0, mark - settled))
        notes.removeFirst(done)
        settled += done
    }

    /// Drops the keys of rows that are not to be kept. What is undone later may bring one back.
    mutating func keep(where isKept: (UInt32) -> Bool) {
        let (oldKeys, oldRows) = (keys, rows)
        let kept = oldRows.reduce(0) { $0 + ($1 != 0 && isKept($1 - 1) ? 1 : 0) }
        resize(to: max(16, kept * 3 / 2))
        for (key, row) in zip(oldKeys, oldRows) where row != 0 && isKept(row - 1) {
            put(key, row, slot(of: key))
        }
    }

    private mutating func put(_ key: UInt64, _ row: UInt32, _ slot: Int) {
        if rows[slot] == 0 { count += 1 }
        keys[slot] = key
        rows[slot] = row
    }

    /// The slot of a key, or the empty one where it would stand.
    @inline(__always)
    private func slot(of key: UInt64) -> Int {
        keys.withUnsafeBufferPointer { keys in
            rows.withUnsafeBufferPointer { rows in
                var slot = Self.home(key, keys.count)
                while rows[slot] != 0, keys[slot] != key { slot = slot + 1 == keys.count ? 0 : slot + 1 }
                return slot
            }
        }
    }

    @inline(__always)
    private static func home(_ key: UInt64, _ size: Int) -> Int {
        Int(truncatingIfNeeded: key.multipliedFullWidth(by: UInt64(size)).high)
    }

    private mutating func grow() {
        let (oldKeys, oldRows) = (keys, rows)
        resize(to: max(16, oldKeys.count + oldKeys.count / 2))
        for (key, row) in zip(oldKeys, oldRows) where row != 0 { put(key, row, slot(of: key)) }
    }

    private mutating func resize(to size: Int) {
        keys = WideTable.zeros(size)
        rows = WideTable.zeros(size)
        count = 0
    }

    /// Empties a slot; keys behind it that could stand in it move up, so that no chain is broken.
    private mutating func remove(_ slot: Int) {
        guard rows[slot] != 0 else { return }
        var hole = slot
        var next = hole
        while true {
            next = next + 1 == keys.count ? 0 : next + 1
            if rows[next] == 0 { break }
            let home = Self.home(keys[next], keys.count)
            let staysPut = hole < next ? (home > hole && home <= next) : (home > hole || home <= next)
            if !staysPut {
                keys[hole] = keys[next]
                rows[hole] = rows[next]
                hole = next
            }
        }
        rows[hole] = 0
        count -= 1
    }
}
