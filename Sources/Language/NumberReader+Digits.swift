/// Numbers in digits: with groups, decimals, fractions, scales and tails.
extension NumberReader {
    /// The number whose first token is in digits.
    func digits(_ page: Page, at index: Int, before end: Int) -> Found? {
        let bytes = Array(page.bytes(index))
        guard let (first, used) = Self.plain(bytes[...]) else { return nil }
        var found = Found(value: first, min: first, max: first, end: index + 1, isDigits: true)
        var rest = bytes[used...]
        if rest.first == 0x2D, let (second, length) = Self.plain(rest.dropFirst()) {
            // "2-1/2" is a mixed number, "10-15" a range.
            rest = rest.dropFirst(1 + length)
            if second < 1, second > 0 {
                found.value = first + second
                (found.min, found.max) = (found.value, found.value)
            } else {
                guard second > first else { return nil }
                (found.min, found.max, found.value, found.isRange) = (
                    first, second, (first + second) / 2, true
                )
            }
        }
        if let scale = Self.suffixScale(rest) {
            found = Self.scaled(found, by: scale)
        } else if rest.first == 0x2D {
            guard rest.count > 3, Self.isTail(rest.dropFirst()) else { return nil }
            found.tail = page.forms.starts[index] + rest.startIndex + 1..<page.forms.ends[index]
            return found
        } else if !rest.isEmpty {
            return nil
        }
        if let fraction = self.entry(page, found.end, before: end), fraction.kind == .scale {
            found = Self.scaled(found, by: fraction.min)
            found.end += 1
        } else if found.end < end, !found.isRange, page.forms.flags[found.end].contains(.digit),
            first == first.rounded(), let (part, length) = Self.plain(page.bytes(found.end)),
            length == page.bytes(found.end).count, part < 1, part > 0
        {
            found.value += part
            (found.min, found.max, found.end) = (found.value, found.value, found.end + 1)
        }
        return found
    }

    /// Whether what follows a number and a hyphen can count: "member", "year-old".
    static func isTail(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.first != 0x2D && bytes.last != 0x2D
            && bytes.allSatisfy { $0 == 0x2D || $0 | 0x20 >= 97 && $0 | 0x20 <= 122 }
    }

    private static func scaled(_ found: Found, by scale: Double) -> Found {
        var found = found
        found.value *= scale
        found.min *= scale
        found.max *= scale
        return found
    }

    private static func suffixScale(_ rest: ArraySlice<UInt8>) -> Double? {
        switch rest.map(WordHash.lowercase) {
        case [0x6D]: 1e6
        case [0x62, 0x6E], [0x62]: 1e9
        case [0x6B]: 1e3
        case [0x74, 0x6E]: 1e12
        default: nil
        }
    }

    /// Digits with groups, decimals or a fraction, and how many bytes they take.
    private static func plain(_ bytes: ArraySlice<UInt8>) -> (Double, Int)? {
        var value = 0.0, scale = 0.0, denominator: Double?
        var used = 0
        for byte in bytes {
            switch byte {
            case 0x30...0x39:
                let digit = Double(byte - 48)
                if let under = denominator {
                    denominator = under * 10 + digit
                } else if scale > 0 {
                    value += digit * scale
                    scale /= 10
                } else {
                    value = value * 10 + digit
                }
            case 0x2C where scale == 0 && denominator == nil && used > 0: break
            case 0x2E where scale == 0 && denominator == nil: scale = 0.1
            case 0x2F where scale == 0 && denominator == nil && used > 0: denominator = 0
            default:
                return finish(value, denominator, used)
            }
            used += 1
            if used > 24 { return nil }
        }
        return finish(value, denominator, used)
    }

    private static func finish(_ value: Double, _ denominator: Double?, _ used: Int) -> (Double, Int)? {
        guard used > 0 else { return nil }
        guard let denominator else { return (value, used) }
        return denominator > 0 ? (value / denominator, used) : nil
    }
}
