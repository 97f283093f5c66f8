/// The ASCII spelling of the signs that agencies write in several ways.
enum PlainForm {
    /// The spelling; empty for signs that are not seen; nil for all other scalars.
    @inline(__always)
    static func of(_ scalar: Unicode.Scalar) -> StaticString? {
        switch scalar.value {
        case 0xa0, 0x2000...0x200a, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000: " "
        case 0xad, 0x200b...0x200f, 0x202a...0x202e, 0x2060, 0xfeff: ""
        case 0x2010...0x2015, 0x2212, 0xfe58, 0xff0d: "-"
        case 0x2018...0x201b, 0xb4, 0x2032, 0x2039, 0x203a: "'"
        case 0x201c...0x201f, 0xab, 0xbb, 0x2033: "\""
        case 0x2026: "..."
        case 0x2022, 0xb7: "*"
        default: nil
        }
    }
}

extension StaticString {
    /// The text's bytes.
    var utf8: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount) }
}
