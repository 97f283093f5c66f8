import Synchronization

/// A bounded memory of what a model's weights for a word alone add up to, so that a frequent word costs one look.
///
/// What it gives does not depend on what it remembers: a sum that was dropped is added up again in the same order.
struct WordSums: Sendable {
    /// Sets of two words each; at 8,192 words nine tokens of ten of a day's copy are remembered.
    private static let sets = 4096

    private let width: Int
    private var keys: [UInt64]
    /// Per set, which of its two words was asked for last.
    private var recent: [UInt8]
    private var sums: [Float]

    /// An empty memory of sums of `width` numbers.
    init(width: Int) {
        self.width = width
        keys = [UInt64](repeating: 0, count: Self.sets * 2)
        recent = [UInt8](repeating: 0, count: Self.sets)
        sums = [Float](repeating: 0, count: Self.sets * 2 * width)
    }

    /// Gives the sums of a word to `use`; where they are not remembered, `make` adds them to zeros first.
    @inline(__always)
    mutating func sums(
        of word: UInt64, make: (UnsafeMutablePointer<Float>) -> Void, use: (UnsafePointer<Float>) -> Void
    ) {
        let key = max(word, 1)
        let set = Int(truncatingIfNeeded: (key ^ (key >> 29)) & UInt64(Self.sets - 1))
        var place = set * 2
        var isKnown = true
        if keys[place] != key {
            if keys[place + 1] == key {
                place += 1
            } else {
                isKnown = false
                place += Int(recent[set] ^ 1)
                keys[place] = key
            }
        }
        recent[set] = UInt8(truncatingIfNeeded: place & 1)
        sums.withUnsafeMutableBufferPointer { sums in
            guard let start = sums.baseAddress else { return }
            let own = start + place * width
            if !isKnown {
                own.update(repeating: 0, count: width)
                make(own)
            }
            use(UnsafePointer(own))
        }
    }

    /// Adds `count` numbers, a multiple of four, to others.
    @inline(__always)
    static func add(
        _ numbers: UnsafePointer<Float>, to totals: UnsafeMutablePointer<Float>, count: Int
    ) {
        let from = UnsafeRawPointer(numbers), to = UnsafeMutableRawPointer(totals)
        var place = 0
        while place < count {
            let offset = place * MemoryLayout<Float>.stride
            let sum =
                to.loadUnaligned(fromByteOffset: offset, as: SIMD4<Float>.self)
                + from.loadUnaligned(fromByteOffset: offset, as: SIMD4<Float>.self)
            to.storeBytes(of: sum, toByteOffset: offset, as: SIMD4<Float>.self)
            place += 4
        }
    }
}

/// Memories of word sums that wait for a reader: each is used by one document at a time.
final class WordSumsPool: Sendable {
    private let width: Int
    private let waiting = Mutex<[WordSums]>([])

    /// A pool of memories of sums of `width` numbers.
    init(width: Int) { self.width = width }

    /// Lends a memory for the time of `body`.
    func lend<Result>(_ body: (inout WordSums) -> Result) -> Result {
        var sums = waiting.withLock { $0.popLast() } ?? WordSums(width: width)
        let result = body(&sums)
        waiting.withLock { $0.append(sums) }
        return result
    }
}
