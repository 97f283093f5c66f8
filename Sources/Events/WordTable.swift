/// Values by the hash of a word. The hash is the key as it stands, so that a look-up is a step or two through an array.
struct WordTable<Value: Sendable>: Sendable {
    private var keys: [UInt64]
    private var places: [Int32]
    private(set) var values: [Value] = []
    private var mask: Int

    /// An empty table.
    init() {
        keys = [UInt64](repeating: 0, count: 16)
        places = [Int32](repeating: -1, count: 16)
        mask = 15
    }

    /// The table of a dictionary.
    init(_ dictionary: [UInt64: Value]) {
        self.init()
        for (word, value) in dictionary { self[word] = value }
    }

    /// The value of a word.
    @inline(__always)
    subscript(word: UInt64) -> Value? {
        get {
            let place = place(of: word)
            return place < 0 ? nil : values[place]
        }
        set {
            guard let newValue else { return }
            values[placeMade(for: word, newValue)] = newValue
        }
    }

    /// The value of a word, which a new one opens with another.
    subscript(word: UInt64, default value: @autoclosure () -> Value) -> Value {
        get { self[word] ?? value() }
        _modify {
            let place = placeMade(for: word, value())
            yield &values[place]
        }
    }

    /// The number of a word's value among `values`, or -1.
    @inline(__always)
    func place(of word: UInt64) -> Int {
        var slot = Self.slot(word) & mask
        while places[slot] >= 0 {
            if keys[slot] == word { return Int(places[slot]) }
            slot = (slot + 1) & mask
        }
        return -1
    }

    private mutating func placeMade(for word: UInt64, _ value: @autoclosure () -> Value) -> Int {
        let known = place(of: word)
        if known >= 0 { return known }
        if (values.count + 1) * 2 > keys.count { grow() }
        insert(word, Int32(values.count))
        values.append(value())
        return values.count - 1
    }

    private mutating func insert(_ word: UInt64, _ place: Int32) {
        var slot = Self.slot(word) & mask
        while places[slot] >= 0 { slot = (slot + 1) & mask }
        keys[slot] = word
        places[slot] = place
    }

    private mutating func grow() {
        let (oldKeys, oldPlaces) = (keys, places)
        keys = [UInt64](repeating: 0, count: oldKeys.count * 2)
        places = [Int32](repeating: -1, count: oldKeys.count * 2)
        mask = keys.count - 1
        for (index, place) in oldPlaces.enumerated() where place >= 0 { insert(oldKeys[index], place) }
    }

    @inline(__always)
    private static func slot(_ word: UInt64) -> Int { Int(truncatingIfNeeded: word ^ word >> 29) }
}

/// Words by their hashes: what a set of them is for, without hashing them again.
struct WordSet: Sendable, ExpressibleByArrayLiteral {
    private var table = WordTable<Bool>()

    /// The words of some hashes.
    init(_ words: some Sequence<UInt64>) { for word in words { insert(word) } }

    /// The words of some hashes.
    init(arrayLiteral words: UInt64...) { self.init(words) }

    /// Adds a word.
    mutating func insert(_ word: UInt64) { table[word] = true }

    /// Whether a word is among them.
    @inline(__always)
    func contains(_ word: UInt64) -> Bool { table.place(of: word) >= 0 }
}
