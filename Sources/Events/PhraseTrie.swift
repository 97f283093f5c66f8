/// Phrases as a trie over word hashes, in flat arrays: finds the longest phrase that starts at a token.
struct PhraseTrie: Sendable {
    private var keys: [UInt64]
    private var children: [UInt32]
    private var values: [Int32] = [-1]
    private var mask: Int
    private var count = 0

    /// An empty trie with room for about `capacity` words.
    init(capacity: Int) {
        var size = 1024
        while size < capacity * 2 { size *= 2 }
        keys = [UInt64](repeating: 0, count: size)
        children = [UInt32](repeating: 0, count: size)
        mask = size - 1
    }

    /// The value of a phrase, or -1.
    func value(of words: some Sequence<UInt64>) -> Int32 {
        var node: UInt32 = 0
        for word in words {
            guard let next = child(of: node, word) else { return -1 }
            node = next
        }
        return values[Int(node)]
    }

    /// Sets the value of a phrase.
    mutating func insert(_ words: [UInt64], value: Int32) {
        var node: UInt32 = 0
        for word in words {
            if let next = child(of: node, word) {
                node = next
                continue
            }
            if (count + 1) * 2 > keys.count { grow() }
            let slot = free(Self.key(node, word))
            keys[slot] = Self.key(node, word)
            children[slot] = UInt32(values.count)
            count += 1
            node = UInt32(values.count)
            values.append(-1)
        }
        values[Int(node)] = value
    }

    /// The longest phrase that starts at `start`: its value and length; nil where there is none.
    @inline(__always)
    func longest(in words: [UInt64], at start: Int, end: Int) -> (value: Int32, length: Int)? {
        var node: UInt32 = 0
        var index = start
        var found: (value: Int32, length: Int)?
        while index < end, let next = child(of: node, words[index]) {
            node = next
            index += 1
            if values[Int(node)] >= 0 { found = (values[Int(node)], index - start) }
        }
        return found
    }

    @inline(__always)
    private func child(of node: UInt32, _ word: UInt64) -> UInt32? {
        let key = Self.key(node, word)
        var slot = Int(truncatingIfNeeded: key >> 17) & mask
        while keys[slot] != 0 {
            if keys[slot] == key { return children[slot] }
            slot = (slot + 1) & mask
        }
        return nil
    }

    private func free(_ key: UInt64) -> Int {
        var slot = Int(truncatingIfNeeded: key >> 17) & mask
        while keys[slot] != 0 { slot = (slot + 1) & mask }
        return slot
    }

    @inline(__always)
    private static func key(_ node: UInt32, _ word: UInt64) -> UInt64 {
        WordHash.joining(UInt64(node) &+ 0x5851_F42D, word) | 1
    }

    private mutating func grow() {
        let (oldKeys, oldChildren) = (keys, children)
        keys = [UInt64](repeating: 0, count: oldKeys.count * 2)
        children = [UInt32](repeating: 0, count: oldKeys.count * 2)
        mask = keys.count - 1
        for (index, key) in oldKeys.enumerated() where key != 0 {
            let slot = free(key)
            keys[slot] = key
            children[slot] = oldChildren[index]
        }
    }
}
