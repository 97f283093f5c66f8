/// What a Unicode scalar is to the tokeniser.
enum ScalarClass: UInt8 {
    case space, letter, digit, quote, apostrophe, hyphen, dash, currency, mark
}

/// Unicode scalars read straight out of UTF-8 bytes, and their class. Broken sequences read as one byte each.
enum Scalars {
    /// The scalar at `index`, and how many bytes it takes.
    @inline(__always)
    static func decode(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (scalar: UInt32, length: Int) {
        let first = bytes[index]
        if first < 0x80 { return (UInt32(first), 1) }
        return decodeLong(bytes, at: index)
    }

    private static func decodeLong(
        _ bytes: UnsafeBufferPointer<UInt8>, at index: Int
    ) -> (scalar: UInt32, length: Int) {
        let first = bytes[index]
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        guard first >= 0xC2, first <= 0xF4, index + length <= bytes.count else { return (0xFFFD, 1) }
        var scalar = UInt32(first) & (length == 4 ? 0x07 : length == 3 ? 0x0F : 0x1F)
        for offset in 1..<length {
            let byte = bytes[index + offset]
            guard byte & 0xC0 == 0x80 else { return (0xFFFD, 1) }
            scalar = scalar << 6 | UInt32(byte & 0x3F)
        }
        return (scalar, length)
    }

    /// The class of a scalar.
    @inline(__always)
    static func classOf(_ scalar: UInt32) -> ScalarClass {
        scalar < 0x80 ? ascii[Int(scalar)] : classOfLong(scalar)
    }

    /// True for white space, control characters and what is not seen.
    @inline(__always)
    static func isSpace(_ scalar: UInt32) -> Bool { classOf(scalar) == .space }

    private static let ascii: [ScalarClass] = (0..<128).map { code in
        switch UInt8(code) {
        case 0...32, 127: .space
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"):
            .letter
        case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
        case UInt8(ascii: "\""), UInt8(ascii: "`"): .quote
        case UInt8(ascii: "'"): .apostrophe
        case UInt8(ascii: "-"): .hyphen
        case UInt8(ascii: "$"): .currency
        default: .mark
        }
    }

    private static func classOfLong(_ scalar: UInt32) -> ScalarClass {
        switch scalar {
        case 0x80...0xA0, 0xAD, 0x1680, 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x206F, 0x3000, 0xFEFF:
            .space
        case 0xA2...0xA5, 0x20A0...0x20CF: .currency
        case 0xAA, 0xB5, 0xBA: .letter
        case 0xAB, 0xBB, 0x201A...0x201F, 0x2039, 0x203A, 0x300C...0x300F: .quote
        case 0x2018, 0x2019, 0x02BC, 0xFF07: .apostrophe
        case 0x2010, 0x2011: .hyphen
        case 0x2012...0x2015, 0x2212: .dash
        case 0xA1...0xBF, 0xD7, 0xF7, 0x2016...0x2027, 0x2030...0x205E, 0x2100...0x214F, 0x2190...0x2BFF,
            0x3001...0x3020, 0xFF01...0xFF0F, 0xFFFD, 0xE000...0xF8FF:
            .mark
        default: .letter
        }
    }
}
