/// A read-only map from hashes of words and phrases to what the room knows of them, by open addressing: quick to say
/// that it knows nothing, which is most of what it is asked.
struct HashTable<Value: Sendable>: Sendable {
    private let keys: [UInt64]
    private let numbers: [Int32]
    private let mask: Int
    /// The values, in the order of their hashes.
    let values: [Value]

    /// A table of the entries of a dictionary.
    init(_ entries: [UInt64: Value]) {
        var capacity = 16
        while capacity < entries.count * 3 { capacity <<= 1 }
        var keys = [UInt64](repeating: 0, count: capacity)
        var numbers = [Int32](repeating: -1, count: capacity)
        var values: [Value] = []
        for (key, value) in entries.sorted(by: { $0.key < $1.key }) {
            var slot = Self.slot(key) & (capacity - 1)
            while numbers[slot] >= 0 { slot = (slot + 1) & (capacity - 1) }
            keys[slot] = key
            numbers[slot] = Int32(truncatingIfNeeded: values.count)
            values.append(value)
        }
        self.keys = keys
        self.numbers = numbers
        self.values = values
        mask = capacity - 1
    }

    @inline(__always)
    private static func slot(_ key: UInt64) -> Int { Int(truncatingIfNeeded: key ^ (key >> 31)) }

    /// The place of a hash among the values.
    @inline(__always)
    func index(of key: UInt64) -> Int? {
        keys.withUnsafeBufferPointer { keys in
            numbers.withUnsafeBufferPointer { numbers in
                var slot = Self.slot(key) & mask
                while numbers[slot] >= 0 {
                    if keys[slot] == key { return Int(numbers[slot]) }
                    slot = (slot + 1) & mask
                }
                return nil
            }
        }
    }

    /// What is known of a hash.
    @inline(__always)
    subscript(key: UInt64) -> Value? { index(of: key).map { values[$0] } }
}
