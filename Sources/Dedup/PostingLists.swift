/// Lists of article numbers in one run of memory, each in a block of its own.
///
/// A block begins with a word of its size class (upper 8 bits) and its articles (lower 24 bits). A full block's list
/// moves to one of twice the size; what is given back is used again for lists of that size. A list is named by the place
/// of its block, which changes when it grows.
struct PostingLists: Sendable {
    private var words: [UInt32] = []
    /// By size class the first block that is free; its second word names the next. `none` at the end.
    private var free: [UInt32] = []

    private static let none = UInt32.max
    private static let countMask: UInt32 = (1 << 24) - 1
    /// Words of the smallest block: its head and two articles.
    private static let smallest = 3

    /// Bytes that the lists take up.
    var bytes: Int { words.capacity * 4 }

    /// What stands at the head of a list: read before the list is, so that reads of several lists wait together.
    @inline(__always)
    func head(_ list: UInt32) -> UInt32 { words[Int(list)] }

    /// How many articles a list has, by its head.
    @inline(__always)
    static func count(_ head: UInt32) -> Int { Int(head & countMask) }

    /// How many articles a list has.
    @inline(__always)
    func count(_ list: UInt32) -> Int { Self.count(head(list)) }

    /// Calls `body` with the articles of a list, in no particular order.
    @inline(__always)
    func withArticles<Result>(
        _ list: UInt32, count: Int, _ body: (UnsafeBufferPointer<UInt32>) -> Result
    ) -> Result {
        words.withUnsafeBufferPointer { words in
            let start = Int(list) + 1
            return body(UnsafeBufferPointer(rebasing: words[start..<start + count]))
        }
    }

    /// A new list of two articles.
    mutating func make(_ first: UInt32, _ second: UInt32) -> UInt32 {
        let list = block(of: 0)
        words[Int(list)] = 2
        words[Int(list) + 1] = first
        words[Int(list) + 2] = second
        return list
    }

    /// Adds an article; returns where the list stands from now on.
    mutating func append(_ article: UInt32, to list: UInt32) -> UInt32 {
        let head = head(list)
        let (sizeClass, count) = (Int(head >> 24), Self.count(head))
        guard 1 + count == Self.smallest << sizeClass else {
            words[Int(list) + 1 + count] = article
            words[Int(list)] = head + 1
            return list
        }
        let wider = block(of: sizeClass + 1)
        words[Int(wider)] = UInt32(sizeClass + 1) << 24 | UInt32(count + 1)
        for place in 1...count { words[Int(wider) + place] = words[Int(list) + place] }
        words[Int(wider) + count + 1] = article
        give(back: list)
        return wider
    }

    /// Removes an article; false where the list has it not.
    mutating func remove(_ article: UInt32, from list: UInt32) -> Bool {
        let count = count(list)
        let start = Int(list) + 1
        // What is taken back came last.
        guard let place = (start..<start + count).last(where: { words[$0] == article }) else { return false }
        words[place] = words[start + count - 1]
        words[Int(list)] -= 1
        return true
    }

    /// Frees the block of a list.
    mutating func give(back list: UInt32) {
        let sizeClass = Int(head(list) >> 24)
        words[Int(list) + 1] = free[sizeClass]
        free[sizeClass] = list
    }

    private mutating func block(of sizeClass: Int) -> UInt32 {
        while free.count <= sizeClass { free.append(Self.none) }
        let known = free[sizeClass]
        if known != Self.none {
            free[sizeClass] = words[Int(known) + 1]
            return known
        }
        let place = words.count
        let size = Self.smallest << sizeClass
        WideTable.reserve(size, in: &words)
        words.append(contentsOf: repeatElement(0, count: size))
        return UInt32(truncatingIfNeeded: place)
    }
}
