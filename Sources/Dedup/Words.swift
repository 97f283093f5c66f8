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
        /// Bytes.
        var length: UInt16
        /// Whether a digit stands in it.
        var isNumber: Bool
        /// Whether it began with a capital in the middle of a sentence.
        var isName: Bool

        /// Whether it says what a text is about: a name or a long word.
        var isTelling: Bool { !isNumber && (isName || length >= 7) }
    }

    /// The normalised text.
    let bytes: [UInt8]
    /// The words, in order.
    private(set) var words: [Word] = []
    /// The shingles, in order.
    let outline: Outline
    /// The paragraphs at its head and foot; none of a text without line ends.
    private(set) var lines: [TextLine] = []
    /// Hashes of the distinct numbers, rising.
    private(set) var numbers: [UInt64] = []
    /// Hashes of the distinct names, rising.
    private(set) var names: [UInt64] = []

    /// How many words there are.
    var count: Int { words.count }

    /// The words of a text, at most `limit`.
    init(_ text: String, limit: Int) {
        let normalised = SameTextNormaliser(text)
        bytes = normalised.bytes
        words = bytes.withUnsafeBufferPointer {
            Self.find(in: $0, capitals: normalised.capitals, limit: limit)
        }
        let breaks = normalised.paragraphBreaks
        lines = TextLine.all(of: words, breaks: breaks.isEmpty ? normalised.lineBreaks : breaks)
        outline = Outline(words.map { UInt32(truncatingIfNeeded: $0.hash) })
        numbers = Self.distinct(words) { $0.isNumber }
        names = Self.distinct(words) { $0.isName && !$0.isNumber }
    }

    /// A text of words that were found before.
    init(bytes: [UInt8], words: [Word], lines: [TextLine] = []) {
        self.bytes = bytes
        self.words = words
        self.lines = lines
        outline = Outline(words.map { UInt32(truncatingIfNeeded: $0.hash) })
        numbers = Self.distinct(words) { $0.isNumber }
        names = Self.distinct(words) { $0.isName && !$0.isNumber }
    }

    /// The text without some of its words, as one without paragraphs.
    func without(_ ranges: [Range<Int>]) -> Words {
        ranges.isEmpty ? self : Words(bytes: bytes, words: WordList.without(ranges, words))
    }

    /// What is kept of the text for later comparisons.
    var list: WordList {
        WordList(hashes: words.map { UInt32(truncatingIfNeeded: $0.hash) }, lines: lines)
    }

    private static func distinct(_ words: [Word], _ isWanted: (Word) -> Bool) -> [UInt64] {
        var hashes: [UInt64] = []
        for word in words where isWanted(word) { hashes.append(word.hash) }
        guard hashes.count > 1 else { return hashes }
        hashes.sort()
        var kept = 1
        for place in 1..<hashes.count where hashes[place] != hashes[kept - 1] {
            hashes[kept] = hashes[place]
            kept += 1
        }
        hashes.removeLast(hashes.count - kept)
        return hashes
    }

    /// The spelling of a word.
    func text(_ word: Word) -> ArraySlice<UInt8> {
        bytes[Int(word.start)..<Int(word.start) + Int(word.length)]
    }

    /// The letters and digits of some words, without the blanks between them, where scanning errs most.
    func letters(_ range: Range<Int>) -> [UInt8] {
        var letters: [UInt8] = []
        for place in range { letters.append(contentsOf: text(words[place])) }
        return letters
    }

    /// The word as text.
    func string(_ word: Word) -> String { String(decoding: text(word), as: UTF8.self) }

    private static func find(
        in bytes: UnsafeBufferPointer<UInt8>, capitals: [Int32], limit: Int
    ) -> [Word] {
        var words: [Word] = []
        words.reserveCapacity(min(limit, bytes.count / 5 + 1))
        var place = 0
        var capital = 0
        var startsSentence = true
        while place < bytes.count, words.count < limit {
            guard isWordByte(bytes[place]) else {
                if endsSentence(bytes[place]) { startsSentence = true }
                place += 1
                continue
            }
            let start = place
            var hash = Hash.basis
            var isNumber = false
            while place < bytes.count {
                let byte = bytes[place]
                if isWordByte(byte) {
                    hash = Hash.add(byte, to: hash)
                    isNumber = isNumber || (byte >= 0x30 && byte <= 0x39)
                    place += 1
                } else if place + 1 < bytes.count, joins(byte, isNumber, bytes[place + 1]) {
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
                    length: UInt16(clamping: place - start), isNumber: isNumber,
                    isName: hasCapital && !startsSentence))
            startsSentence = false
        }
        return words
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
