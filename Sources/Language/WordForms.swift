/// The words of one document as numbers: everything about a token that does not depend on its neighbours.
struct WordForms {
    /// Properties of a word, one bit each.
    struct Flags: OptionSet {
        let rawValue: UInt8
        static let capital = Flags(rawValue: 1), allCaps = Flags(rawValue: 2), letter = Flags(rawValue: 4)
        static let digit = Flags(rawValue: 8), quote = Flags(rawValue: 16)
    }

    /// The text.
    let bytes: [UInt8]
    /// First byte of each token.
    private(set) var starts: [Int] = []
    /// Byte after the last of each token.
    private(set) var ends: [Int] = []
    /// Hash of the word as it stands.
    private(set) var word: [UInt64] = []
    /// Hash of the word in lower case.
    private(set) var lower: [UInt64] = []
    /// Hash under which gazetteers know the word: all-caps words of four letters and more as "Name".
    private(set) var name: [UInt64] = []
    /// Hash of the shape with runs as one.
    private(set) var shape: [UInt64] = []
    /// Hash of the shape, up to 12 bytes.
    private(set) var longShape: [UInt64] = []
    /// Properties.
    private(set) var flags: [Flags] = []
    /// Clusters as `WordClusters` packs them; empty until they are looked up.
    private(set) var clusters: [UInt32] = []
    /// Numbers of the parts of speech; empty until they are told.
    var parts: [UInt8] = []

    /// Number of tokens.
    var count: Int { starts.count }

    /// The words of a reading: headline and body one after the other.
    init(of reading: Reading) {
        bytes = reading.headline + reading.body
        reserve(reading.tokens.count)
        let shift = reading.headline.count
        for token in reading.tokens {
            let offset = token.span.field == .headline ? 0 : shift
            append(token.span.start + offset, token.span.end + offset)
        }
    }

    /// The words of a document given as strings.
    init(of words: some Sequence<String>) {
        var bytes: [UInt8] = []
        var ends: [Int] = []
        for word in words {
            bytes.append(contentsOf: word.utf8)
            ends.append(bytes.count)
        }
        self.bytes = bytes
        reserve(ends.count)
        var start = 0
        for end in ends {
            append(start, end)
            start = end
        }
    }

    private mutating func reserve(_ count: Int) {
        starts.reserveCapacity(count)
        ends.reserveCapacity(count)
        word.reserveCapacity(count)
        lower.reserveCapacity(count)
        name.reserveCapacity(count)
        shape.reserveCapacity(count)
        longShape.reserveCapacity(count)
        flags.reserveCapacity(count)
    }

    private mutating func append(_ start: Int, _ end: Int) {
        var word = WordHash.seed, lower = WordHash.seed, name = WordHash.seed
        var shape = WordHash.seed, long = WordHash.seed
        var lastKind: UInt8 = 0
        var short = 0
        var small = false, capitals = 0, hasCapitalAfterHyphen = false
        bytes.withUnsafeBufferPointer { bytes in
            for index in start..<end {
                let byte = bytes[index]
                let low = WordHash.lowercase(byte)
                word = WordHash.adding(byte, to: word)
                lower = WordHash.adding(low, to: lower)
                name = WordHash.adding(index == start ? byte : low, to: name)
                let kind = Self.kinds[Int(byte)]
                if kind == 0x78 || kind == 0x64 { small = true }
                if kind == 0x58 {
                    capitals += 1
                    // "al-Farouq" is as much a name as "Farouq".
                    if lastKind == 0x2D { hasCapitalAfterHyphen = true }
                }
                if index - start < 12 { long = WordHash.adding(kind, to: long) }
                if kind != lastKind, short < 12 {
                    shape = WordHash.adding(kind, to: shape)
                    short += 1
                }
                lastKind = kind
            }
        }
        let first = end > start ? bytes[start] : 0
        let kind = Self.kinds[Int(first)]
        var flags: Flags = []
        if kind == 0x58 || isCapital(start, end) || hasCapitalAfterHyphen { flags.insert(.capital) }
        if kind == 0x58 || kind == 0x78 || kind == 0x75 { flags.insert(.letter) }
        if kind == 0x64 { flags.insert(.digit) }
        if first == 0x22 || first == 0x60 || (first == 0xE2 && kind != 0x58) { flags.insert(.quote) }
        if !small, capitals > 1, kind == 0x58 { flags.insert(.allCaps) }
        starts.append(start)
        ends.append(end)
        self.word.append(word)
        self.lower.append(lower)
        self.name.append(flags.contains(.allCaps) && end - start > 3 ? name : word)
        self.shape.append(shape)
        longShape.append(long)
        self.flags.append(flags)
    }

    /// True for the capitals of Latin-1 and Latin Extended-A that two bytes hold.
    private func isCapital(_ start: Int, _ end: Int) -> Bool {
        guard end - start >= 2 else { return false }
        switch bytes[start] {
        case 0xC3: return (0x80...0x9E).contains(bytes[start + 1])
        case 0xC4, 0xC5: return bytes[start + 1] & 1 == 0
        default: return false
        }
    }

    /// Looks the clusters of all words up.
    mutating func lookUp(_ table: WordClusters) {
        clusters = (0..<count).map { table.clusters(of: word[$0], lower: lower[$0]) }
    }

    /// X, x, d, u (beyond ASCII) or the byte itself.
    private static let kinds: [UInt8] = (0..<256).map { code in
        switch UInt8(code) {
        case 0x41...0x5A: 0x58
        case 0x61...0x7A: 0x78
        case 0x30...0x39: 0x64
        case 0x80...0xFF: 0x75
        default: UInt8(code)
        }
    }
}
