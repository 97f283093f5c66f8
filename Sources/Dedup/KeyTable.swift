/// Which row of the article book a key stands for: an open-addressed table that can take back what it was told.
///
/// While changes are noted each keeps what stood there before; `undo` puts it back in reverse order, and `settle`
/// forgets the notes. 12 bytes a slot, at most four fifths of the slots taken, growth by half, of large tables by a
/// quarter. Keys must be well mixed.
struct KeyTable: Sendable {
    private struct Note: Sendable {
        var key: UInt64
        /// Row + 1 as it stood before; 0 where the key was not there.
        var before: UInt32
    }

    /// Keys in the table.
    private(set) var count = 0
    /// Three words a slot, which come from memory together: the two halves of the key, and the row + 1, or 0 where the
    /// slot is empty.
    private var words: [UInt32] = []
    private var notes: [Note] = []
    private var settled = 0

    /// Bytes that the table takes up.
    var bytes: Int { words.capacity * 4 }

    /// A place to come back to: the number of changes noted so far.
    var mark: Int { settled + notes.count }

    /// The row of a key.
    subscript(key: UInt64) -> UInt32? {
        guard count > 0 else { return nil }
        return words.withUnsafeBufferPointer { words in
            let row = words[Self.slot(of: key, words) + 2]
            return row == 0 ? nil : row - 1
        }
    }

    /// Gives a key a row, in place of any other; `isNoted` where it may have to be taken back.
    mutating func set(_ key: UInt64, _ row: UInt32, isNoted: Bool) {
        if count * 15 >= words.count * 4 { grow() }
        let slot = words.withUnsafeBufferPointer { Self.slot(of: key, $0) }
        if isNoted { notes.append(Note(key: key, before: words[slot + 2])) }
        put(key, row + 1, slot)
    }

    /// Puts back all that was changed after `mark`.
    mutating func undo(to mark: Int) {
        while settled + notes.count > mark, let note = notes.popLast() {
            // A key that was dropped since comes back.
            if count * 15 >= words.count * 4 { grow() }
            let slot = words.withUnsafeBufferPointer { Self.slot(of: note.key, $0) }
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
        let kept = stride(from: 2, to: words.count, by: 3).reduce(0) {
            $0 + (words[$1] != 0 && isKept(words[$1] - 1) ? 1 : 0)
        }
        rebuild(slots: max(16, kept * 3 / 2), isKept)
    }

    private mutating func put(_ key: UInt64, _ row: UInt32, _ slot: Int) {
        if words[slot + 2] == 0 { count += 1 }
        words[slot] = UInt32(truncatingIfNeeded: key)
        words[slot + 1] = UInt32(truncatingIfNeeded: key >> 32)
        words[slot + 2] = row
    }

    /// The first word of the slot of a key, or of the empty one where it would stand.
    @inline(__always)
    private static func slot(of key: UInt64, _ words: UnsafeBufferPointer<UInt32>) -> Int {
        let low = UInt32(truncatingIfNeeded: key)
        let high = UInt32(truncatingIfNeeded: key >> 32)
        var slot = home(key, words.count / 3) * 3
        while words[slot + 2] != 0, words[slot] != low || words[slot + 1] != high {
            slot = slot + 3 == words.count ? 0 : slot + 3
        }
        return slot
    }

    @inline(__always)
    private static func key(_ slot: Int, _ words: UnsafeBufferPointer<UInt32>) -> UInt64 {
        UInt64(words[slot]) | UInt64(words[slot + 1]) << 32
    }

    @inline(__always)
    private static func home(_ key: UInt64, _ slots: Int) -> Int {
        Int(truncatingIfNeeded: key.multipliedFullWidth(by: UInt64(slots)).high)
    }

    private mutating func grow() {
        let slots = words.count / 3
        rebuild(slots: max(16, slots + slots / (slots < Self.large ? 2 : 4))) { _ in true }
    }

    /// Slots from which on memory counts for more than the time of growing.
    private static let large = 1 << 19

    /// Moves the keys of rows that are kept to a table of so many slots.
    private mutating func rebuild(slots: Int, _ isKept: (UInt32) -> Bool) {
        let old = words
        words = WideTable.zeros(slots * 3)
        count = 0
        old.withUnsafeBufferPointer { old in
            words.withUnsafeMutableBufferPointer { words in
                for slot in stride(from: 0, to: old.count, by: 3)
                where old[slot + 2] != 0 && isKept(old[slot + 2] - 1) {
                    let fresh = Self.slot(of: Self.key(slot, old), UnsafeBufferPointer(words))
                    for word in 0..<3 { words[fresh + word] = old[slot + word] }
                    count += 1
                }
            }
        }
    }

    /// Empties a slot; keys behind it that could stand in it move up, so that no chain is broken.
    private mutating func remove(_ slot: Int) {
        guard words[slot + 2] != 0 else { return }
        words.withUnsafeMutableBufferPointer { words in
            var hole = slot
            var next = slot
            while true {
                next = next + 3 == words.count ? 0 : next + 3
                if words[next + 2] == 0 { break }
                let home = Self.home(Self.key(next, UnsafeBufferPointer(words)), words.count / 3) * 3
                let staysPut = hole < next ? (home > hole && home <= next) : (home > hole || home <= next)
                if !staysPut {
                    for word in 0..<3 { words[hole + word] = words[next + word] }
                    hole = next
                }
            }
            words[hole + 2] = 0
        }
        count -= 1
    }
}
