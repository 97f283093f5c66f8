/// Turns bytes in the encodings of the wire into clean UTF-8.
///
/// Valid UTF-8 wins over whatever was declared (of 18 samples that declared an 8-bit encoding 6 were UTF-8);
/// all else is read as windows-1252, which holds ISO 8859-1 and gives its C1 bytes a meaning.
enum TextEncoding {
    /// The text as UTF-8 without a byte order mark, and whether the bytes were not what was declared.
    static func utf8(_ bytes: [UInt8], declared: String? = nil) -> (bytes: [UInt8], mismatch: Bool) {
        let declared = declared?.lowercased()
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            return utf8(Array(bytes.dropFirst(3)), declared: declared)
        }
        if bytes.starts(with: [0xFF, 0xFE]) { return (utf16(bytes[2...], bigEndian: false), false) }
        if bytes.starts(with: [0xFE, 0xFF]) { return (utf16(bytes[2...], bigEndian: true), false) }
        switch validity(of: bytes) {
        case .ascii: return (bytes, false)
        case .multibyte: return (bytes, declared.map { $0 != "utf-8" && $0 != "utf8" } ?? false)
        case .invalid: return (windows1252(bytes), declared == "utf-8" || declared == "utf8")
        }
    }

    /// Bytes of UTF-16 or UTF-32 as UTF-8, told by their mark or by the zero bytes around a first `<`, `{` or `[`;
    /// nil where they are neither.
    static func narrowed(_ bytes: [UInt8]) -> [UInt8]? {
        guard bytes.count >= 4 else { return nil }
        let head = Array(bytes[..<4])
        func isSign(_ byte: UInt8) -> Bool {
            byte == UInt8(ascii: "<") || byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[")
        }
        if head == [0, 0, 0xFE, 0xFF] { return utf32(bytes[4...], bigEndian: true) }
        if head == [0xFF, 0xFE, 0, 0] { return utf32(bytes[4...], bigEndian: false) }
        if head[0] == 0xFF, head[1] == 0xFE { return utf16(bytes[2...], bigEndian: false) }
        if head[0] == 0xFE, head[1] == 0xFF { return utf16(bytes[2...], bigEndian: true) }
        if head[0] == 0, head[1] == 0, head[2] == 0, isSign(head[3]), bytes.count % 4 == 0,
            bytes.count >= 8, bytes[4] == 0, bytes[5] == 0
        {
            return utf32(bytes[...], bigEndian: true)
        }
        if isSign(head[0]), head[1] == 0, head[2] == 0, head[3] == 0 {
            return utf32(bytes[...], bigEndian: false)
        }
        if head[0] == 0, isSign(head[1]), head[2] == 0, head[3] != 0 {
            return utf16(bytes[...], bigEndian: true)
        }
        if isSign(head[0]), head[1] == 0, head[3] == 0 { return utf16(bytes[...], bigEndian: false) }
        return nil
    }

    private static func utf32(_ bytes: ArraySlice<UInt8>, bigEndian: Bool) -> [UInt8] {
        var text = String.UnicodeScalarView()
        var index = bytes.startIndex
        while index + 3 < bytes.endIndex {
            let quad = (0..<4).map { UInt32(bytes[index + (bigEndian ? $0 : 3 - $0)]) }
            let value = quad.reduce(0) { $0 << 8 | $1 }
            text.append(Unicode.Scalar(value) ?? "\u{FFFD}")
            index += 4
        }
        return Array(String(text).utf8)
    }

    /// What the bytes are as UTF-8.
    enum Validity { case ascii, multibyte, invalid }

    /// Whether bytes are ASCII, other valid UTF-8, or neither. Cost: one pass.
    static func validity(of bytes: [UInt8]) -> Validity {
        bytes.withUnsafeBytes { buffer in
            var index = 0
            var validity = Validity.ascii
            while index < buffer.count {
                if index + 8 <= buffer.count,
                    buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
                {
                    index += 8
                    continue
                }
                let lead = buffer[index]
                guard lead >= 0x80 else {
                    index += 1
                    continue
                }
                validity = .multibyte
                let length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0
                guard length > 0, index + length <= buffer.count else { return .invalid }
                for step in 1..<length where buffer[index + step] & 0xC0 != 0x80 { return .invalid }
                let second = buffer[index + 1]
                if (lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F)
                    || (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F)
                {
                    return .invalid
                }
                index += length
            }
            return validity
        }
    }

    /// Text without what no reader sees: line ends become LF, no-break spaces blanks; soft hyphens, zero-width
    /// spaces, direction marks and control characters are left out; C1 characters are read as windows-1252.
    static func clean(_ bytes: [UInt8]) -> [UInt8] {
        let isClean = bytes.withUnsafeBufferPointer { plainEnd(in: $0, from: 0) == $0.count }
        if isClean { return bytes }
        return bytes.withUnsafeBufferPointer { source in
            var clean: [UInt8] = []
            clean.reserveCapacity(source.count)
            var start = 0
            var index = 0
            while index < source.count {
                index = plainEnd(in: source, from: index)
                guard index < source.count else { break }
                let (length, replacement) = special(source, index)
                if length > 0 {
                    clean.append(contentsOf: source[start..<index])
                    if let replacement { clean.append(contentsOf: replacement) }
                    index += length
                    start = index
                } else {
                    index += 1
                }
            }
            clean.append(contentsOf: source[start...])
            return clean
        }
    }

    /// Where the first byte stands that is not printable ASCII, a tab or a line feed; the end where there is none.
    private static func plainEnd(in source: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        let raw = UnsafeRawBufferPointer(source)
        var index = start
        while index < source.count {
            if index + 8 <= source.count,
                isPlain(raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            {
                index += 8
                continue
            }
            let byte = source[index]
            guard byte &- 0x20 < 0x5F || byte == 10 || byte == 9 else { break }
            index += 1
        }
        return index
    }

    /// Whether all of eight bytes are printable ASCII: no high bit, none below a blank, none DEL.
    private static func isPlain(_ word: UInt64) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let below = (word &- ones &* 0x20) & ~word
        let delete = word ^ (ones &* 0x7F)
        let isDelete = (delete &- ones) & ~delete
        return (word | below | isDelete) & 0x8080_8080_8080_8080 == 0
    }

    /// Length of what has to be replaced at `index`, 0 for nothing, and what replaces it.
    private static func special(_ source: UnsafeBufferPointer<UInt8>, _ index: Int) -> (Int, [UInt8]?) {
        func at(_ offset: Int) -> UInt8 { index + offset < source.count ? source[index + offset] : 0 }
        switch source[index] {
        case 13: return at(1) == 10 ? (2, [10]) : (1, [10])
        case 0..<0x20, 0x7F: return (1, nil)
        case 0xC2:
            let second = at(1)
            if second == 0xA0 { return (2, [32]) }
            if second == 0xAD { return (2, nil) }
            if second >= 0x80, second < 0xA0 { return (2, Array(String(scalar1252(second)).utf8)) }
            return (0, nil)
        case 0xE2 where at(1) == 0x80:
            let third = at(2)
            if third == 0x8B || third == 0x8E || third == 0x8F { return (3, nil) }
            if third == 0xA8 || third == 0xA9 { return (3, [10]) }
            if third == 0xAF || third == 0x89 || third == 0x87 { return (3, [32]) }
            return (0, nil)
        case 0xEF where at(1) == 0xBB && at(2) == 0xBF: return (3, nil)
        default: return (0, nil)
        }
    }

    private static func utf16(_ bytes: ArraySlice<UInt8>, bigEndian: Bool) -> [UInt8] {
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        var index = bytes.startIndex
        while index + 1 < bytes.endIndex {
            let first = UInt16(bytes[index])
            let second = UInt16(bytes[index + 1])
            units.append(bigEndian ? first << 8 | second : second << 8 | first)
            index += 2
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    private static func windows1252(_ bytes: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes {
            if byte < 0x80 {
                text.append(byte)
            } else {
                text.append(contentsOf: String(scalar1252(byte)).utf8)
            }
        }
        return text
    }

    private static func scalar1252(_ byte: UInt8) -> Unicode.Scalar {
        guard byte >= 0x80, byte < 0xA0 else { return Unicode.Scalar(byte) }
        return Unicode.Scalar(high1252[Int(byte - 0x80)]) ?? "\u{FFFD}"
    }

    /// Unicode of the bytes 80 to 9F; the five that windows-1252 leaves open give the replacement character.
    private static let high1252: [UInt16] = [
        0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
        0x0152,
        0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC,
        0x2122,
        0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
    ]
}
