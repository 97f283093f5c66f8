/// Cuts text into groups of one to three letters that stand together, with a blank at both ends of a word.
struct LetterGroups {
    /// A letter or the blank behind a word, `third`, with the two letters before it; at the start of a word `second` is a
    /// blank, and `first` too.
    struct Letters {
        let first: UInt32
        let second: UInt32
        let third: UInt32

        @inline(__always)
        init(_ first: UInt32, _ second: UInt32, _ third: UInt32) {
            self.first = second == 32 ? 32 : first
            self.second = second
            self.third = third
        }

        /// Whether all three are from a to z or blanks.
        @inline(__always)
        var areASCII: Bool { (first | second | third) < 0x80 }

        /// The hash of the letter alone; nil for a blank.
        @inline(__always)
        var single: UInt64? { third == 32 ? nil : LetterGroups.joined(0, third) }

        /// The hash of the letter with the one before it.
        @inline(__always)
        var pair: UInt64 { LetterGroups.joined(LetterGroups.joined(0, second), third) }

        /// The hash of all three; nil at the start of a word.
        @inline(__always)
        var triple: UInt64? {
            if second == 32 { return nil }
            let before = LetterGroups.joined(LetterGroups.joined(0, first), second)
            return LetterGroups.joined(before, third)
        }
    }

    /// How many letters there were.
    private(set) var letters = 0
    private var scalar: UInt32 = 0
    private var missing = 0
    private var before: UInt32 = 32
    private var beforeThat: UInt32 = 32

    /// The hash of a group of letters, as the table knows it.
    static func hash(of group: [UInt32]) -> UInt64 { group.reduce(0) { joined($0, folded($1)) } }

    @inline(__always)
    private static func joined(_ hash: UInt64, _ letter: UInt32) -> UInt64 {
        WordHash.joining(hash, UInt64(letter))
    }

    @inline(__always)
    private static func folded(_ letter: UInt32) -> UInt32 { letter &- 65 < 26 ? letter | 32 : letter }

    /// Takes a byte of UTF-8, and gives the letter or blank that it completes, with the two before; nil in the middle of
    /// a letter and between words. ASCII letters are small.
    @inline(__always)
    mutating func add(_ byte: UInt8) -> Letters? {
        if byte < 0x80 {
            missing = 0
            return take(UInt32(byte))
        }
        if byte < 0xC0 {
            guard missing > 0 else { return nil }
            scalar = scalar << 6 | UInt32(byte & 0x3F)
            missing -= 1
            return missing == 0 ? take(scalar) : nil
        }
        missing = byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3
        scalar = UInt32(byte) & (byte < 0xE0 ? 0x1F : byte < 0xF0 ? 0x0F : 0x07)
        return nil
    }

    @inline(__always)
    private mutating func take(_ code: UInt32) -> Letters? {
        let isLetter =
            code >= 0xC0 && !(0x2000...0x206F).contains(code) && !(0x3000...0x3020).contains(code)
            || (code | 32) &- 97 < 26
        let letter = isLetter ? Self.folded(code) : 32
        if letter == 32, before == 32 { return nil }
        if isLetter { letters += 1 }
        defer {
            beforeThat = before
            before = letter
        }
        return Letters(beforeThat, before, letter)
    }
}
