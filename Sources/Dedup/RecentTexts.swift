/// What was kept last under its keys, up to so many bytes; the oldest goes first.
struct RecentTexts<Value: Sendable>: Sendable {
    private let maxBytes: Int
    private var values: [UInt64: Value] = [:]
    private var order: [(key: UInt64, size: Int)] = []
    private var first = 0
    private var bytes = 0

    /// Keeps nothing yet, and about so many bytes at most.
    init(maxBytes: Int) { self.maxBytes = maxBytes }

    /// What is kept under a key.
    subscript(key: UInt64) -> Value? { values[key] }

    /// Keeps a value of so many bytes in place of another.
    mutating func keep(_ value: Value, of key: UInt64, size: Int) {
        values[key] = value
        order.append((key, size))
        bytes += size
        while bytes > maxBytes, first < order.count {
            values[order[first].key] = nil
            bytes -= order[first].size
            first += 1
        }
        if first > 4_096 {
            order.removeFirst(first)
            first = 0
        }
    }

    /// Forgets what is kept under a key.
    mutating func forget(_ key: UInt64) { values[key] = nil }
}
