/// Cuts text into groups of one to three letters that stand together, with a blank at both ends of a word.
struct LetterGroups {
    /// How many letters there were.
    private(set) var letters = 0
    private var scalar: UInt32 = 0
    private var missing = 0
    private var before: UInt32 = 32
    private var beforeThat: UInt32 = 0

    /// The hash of a group of letters, as the table knows it.
    static func hash(of group: [UInt32]) -> UInt64 { group.reduce(0) { joined($0, folded($1)) } }

    /// The hash of a group that is given as `add` gives it.
    @inline(__always)
    static func hash(_ first: UInt32, _ second: UInt32, _ third: UInt32) -> UInt64 {
        var hash: UInt64 = 0
        if first != 0 { hash = joined(hash, first) }
        if second != 0 { hash = joined(hash, second) }
        return joined(hash, third)
    }

    @inline(__always)
    private static func joined(_ hash: UInt64, _ letter: UInt32) -> UInt64 {
        WordHash.joining(hash, UInt64(letter))
    }

    @inline(__always)
    private static func folded(_ letter: UInt32) -> UInt32 { letter &- 65 < 26 ? letter | 32 : letter }

    /// Takes a byte of UTF-8, and gives the groups that a letter ends, by their scalars: a group's last letter stands
    /// last, and shorter groups have zeros before them. ASCII letters are small.
    @inline(__always)
    mutating func add(_ byte: UInt8, _ give: (UInt32, UInt32, UInt32) -> Void) {
        if byte < 0x80 {
            missing = 0
            take(UInt32(byte), give)
        } else if byte < 0xC0 {
            guard missing > 0 else { return }
            scalar = scalar << 6 | UInt32(byte & 0x3F)
            missing -= 1
            if missing == 0 { take(scalar, give) }
        } else {
            missing = byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3
            scalar = UInt32(byte) & (byte < 0xE0 ? 0x1F : byte < 0xF0 ? 0x0F : 0x07)
        }
    }

    @inline(__always)
    private mutating func take(_ code: UInt32, _ give: (UInt32, UInt32, UInt32) -> Void) {
        let isLetter =
            code >= 0xC0 && !(0x2000...0x206F).contains(code) && !(0x3000...0x3020).contains(code)
            || (code | 32) &- 97 < 26
        let letter = isLetter ? Self.folded(code) : 32
        if letter == 32, before == 32 { return }
        if isLetter {
            letters += 1
            give(0, 0, letter)
        }
        give(0, before, letter)
        if beforeThat != 0, before != 32 { give(beforeThat, before, letter) }
        beforeThat = before
        before = letter
    }
}
