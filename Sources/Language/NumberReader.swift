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

    enum Kind: Sendable { case unit, ten, scale, many, vague, fraction }
    struct Entry: Sendable {
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

    /// Whether a token is a number or a word of one: "14", "eighty-five", "dozen".
    func isPart(_ page: Page, _ index: Int) -> Bool {
        words[page.forms.lower[index]] != nil || number(page, at: index, before: index + 1) != nil
    }

    /// What a token says as a word of numbers; nil for other words, and past the end.
    func entry(_ page: Page, _ index: Int, before end: Int) -> Entry? {
        index < end ? words[page.forms.lower[index]] : nil
    }

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
            let isTail = Self.isTail(bytes[(hyphen + 1)...]) && bytes.endIndex - hyphen > 3
            return isTail ? (first.min, hyphen + 1..<bytes.endIndex) : nil
        }
        switch (first.kind, second.kind) {
        case (.ten, .unit) where second.min < 10: return (first.min + second.min, nil)
        case (_, .fraction): return (first.min * second.min, nil)
        default: return nil
        }
    }
}
