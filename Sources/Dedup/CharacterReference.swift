/// A character reference of XML or HTML that was left in plain text: `&amp;`, `&#8217;`, `&#x2019;`.
enum CharacterReference {
    private static let names: [(StaticString, Unicode.Scalar)] = [
        ("amp;", "&"), ("lt;", "<"), ("gt;", ">"), ("quot;", "\""), ("apos;", "'"), ("nbsp;", " "),
        ("mdash;", "\u{2014}"), ("ndash;", "\u{2013}"), ("lsquo;", "\u{2018}"), ("rsquo;", "\u{2019}"),
        ("ldquo;", "\u{201c}"), ("rdquo;", "\u{201d}"), ("hellip;", "\u{2026}"), ("shy;", "\u{ad}"),
    ]

    /// The character and the length of the reference that starts with the `&` at a place; nil where none does.
    static func read(_ input: UnsafeBufferPointer<UInt8>, at place: Int) -> (Unicode.Scalar, Int)? {
        let start = place + 1
        guard start < input.count else { return nil }
        if input[start] == UInt8(ascii: "#") { return number(input, from: start + 1, at: place) }
        for (name, scalar) in names {
            let length = name.utf8.count
            if start + length <= input.count, (0..<length).allSatisfy({ name.utf8[$0] == input[start + $0] })
            {
                return (scalar, length + 1)
            }
        }
        return nil
    }

    private static func number(
        _ input: UnsafeBufferPointer<UInt8>, from start: Int, at place: Int
    ) -> (Unicode.Scalar, Int)? {
        var next = start
        let isHexadecimal = next < input.count && input[next] | 0x20 == UInt8(ascii: "x")
        if isHexadecimal { next += 1 }
        var value: UInt32 = 0
        let first = next
        while next < input.count, next - first < 7, let digit = digit(input[next], isHexadecimal) {
            value = value * (isHexadecimal ? 16 : 10) + digit
            next += 1
        }
        guard next > first, next < input.count, input[next] == UInt8(ascii: ";"), value >= 0x20,
            let scalar = Unicode.Scalar(value)
        else { return nil }
        return (scalar, next + 1 - place)
    }

    private static func digit(_ byte: UInt8, _ isHexadecimal: Bool) -> UInt32? {
        switch byte {
        case 0x30...0x39: UInt32(byte) - 0x30
        case 0x61...0x66 where isHexadecimal: UInt32(byte) - 0x57
        case 0x41...0x46 where isHexadecimal: UInt32(byte) - 0x37
        default: nil
        }
    }
}
