/// What was kept last under its keys, in one run of bytes that is written round and round: the oldest goes first.
///
/// A thousand small arrays that die one by one, long after they were used, cost more than what they hold.
struct TextRing: Sendable {
    private let maxBytes: Int
    private var bytes: [UInt8] = []
    /// Where the kept bytes of each key begin, counted on past the ring's end.
    private var starts: [UInt64: Int] = [:]
    /// What was kept, oldest first; those before `first` are gone.
    private var order: [(key: UInt64, start: Int, length: Int)] = []
    private var first = 0
    /// Where the next bytes go.
    private var end = 0

    /// Keeps nothing yet, and so many bytes at most.
    init(maxBytes: Int) { self.maxBytes = maxBytes }

    /// Keeps some bytes in place of others, unless they are more than may be kept: `write` fills them in.
    mutating func keep(_ key: UInt64, length: Int, _ write: (UnsafeMutableRawBufferPointer) -> Void) {
        starts[key] = nil
        guard length <= maxBytes else { return }
        // What would stand on both sides of the ring's end begins anew at its start.
        if end % maxBytes + length > maxBytes { end += maxBytes - end % maxBytes }
        let start = end
        end += length
        while first < order.count, order[first].start < end - maxBytes {
            if starts[order[first].key] == order[first].start { starts[order[first].key] = nil }
            first += 1
        }
        if first > 1_024, first * 2 > order.count {
            order.removeFirst(first)
            first = 0
        }
        let place = start % maxBytes
        if place + length > bytes.count {
            WideTable.reserve(place + length - bytes.count, in: &bytes)
            bytes.append(contentsOf: repeatElement(0, count: place + length - bytes.count))
        }
        bytes.withUnsafeMutableBytes { write(.init(rebasing: $0[place..<place + length])) }
        starts[key] = start
        order.append((key, start, length))
    }

    /// Calls `read` with the bytes from where those of a key begin; nil where none are kept.
    func read<Result>(_ key: UInt64, _ read: (UnsafeRawBufferPointer) -> Result) -> Result? {
        guard let start = starts[key] else { return nil }
        return bytes.withUnsafeBytes { read(.init(rebasing: $0[(start % maxBytes)...])) }
    }

    /// Forgets what is kept under a key.
    mutating func forget(_ key: UInt64) { starts[key] = nil }
}
