import CLibxml2

/// References like `&eacute;` that stand in text although it was already read as markup: agencies escape twice.
enum HTMLEntities {
    /// Clean text of a paragraph: references resolved, invisible characters out, blanks at the ends gone.
    static func cleaned(_ bytes: ArraySlice<UInt8>, keepsLines: Bool) -> String {
        var plain = true
        var hasReference = false
        for byte in bytes where byte < 0x20 || byte >= 0x7F || byte == UInt8(ascii: "&") {
            if byte == UInt8(ascii: "&") { hasReference = true } else { plain = false }
        }
        if plain, !hasReference { return String(decoding: bytes, as: UTF8.self) }
        var text = hasReference ? resolved(Array(bytes)) : Array(bytes)
        text = TextEncoding.clean(text)
        if !keepsLines {
            for index in text.indices where text[index] == 10 || text[index] == 9 { text[index] = 32 }
        }
        return String(decoding: text, as: UTF8.self).trimmingBlanks()
    }

    /// A field's text without references, markup signs aside: `AT&amp;T` becomes `AT&T`.
    static func plainText(_ field: String) -> String {
        let bytes = Array(field.utf8)
        return cleaned(bytes[...], keepsLines: false).collapsingBlanks()
    }

    /// Every reference that is complete and known is replaced; all else stays.
    static func resolved(_ bytes: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "&"),
                let end = bytes[index..<min(bytes.count, index + 12)].firstIndex(of: UInt8(ascii: ";")),
                let scalar = scalar(of: bytes[(index + 1)..<end])
            else {
                text.append(bytes[index])
                index += 1
                continue
            }
            text.append(contentsOf: String(scalar).utf8)
            index = end + 1
        }
        return text
    }

    /// The character of a reference's name: `#39`, `#x27`, `eacute`.
    static func scalar(of name: ArraySlice<UInt8>) -> Unicode.Scalar? {
        guard let first = name.first else { return nil }
        if first == UInt8(ascii: "#") {
            let digits = String(decoding: name.dropFirst(), as: UTF8.self)
            let isHexadecimal = digits.hasPrefix("x") || digits.hasPrefix("X")
            guard let value = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits),
                value > 0
            else {
                return nil
            }
            return Unicode.Scalar(value)
        }
        var terminated = Array(name)
        terminated.append(0)
        return terminated.withUnsafeBufferPointer { buffer in
            guard let entity = htmlEntityLookup(buffer.baseAddress) else { return nil }
            return Unicode.Scalar(entity.pointee.value)
        }
    }
}

extension String {
    /// The text with every run of white space made one blank, and none at its ends.
    func collapsingBlanks() -> String {
        var isClean = true
        var previous: UInt8 = 32
        for byte in utf8 {
            let isBlank = byte == 32 || (byte >= 9 && byte <= 13)
            if isBlank && (byte != 32 || previous == 32) { isClean = false }
            previous = byte
        }
        if isClean, previous != 32 || isEmpty { return self }
        return split { $0 == " " || $0 == "\t" || $0.isNewline }.joined(separator: " ")
    }
}
