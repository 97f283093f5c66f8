/// The mixing that all keys of the index go through; fixed for ever, for sketches are kept on disk.
enum Hash {
    /// Start of an FNV-1a hash.
    static let basis: UInt64 = 0xcbf2_9ce4_8422_2325

    /// Spreads a value over 64 bits (the finaliser of SplitMix64).
    @inline(__always)
    static func mix(_ value: UInt64) -> UInt64 {
        var value = value
        value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
        value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
        return value ^ (value >> 31)
    }

    /// One byte more of an FNV-1a hash.
    @inline(__always)
    static func add(_ byte: UInt8, to hash: UInt64) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }

    /// A mixed hash of a text, apart for each `salt`.
    static func of(_ text: String, salt: UInt64) -> UInt64 {
        var text = text
        return text.withUTF8 { bytes in
            var hash = basis ^ salt
            for byte in bytes { hash = add(byte, to: hash) }
            return mix(hash)
        }
    }

    /// A mixed hash of bytes, apart for each `salt`.
    static func of(_ bytes: [UInt8], salt: UInt64) -> UInt64 {
        var hash = basis ^ salt
        for byte in bytes { hash = add(byte, to: hash) }
        return mix(hash)
    }

    /// A mixed hash of two hashes, in their order.
    @inline(__always)
    static func join(_ first: UInt64, _ second: UInt64) -> UInt64 {
        mix(first &* 0x9e37_79b9_7f4a_7c15 ^ second)
    }

    /// A table's key of a hash.
    @inline(__always)
    static func key(_ hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash >> 32) }
}
