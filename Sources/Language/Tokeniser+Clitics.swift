/// Clitics and addresses: "n't", "'s", "https://…".
extension Tokeniser {
    /// The end of a clitic after an apostrophe ("s", "re", "ve", "ll", "d", "m"); nil where none stands there.
    func suffixEnd(_ bytes: UnsafeBufferPointer<UInt8>, after index: Int) -> Int? {
        guard index < bytes.count else { return nil }
        let first = WordHash.lowercase(bytes[index])
        let second = index + 1 < bytes.count ? WordHash.lowercase(bytes[index + 1]) : 0
        let length: Int
        switch (first, second) {
        case (UInt8(ascii: "r"), UInt8(ascii: "e")), (UInt8(ascii: "v"), UInt8(ascii: "e")),
            (UInt8(ascii: "l"), UInt8(ascii: "l")):
            length = 2
        case (UInt8(ascii: "s"), _), (UInt8(ascii: "d"), _), (UInt8(ascii: "m"), _): length = 1
        default: return nil
        }
        return isBoundary(bytes, index + length) ? index + length : nil
    }

    /// True where "n't" starts at `index`, after at least one letter of its word.
    @inline(__always)
    func isNegation(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int, from start: Int) -> Bool {
        guard index > start, bytes[index] | 0x20 == UInt8(ascii: "n"), index + 2 < bytes.count else {
            return false
        }
        let (scalar, length) = Scalars.decode(bytes, at: index + 1)
        guard Scalars.classOf(scalar) == .apostrophe, index + 1 + length < bytes.count,
            bytes[index + 1 + length] | 0x20 == UInt8(ascii: "t")
        else { return false }
        return isBoundary(bytes, index + 2 + length)
    }

    /// The end of a web address that starts at `start`; nil where none does.
    func address(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard starts(bytes, start, "http") || starts(bytes, start, "www.") else { return nil }
        if bytes[start] | 0x20 == UInt8(ascii: "h"),
            !starts(bytes, start, "http://"), !starts(bytes, start, "https://")
        {
            return nil
        }
        var end = start
        while end < bytes.count, bytes[end] > 32, bytes[end] < 0x7F { end += 1 }
        let trailing: [UInt8] = [0x2E, 0x2C, 0x3B, 0x3A, 0x29, 0x22, 0x27, 0x21, 0x3F, 0x3E]
        while end > start + 4, trailing.contains(bytes[end - 1]) { end -= 1 }
        return end
    }

    private func starts(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ word: StaticString) -> Bool {
        guard start + word.utf8CodeUnitCount <= bytes.count else { return false }
        for offset in 0..<word.utf8CodeUnitCount
        where WordHash.lowercase(bytes[start + offset]) != word.utf8Start[offset] { return false }
        return true
    }

    @inline(__always)
    private func isBoundary(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        guard index < bytes.count else { return true }
        let kind = Scalars.classOf(Scalars.decode(bytes, at: index).scalar)
        return kind != .letter && kind != .digit
    }
}
