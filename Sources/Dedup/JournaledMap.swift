/// A dictionary that can take back what it was told since a mark.
///
/// While marks are open every change notes what stood there before; `undo` puts it back in reverse order, so
/// that the map is as it was, and `settle` forgets the notes. Cost: one note a change while a mark is open.
struct JournaledMap<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private var values: [Key: Value] = [:]
    private var notes: [(key: Key, before: Value?)] = []
    private var settled = 0

    subscript(key: Key) -> Value? { values[key] }

    var count: Int { values.count }

    /// A place to come back to: the number of changes noted so far.
    var mark: Int { settled + notes.count }

    mutating func set(_ key: Key, _ value: Value?) {
        notes.append((key, values[key]))
        values[key] = value
    }

    /// Puts back all that was changed after `mark`.
    mutating func undo(to mark: Int) {
        while settled + notes.count > mark, let note = notes.popLast() { values[note.key] = note.before }
    }

    /// Changes up to `mark` stand for good.
    mutating func settle(to mark: Int) {
        let count = min(notes.count, max(0, mark - settled))
        notes.removeFirst(count)
        settled += count
    }

    /// Drops entries that `isOld` says yes to; only while nothing is noted.
    mutating func drop(where isOld: (Value) -> Bool) {
        guard notes.isEmpty else { return }
        values = values.filter { !isOld($0.value) }
    }
}
