#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A set of bytes that is asked in one look.
struct ByteSet: Sendable {
    private var low: (UInt64, UInt64) = (0, 0)
    private var high: (UInt64, UInt64) = (0, 0)

    /// The bytes of a text.
    init(_ text: StaticString) {
        text.withUTF8Buffer { bytes in
            for byte in bytes {
                let bit = UInt64(1) << UInt64(byte & 63)
                switch byte >> 6 {
                case 0: low.0 |= bit
                case 1: low.1 |= bit
                case 2: high.0 |= bit
                default: high.1 |= bit
                }
            }
        }
    }

    /// Whether a byte is one of them.
    func contains(_ byte: UInt8) -> Bool {
        let word =
            switch byte >> 6 {
            case 0: low.0
            case 1: low.1
            case 2: high.0
            default: high.1
            }
        return word >> UInt64(byte & 63) & 1 == 1
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Where a byte first stands at or behind a place, found by the C library many bytes at a time.
    func firstPlace(of byte: UInt8, from start: Int) -> Int? {
        guard let baseAddress, start < count,
            let found = memchr(baseAddress + start, Int32(byte), count - start)
        else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(baseAddress)
    }
}

extension StringProtocol {
    /// Whether the bytes of a word stand in the text. Cost: one pass over bytes.
    func holds(_ word: StaticString) -> Bool {
        let wanted = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        return utf8.withContiguousStorageIfAvailable { Self.holds($0, wanted) }
            ?? Array(utf8).withUnsafeBufferPointer { Self.holds($0, wanted) }
    }

    private static func holds(_ bytes: UnsafeBufferPointer<UInt8>, _ wanted: UnsafeBufferPointer<UInt8>)
        -> Bool
    {
        guard let first = wanted.first else { return true }
        var index = 0
        while index + wanted.count <= bytes.count {
            if bytes[index] == first {
                var length = 1
                while length < wanted.count, bytes[index + length] == wanted[length] { length += 1 }
                if length == wanted.count { return true }
            }
            index += 1
        }
        return false
    }

    /// The text's first bytes; a character that is cut becomes U+FFFD.
    func head(_ bytes: Int) -> String { String(decoding: utf8.prefix(bytes), as: UTF8.self) }

    /// The text's first scalars.
    func head(scalars: Int) -> String {
        // Most texts start with letters of one byte each.
        let head = head(scalars)
        guard head.utf8.contains(where: { $0 >= 128 }) else { return head }
        var first = String.UnicodeScalarView()
        first.append(contentsOf: unicodeScalars.prefix(scalars))
        return String(first)
    }

    /// Whether a digit stands in the text.
    var holdsDigit: Bool { utf8.contains { $0 >= 48 && $0 <= 57 } }
}
