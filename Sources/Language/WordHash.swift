/// The 64-bit FNV-1a hash by which words and phrases are known to all tables of the room.
///
/// Words are never strings on the hot path: a word is its hash, a phrase the hashes of its words put together.
enum WordHash {
    /// The hash of no bytes.
    static let seed: UInt64 = 0xCBF2_9CE4_8422_2325
    private static let prime: UInt64 = 0x100_0000_01B3

    /// `hash` with one byte more.
    @inline(__always)
    static func adding(_ byte: UInt8, to hash: UInt64) -> UInt64 { (hash ^ UInt64(byte)) &* prime }

    /// The hash of bytes.
    @inline(__always)
    static func of(_ bytes: some Sequence<UInt8>, from start: UInt64 = seed) -> UInt64 {
        var hash = start
        for byte in bytes { hash = adding(byte, to: hash) }
        return hash
    }

    /// The hash of a string's UTF-8.
    static func of(_ text: String) -> UInt64 { of(text.utf8) }

    /// The hash of a string's UTF-8 with the ASCII letters made small.
    static func ofLowercase(_ text: String) -> UInt64 {
        var hash = seed
        for byte in text.utf8 { hash = adding(lowercase(byte), to: hash) }
        return hash
    }

    /// A byte with ASCII capitals made small.
    @inline(__always)
    static func lowercase(_ byte: UInt8) -> UInt8 { byte &- 65 < 26 ? byte | 0x20 : byte }

    /// The hash of a phrase: that of the words before, and one more word.
    @inline(__always)
    static func joining(_ phrase: UInt64, _ word: UInt64) -> UInt64 {
        var hash = (phrase &* 0x9E37_79B9_7F4A_7C15) ^ word
        hash ^= hash >> 32
        return hash &* 0xD6E8_FEB8_6659_FD93
    }

    /// A hash of a value under a template number, well mixed, for feature rows.
    @inline(__always)
    static func mixed(_ value: UInt64, _ template: UInt64) -> UInt64 {
        var hash = value &+ 0x9E37_79B9_7F4A_7C15 &* (template &+ 1)
        hash ^= hash >> 33
        hash = hash &* 0xFF51_AFD7_ED55_8CCD
        hash ^= hash >> 33
        hash = hash &* 0xC4CE_B9FE_1A85_EC53
        hash ^= hash >> 33
        return hash
    }
}
