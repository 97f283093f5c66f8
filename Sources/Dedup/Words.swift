/// The words of a text, each with its place in the normalised bytes and its hash.
///
/// A word is a run of letters and digits; an apostrophe inside it is passed over, and so is the comma or point of a
/// number (`1,234.5` is one word).
struct Words: Sendable {
    /// One word.
    struct Word: Sendable {
        /// Hash of its normalised spelling.
        var hash: UInt64
        /// First byte.
        var start: Int32
        /// Byte behind the last.
        var end: Int32
        /// Whether a digit stands in it.
        var isNumber: Bool
        /// Whether it began with a capital in the middle of a sentence.
        var isName: Bool
    }

    /// The normalised text.
    let bytes: [UInt8]
    /// The words, in order.
    private(set) var words: [Word] = []

    /// How many words there are.
    var count: Int { words.count }

    /// The words of a text, at most `limit`.
    init(_ text: String, limit: Int) {
        let normalised = SameTextNormaliser(text)
        bytes = normalised.bytes
        words.reserveCapacity(min(limit, bytes.count / 5 + 1))
        bytes.withUnsafeBufferPointer { find(in: $0, capitals: normalised.capitals, limit: limit) }
    }

    /// The spelling of a word.
    func text(_ word: Word) -> ArraySlice<UInt8> { bytes[Int(word.start)..<Int(word.end)] }

    /// The word as text.
    func string(_ word: Word) -> String { String(decoding: text(word), as: UTF8.self) }

    /// Hash of all words in their order: the same for texts that differ in punctuation only.
    var orderHash: UInt64 { words.reduce(Hash.basis) { Hash.join($0, $1.hash) } }

    private mutating func find(in bytes: UnsafeBufferPointer<UInt8>, capitals: [Int32], limit: Int) {
        var place = 0
        var capital = 0
        var startsSentence = true
        while place < bytes.count, words.count < limit {
            guard Self.isWordByte(bytes[place]) else {
                if Self.endsSentence(bytes[place]) { startsSentence = true }
                place += 1
                continue
            }
            let start = place
            var hash = Hash.basis
            var isNumber = false
            while place < bytes.count {
                let byte = bytes[place]
                if Self.isWordByte(byte) {
                    hash = Hash.add(byte, to: hash)
                    isNumber = isNumber || (byte >= 0x30 && byte <= 0x39)
                    place += 1
                } else if place + 1 < bytes.count, Self.joins(byte, isNumber, bytes[place + 1]) {
                    place += 1
                } else {
                    break
                }
            }
            while capital < capitals.count, Int(capitals[capital]) < start { capital += 1 }
            let hasCapital = capital < capitals.count && Int(capitals[capital]) == start
            words.append(
                Word(
                    hash: Hash.mix(hash), start: Int32(truncatingIfNeeded: start),
                    end: Int32(truncatingIfNeeded: place), isNumber: isNumber,
                    isName: hasCapital && !startsSentence))
            startsSentence = false
        }
    }

    @inline(__always)
    private static func isWordByte(_ byte: UInt8) -> Bool {
        (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x30 && byte <= 0x39) || byte >= 0x80
    }

    @inline(__always)
    private static func joins(_ byte: UInt8, _ isNumber: Bool, _ next: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "'"): isWordByte(next)
        case UInt8(ascii: ","), UInt8(ascii: "."): isNumber && next >= 0x30 && next <= 0x39
        default: false
        }
    }

    @inline(__always)
    private static func endsSentence(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
            || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: ":")
    }
}
