import Digest

/// Reads numbers out of tokens: digits, words, fractions, and customary ones like "dozens".
struct NumberReader: Sendable {
    /// A number and the tokens that say it.
    struct Found {
        var value: Double
        var min: Double
        var max: Double
        /// Token after the last.
        var end: Int
        /// True for "several", "dozens": the bounds are customary.
        var isVague = false
        /// True where the number is in digits.
        var isDigits = false
        /// True for two bounds in one token: "10-15".
        var isRange = false
        /// Bytes of the token's tail that counts: "member" of "300-member".
        var tail: Range<Int>?
    }

    private enum Kind: Sendable { case unit, ten, scale, many, vague, fraction }
    private struct Entry: Sendable {
        let kind: Kind
        let min: Double
        let max: Double
    }

    private let words: HashTable<Entry>
    private static let articles: Set<UInt64> = Set(["a", "an"].map(WordHash.of))
    private static let of = WordHash.of("of")
    private static let and = WordHash.of("and")
    private static let half = WordHash.of("half"), a = WordHash.of("a")

    /// Loads `numbers.tsv`.
    init(data: DataFolder) throws {
        let kinds: [String: Kind] = [
            "unit": .unit, "ten": .ten, "scale": .scale, "many": .many, "vague": .vague,
            "fraction": .fraction,
        ]
        var words: [UInt64: Entry] = [:]
        for row in try TableFile("numbers.tsv", in: data).rows where row.count >= 4 {
            guard let kind = kinds[row[0]], let min = Double(row[2]), let max = Double(row[3]) else {
                continue
            }
            words[WordHash.ofLowercase(row[1])] = Entry(kind: kind, min: min, max: max)
        }
        self.words = HashTable(words)
    }

    /// The number that starts at a token; nil where none does.
    func number(_ page: Page, at index: Int, before end: Int) -> Found? {
        guard index < end, index < page.forms.flags.count else { return nil }
        let bytes = page.bytes(index)
        let isDecimal =
            bytes.count > 1 && bytes.first == 0x2E && bytes.dropFirst().first.map { $0 &- 48 <= 9 } == true
        if page.forms.flags[index].contains(.digit) || isDecimal {
            return digits(page, at: index, before: end)
        }
        return wordNumber(page, at: index, before: end)
    }

    private func entry(_ page: Page, _ index: Int, before end: Int) -> Entry? {
        index < end ? words[page.forms.lower[index]] : nil
    }

    // MARK: digits

    private func digits(_ page: Page, at index: Int, before end: Int) -> Found? {
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
            guard rest.count > 3, rest.dropFirst().allSatisfy({ $0 | 0x20 >= 97 && $0 | 0x20 <= 122 }) else {
                return nil
            }
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

    // MARK: words

    private func wordNumber(_ page: Page, at index: Int, before end: Int) -> Found? {
        var index = index
        let start = index
        var total = 0.0, group = 0.0
        var seen = false
        if Self.articles.contains(page.forms.lower[index]) {
            guard let next = entry(page, index + 1, before: end) else { return nil }
            switch next.kind {
            case .vague, .fraction: break
            case .scale:
                group = 1
                seen = true
            default: return nil
            }
            index += 1
        }
        while index < end {
            if let entry = entry(page, index, before: end) {
                switch entry.kind {
                case .unit, .ten:
                    if seen, group > 0,
                        group.truncatingRemainder(dividingBy: entry.kind == .ten ? 100 : 10) != 0
                    {
                        return close(total + group, index)
                    }
                    group += entry.min
                case .scale:
                    if !seen { return nil }
                    if entry.min >= 1000 {
                        total += max(1, group) * entry.min
                        group = 0
                    } else {
                        group = max(1, group) * entry.min
                    }
                case .many:
                    return seen ? close(total + group, index) : many(page, at: index, before: end)
                case .vague: return seen ? close(total + group, index) : vague(page, entry, start, index, end)
                case .fraction:
                    if seen {
                        // "two thirds", not "two and a half".
                        return group > 0 && group < 10 && entry.min < 0.5
                            ? close(group * entry.min, index + 1) : close(total + group, index)
                    }
                    guard index > start || page.forms.lower[index] == Self.half else { return nil }
                    if let found = half(page, index, before: end) { return found }
                    return close(entry.min, index + 1)
                }
                seen = true
                index += 1
            } else if let compound = compound(page, index) {
                if seen, group > 0, group.truncatingRemainder(dividingBy: 100) != 0 {
                    return close(total + group, index)
                }
                group += compound.value
                seen = true
                index += 1
                if let tail = compound.tail {
                    var found = close(total + group, index)
                    found?.tail = tail
                    return found
                }
                if compound.value != compound.value.rounded() { return close(total + group, index) }
            } else if seen, group >= 100 || total > 0, page.forms.lower[index] == Self.and,
                let next = self.entry(page, index + 1, before: end), next.kind == .unit || next.kind == .ten
            {
                index += 1
            } else {
                break
            }
        }
        return seen ? close(total + group, index) : nil
    }

    /// "half a million", "half a dozen".
    private func half(_ page: Page, _ index: Int, before end: Int) -> Found? {
        guard page.forms.lower[index] == Self.half, index + 2 < end,
            page.forms.lower[index + 1] == Self.a, let scale = entry(page, index + 2, before: end),
            scale.kind == .scale
        else { return nil }
        return close(scale.min / 2, index + 3)
    }

    private func close(_ value: Double, _ end: Int) -> Found? {
        Found(value: value, min: value, max: value, end: end)
    }

    /// "dozens", "tens of thousands".
    private func many(_ page: Page, at index: Int, before end: Int) -> Found? {
        guard let first = entry(page, index, before: end) else { return nil }
        var found = Found(
            value: (first.min * first.max).squareRoot(), min: first.min, max: first.max, end: index + 1,
            isVague: true)
        if index + 2 < end, page.forms.lower[index + 1] == Self.of,
            let second = entry(page, index + 2, before: end), second.kind == .many
        {
            let scale = second.min / 2
            found = Found(
                value: found.value * scale, min: first.min * scale, max: first.max * scale, end: index + 3,
                isVague: true)
        }
        found.value = found.value.rounded()
        return found
    }

    /// "several", "a few dozen".
    private func vague(_ page: Page, _ first: Entry, _ start: Int, _ index: Int, _ end: Int) -> Found? {
        var scale = 1.0
        var next = index + 1
        if next < end, page.forms.lower[next] == Self.of,
            self.entry(page, next + 1, before: end)?.kind == .scale
        {
            next += 1
        }
        if let entry = entry(page, next, before: end), entry.kind == .scale {
            scale = entry.min
            next += 1
        }
        return Found(
            value: ((first.min + first.max) / 2 * scale).rounded(), min: first.min * scale,
            max: first.max * scale, end: next, isVague: true)
    }

    /// "eighty-five", "two-thirds", "five-member".
    private func compound(_ page: Page, _ index: Int) -> (value: Double, tail: Range<Int>?)? {
        let bytes = page.bytes(index)
        guard let hyphen = bytes.firstIndex(of: 0x2D), hyphen > bytes.startIndex, hyphen + 1 < bytes.endIndex
        else { return nil }
        let head = WordHash.of(bytes[..<hyphen].lazy.map(WordHash.lowercase))
        guard let first = words[head], first.kind == .unit || first.kind == .ten else { return nil }
        let tail = WordHash.of(bytes[(hyphen + 1)...].lazy.map(WordHash.lowercase))
        guard let second = words[tail] else {
            let letters = bytes[(hyphen + 1)...].allSatisfy { $0 | 0x20 >= 97 && $0 | 0x20 <= 122 }
            return letters && bytes.endIndex - hyphen > 3 ? (first.min, hyphen + 1..<bytes.endIndex) : nil
        }
        switch (first.kind, second.kind) {
        case (.ten, .unit) where second.min < 10: return (first.min + second.min, nil)
        case (_, .fraction): return (first.min * second.min, nil)
        default: return nil
        }
    }
}
