/// The 64-bit FNV-1a hash of a word in small letters, by which the tables of the room know it.
enum WordHash {
    /// The hash of no bytes.
    static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

    /// The hash of bytes, ASCII capitals made small; a curly apostrophe counts as a straight one.
    @inline(__always)
    static func of(_ bytes: some Collection<UInt8>) -> UInt64 {
        var hash = seed
        var skip = 0
        var index = bytes.startIndex
        while index != bytes.endIndex {
            let byte = bytes[index]
            index = bytes.index(after: index)
            if skip > 0 {
                skip -= 1
                continue
            }
            var value = byte &- 65 < 26 ? byte | 0x20 : byte
            if byte == 0xE2, index != bytes.endIndex, bytes[index] == 0x80 {
                let next = bytes.index(after: index)
                if next != bytes.endIndex, bytes[next] == 0x99 {
                    value = UInt8(ascii: "'")
                    skip = 2
                }
            }
            hash = (hash ^ UInt64(value)) &* 0x100_0000_01B3
        }
        return hash
    }

    /// The hash of a text.
    static func of(_ text: String) -> UInt64 { of(Array(text.utf8)) }

    /// The hash of a phrase: that of the words before, and one more word.
    @inline(__always)
    static func joining(_ phrase: UInt64, _ word: UInt64) -> UInt64 {
        var hash = (phrase &* 0x9E37_79B9_7F4A_7C15) ^ word
        hash ^= hash >> 32
        return hash &* 0xD6E8_FEB8_6659_FD93
    }
}
