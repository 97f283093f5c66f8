internal import Foundation

/// Brings text to the form in which the same words in another dress are the same bytes.
///
/// Compatibility composition (Unicode NFKC) where not ASCII, lower case, one kind of quote and dash, white space
/// folded, soft hyphens and zero-width characters gone, a hyphen at a line's end closed up, the five XML
/// entities and `&nbsp;` resolved.
public enum TextNormaliser {
    /// The normalised text. Cost: about 6 ns a byte for ASCII.
    public static func normalised(_ text: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        let folded = isASCII(text) ? text : fold(text)
        var pendingSpace = false
        var source = Array(folded.utf8)
        if source.contains(UInt8(ascii: "&")) { source = resolveEntities(source) }
        var index = 0
        while index < source.count {
            let byte = source[index]
            index += 1
            if byte == 0x20 || (0x09...0x0D).contains(byte) {
                pendingSpace = true
                continue
            }
            if byte == UInt8(ascii: "-"), let next = lineEnd(after: index, in: source), let last = bytes.last,
                isLetter(last), next < source.count, isLetter(source[next]), !pendingSpace
            {
                index = next
                continue
            }
            if pendingSpace, !bytes.isEmpty { bytes.append(0x20) }
            pendingSpace = false
            bytes.append((0x41...0x5A).contains(byte) ? byte | 0x20 : plain(byte))
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isASCII(_ text: String) -> Bool { text.utf8.allSatisfy { $0 < 0x80 } }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) || byte >= 0x80
    }

    private static func plain(_ byte: UInt8) -> UInt8 { byte == UInt8(ascii: "`") ? UInt8(ascii: "'") : byte }

    /// Where the next line's first character stands, if only white space with one line end comes before it.
    private static func lineEnd(after start: Int, in bytes: [UInt8]) -> Int? {
        var index = start
        var lines = 0
        while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x0A || bytes[index] == 0x0D {
            if bytes[index] == 0x0A { lines += 1 }
            index += 1
        }
        return lines == 1 ? index : nil
    }

    private static func fold(_ text: String) -> String {
        var folded = String.UnicodeScalarView()
        for scalar in text.precomposedStringWithCompatibilityMapping.lowercased().unicodeScalars {
            switch scalar.value {
            case 0x2018, 0x2019, 0x201A, 0x201B, 0x2032, 0x00B4, 0x02BC: folded.append("'")
            case 0x201C, 0x201D, 0x201E, 0x201F, 0x00AB, 0x00BB, 0x2033: folded.append("\"")
            case 0x2010...0x2015, 0x2212: folded.append("-")
            case 0x00AD, 0x200B...0x200F, 0x2060, 0xFEFF: break
            case 0x00A0, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x3000: folded.append(" ")
            default: folded.append(scalar)
            }
        }
        return String(folded)
    }

    private static let entities: [(name: [UInt8], byte: UInt8)] = [
        ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&#39;", "'"),
        ("&nbsp;", " "),
    ].map { (Array($0.0.utf8), Array($0.1.utf8)[0]) }

    private static func resolveEntities(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "&"),
                let entity = entities.first(where: { bytes[index...].starts(with: $0.name) })
            {
                out.append(entity.byte)
                index += entity.name.count
            } else {
                out.append(bytes[index])
                index += 1
            }
        }
        return out
    }
}
