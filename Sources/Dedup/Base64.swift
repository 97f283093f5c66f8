/// Bytes as text of 64 letters (RFC 4648, with padding).
enum Base64 {
    private static let letters = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// The text of some bytes. Cost: about 1 ns a byte.
    static func text(of bytes: [UInt8]) -> String {
        String(unsafeUninitializedCapacity: (bytes.count + 2) / 3 * 4) { out in
            letters.withUnsafeBufferPointer { letters in
                bytes.withUnsafeBufferPointer { bytes in
                    var written = 0
                    for place in stride(from: 0, to: bytes.count, by: 3) {
                        let left = bytes.count - place
                        let group =
                            UInt32(bytes[place]) << 16 | (left > 1 ? UInt32(bytes[place + 1]) << 8 : 0)
                            | (left > 2 ? UInt32(bytes[place + 2]) : 0)
                        for step in 0..<4 {
                            let letter = letters[Int(group >> UInt32(18 - 6 * step) & 63)]
                            out[written] = step > left ? UInt8(ascii: "=") : letter
                            written += 1
                        }
                    }
                    return written
                }
            }
        }
    }

    /// The bytes of a text; nil where it is none of `text(of:)`. Cost: about 2 ns a letter.
    static func bytes(of text: String) -> [UInt8]? {
        var text = text
        return text.withUTF8 { text in
            guard text.count % 4 == 0 else { return nil }
            var bytes: [UInt8] = []
            bytes.reserveCapacity(text.count / 4 * 3)
            for place in stride(from: 0, to: text.count, by: 4) {
                let isLast = place + 4 == text.count
                let padding =
                    !isLast || text[place + 3] != UInt8(ascii: "=")
                    ? 0 : text[place + 2] != UInt8(ascii: "=") ? 1 : 2
                var group: UInt32 = 0
                for step in 0..<4 {
                    let value = step >= 4 - padding ? 0 : value(text[place + step])
                    guard value < 64 else { return nil }
                    group = group << 6 | value
                }
                for step in 0..<3 - padding {
                    bytes.append(UInt8(truncatingIfNeeded: group >> UInt32(16 - 8 * step)))
                }
            }
            return bytes
        }
    }

    @inline(__always)
    private static func value(_ letter: UInt8) -> UInt32 {
        switch letter {
        case 0x41...0x5a: UInt32(letter) - 0x41
        case 0x61...0x7a: UInt32(letter) - 0x61 + 26
        case 0x30...0x39: UInt32(letter) - 0x30 + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: 64
        }
    }
}
