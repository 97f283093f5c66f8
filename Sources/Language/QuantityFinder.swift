import Digest

/// Finds numbers of things, sums of money, percentages and measures, with what bounds them and what is counted.
struct QuantityFinder: Sendable {
    let numbers: NumberReader
    private let singulars: Singulars
    private let before: [UInt64: Quantity.Comparator]
    private let after: [UInt64: Quantity.Comparator]
    private let units: [UInt64: (kind: Mention.Kind, unit: String)]
    private static let longestComparator = 4

    private static let of = WordHash.of("of"), to = WordHash.of("to"), and = WordHash.of("and")
    private static let between = WordHash.of("between"), from = WordHash.of("from"), one = WordHash.of("one")
    private static let per = WordHash.of("per"), cent = WordHash.of("cent"), points = WordHash.of("points")
    private static let percentage = WordHash.of("percentage")
    private static let determiners = Set(
        ["the", "its", "his", "her", "their", "our", "these", "those"].map(WordHash.of))

    /// Loads `numbers.tsv`, `comparators.tsv`, `units.tsv` and `plurals.tsv`.
    init(data: DataFolder, tokeniser: Tokeniser) throws {
        numbers = try NumberReader(data: data)
        singulars = try Singulars(data: data)
        var before: [UInt64: Quantity.Comparator] = [:], after = before
        for row in try TableFile("comparators.tsv", in: data).rows where row.count >= 3 {
            guard let comparator = Quantity.Comparator(rawValue: row[0]),
                let phrase = Phrase.hashes(of: row[1], tokeniser: tokeniser, lowercase: true).last
            else { continue }
            if row[2] == "after" { after[phrase] = comparator } else { before[phrase] = comparator }
        }
        self.before = before
        self.after = after
        let kinds: [String: Mention.Kind] = ["money": .money, "percent": .percent, "measure": .measure]
        var units: [UInt64: (kind: Mention.Kind, unit: String)] = [:]
        for row in try TableFile("units.tsv", in: data).rows where row.count >= 3 {
            if let kind = kinds[row[0]] { units[WordHash.ofLowercase(row[2])] = (kind, row[1]) }
        }
        self.units = units
    }

    /// Adds the quantities of a sentence, but for tokens that `taken` holds.
    func find(in page: Page, sentence: Int, taken: [Bool], into mentions: inout [Mention]) {
        let range = page.reading.sentences[sentence].tokens
        var index = range.lowerBound
        while index < range.upperBound {
            guard !taken[index], let found = numbers.number(page, at: index, before: range.upperBound),
                !(index..<found.end).contains(where: { taken[$0] })
            else {
                index += 1
                continue
            }
            let (mention, end) = self.mention(page, found, at: index, in: range, sentence: sentence)
            if let mention { mentions.append(mention) }
            index = max(end, index + 1)
        }
    }

    private func mention(
        _ page: Page, _ number: NumberReader.Found, at index: Int, in range: Range<Int>, sentence: Int
    ) -> (Mention?, Int) {
        var number = number
        var start = index
        var comparator: Quantity.Comparator = number.isVague ? .about : number.isRange ? .between : .exactly
        let currency = index > range.lowerBound ? unit(page, index - 1, kind: .money) : nil
        if currency != nil, page.bytes(index - 1).count <= 4 || page.forms.flags[index - 1].contains(.allCaps)
        {
            start -= 1
            if start > range.lowerBound, page.touches(start), page.forms.flags[start - 1].contains(.allCaps) {
                start -= 1
            }
        }
        if let second = self.second(page, after: number, start: start, in: range) {
            number.min = number.value
            number.max = second.max
            if number.max >= 1000, number.min < 1000, let scale = Self.scale(number.max),
                number.min < number.max
            {
                // "two to three million": the scale belongs to both.
                if second.value / scale > number.min { number.min *= scale }
            }
            number.value = (number.min + number.max) / 2
            number.end = second.end
            comparator = .between
            if start > range.lowerBound {
                let word = page.forms.lower[start - 1]
                if word == Self.between || word == Self.from { start -= 1 }
            }
        }
        if number.isDigits, start == index, isLabel(page, index, number.end, in: range) {
            return (nil, number.end)
        }
        if let (found, length) = comparatorBefore(page, start, in: range) {
            // "an estimated 50 to 60" is bounded by its numbers.
            if comparator != .between || found != .about { comparator = found }
            start -= length
        }
        var end = number.end
        var kind = Mention.Kind.quantity
        var unitName: String?
        if currency != nil {
            kind = .money
            unitName = currency
            if end < range.upperBound, let unit = units[page.forms.lower[end]], unit.kind == .money {
                end += 1
            }
        } else if let tail = number.tail, let unit = unit(ofTail: page.forms.bytes[tail]) {
            (kind, unitName) = (unit.kind, unit.unit)
        } else if let (unit, length) = unitAfter(page, end, in: range) {
            kind = unit.kind
            unitName = unit.unit
            end += length
        }
        if end < range.upperBound, let (found, length) = comparatorAfter(page, end, in: range) {
            comparator = found
            end += length
        }
        guard var mention = page.mention(kind, start..<end, sentence: sentence) else { return (nil, end) }
        var quantity = Self.bounded(number, comparator)
        quantity.unit = unitName
        var last = end
        if let tail = number.tail {
            // "a 300-member observer mission": its noun belongs to the phrase, its members are counted.
            if kind == .quantity {
                let noun = String(decoding: page.forms.bytes[tail], as: UTF8.self)
                (quantity.of, quantity.head) = (noun, singulars.singular(of: noun))
            }
            if let (described, _) = counted(page, from: end, in: range) { last = described.upperBound }
        } else if kind == .quantity {
            if let (counted, head) = counted(page, from: end, in: range) {
                quantity.of = page.text(counted)
                quantity.head = singulars.singular(of: page.text(head..<head + 1))
                last = counted.upperBound
                // "14 of 60 huts" counts the huts once.
                end = max(end, counted.lowerBound)
            } else if page.forms.lower[index] == Self.one, number.end == index + 1 {
                return (nil, end)
            }
        }
        quantity.phrase = page.mention(kind, start..<last, sentence: sentence)?.span
        mention.quantity = quantity
        mention.subtype = unitName
        return (mention, end)
    }

    private static func scale(_ value: Double) -> Double? {
        [1e12, 1e9, 1e6, 1e3].first { value >= $0 }
    }

    private static func bounded(_ number: NumberReader.Found, _ comparator: Quantity.Comparator) -> Quantity {
        let (low, high): (Double?, Double?) =
            switch comparator {
            case .exactly, .between: (number.min, number.max)
            case .atLeast, .moreThan: (number.min, nil)
            case .atMost, .lessThan: (nil, number.max)
            case .about: number.isVague ? (number.min, number.max) : (number.value * 0.9, number.value * 1.1)
            }
        return Quantity(value: number.value, min: low, max: high, comparator: comparator)
    }

    /// The second number of "10 to 15", "between 10 and 15".
    private func second(
        _ page: Page, after number: NumberReader.Found, start: Int, in range: Range<Int>
    ) -> NumberReader.Found? {
        let joint = number.end
        guard joint + 1 < range.upperBound, !number.isRange, number.tail == nil else { return nil }
        let word = page.forms.lower[joint]
        let isBetween = start > range.lowerBound && page.forms.lower[start - 1] == Self.between
        guard word == Self.to || (word == Self.and && isBetween) else { return nil }
        var next = joint + 1
        if unit(page, next, kind: .money) != nil { next += 1 }
        guard next < range.upperBound, let second = numbers.number(page, at: next, before: range.upperBound),
            second.value > number.value || second.value * 1000 > number.value, !second.isVague
        else { return nil }
        return second.value > number.value || second.end > next + 1 ? second : nil
    }

    private func unit(_ page: Page, _ index: Int, kind: Mention.Kind) -> String? {
        guard index < page.forms.count, let unit = units[page.forms.lower[index]], unit.kind == kind else {
            return nil
        }
        return unit.unit
    }

    /// The unit that a tail begins with: that of "12-year-old", of "300-foot".
    private func unit(ofTail bytes: ArraySlice<UInt8>) -> (kind: Mention.Kind, unit: String)? {
        units[WordHash.of(bytes.prefix { $0 != 0x2D }.lazy.map(WordHash.lowercase))]
    }

    private func unitAfter(
        _ page: Page, _ index: Int, in range: Range<Int>
    ) -> (unit: (kind: Mention.Kind, unit: String), length: Int)? {
        guard index < range.upperBound else { return nil }
        let next = index + 1 < range.upperBound ? page.forms.lower[index + 1] : 0
        if page.forms.lower[index] == Self.per, next == Self.cent { return ((.percent, "percent"), 2) }
        guard let unit = units[page.forms.lower[index]] else {
            // "50 Canadian dollars": the currency is named by its noun only.
            if page.tag(index).isAdjective || page.tag(index) == .properNoun, let unit = units[next],
                unit.kind == .money
            {
                return (unit, 2)
            }
            return nil
        }
        if page.forms.lower[index] == Self.percentage, next != Self.points { return nil }
        return (unit, page.forms.lower[index] == Self.percentage ? 2 : 1)
    }

    private func comparatorBefore(
        _ page: Page, _ index: Int, in range: Range<Int>
    ) -> (Quantity.Comparator, Int)? {
        for length in stride(from: min(Self.longestComparator, index - range.lowerBound), to: 0, by: -1) {
            var phrase: UInt64 = 0
            for word in index - length..<index { phrase = WordHash.joining(phrase, page.forms.lower[word]) }
            if let comparator = before[phrase] { return (comparator, length) }
        }
        return nil
    }

    private func comparatorAfter(
        _ page: Page, _ index: Int, in range: Range<Int>
    ) -> (Quantity.Comparator, Int)? {
        var phrase: UInt64 = 0
        for length in 1...Self.longestComparator where index + length <= range.upperBound {
            phrase = WordHash.joining(phrase, page.forms.lower[index + length - 1])
            if let comparator = after[phrase] { return (comparator, length) }
        }
        return nil
    }

    /// True for a number that names something: "Resolution 2249", "Flight 17".
    private func isLabel(_ page: Page, _ index: Int, _ end: Int, in range: Range<Int>) -> Bool {
        guard index > range.lowerBound, end == index + 1, page.bytes(index).count <= 5 else { return false }
        let last = page.forms.flags[index - 1]
        guard last.contains(.capital), page.tag(index - 1) == .properNoun, page.touches(index) == false else {
            return false
        }
        return end >= range.upperBound || !page.tag(end).isNoun
    }

    /// What is counted: the noun phrase after the number, and its last noun.
    private func counted(_ page: Page, from start: Int, in range: Range<Int>) -> (Range<Int>, Int)? {
        var index = start
        if index < range.upperBound, page.forms.lower[index] == Self.of {
            index += 1
            if index < range.upperBound, Self.determiners.contains(page.forms.lower[index]) { index += 1 }
            if let whole = numbers.number(page, at: index, before: range.upperBound), whole.tail == nil {
                index = whole.end
            }
        }
        let first = index
        var head: Int?
        scan: while index < range.upperBound, index - first < 8 {
            let tag = page.tag(index)
            switch tag {
            case .noun, .pluralNoun, .properNoun, .pluralProperNoun:
                if tag == .noun || tag == .pluralNoun || head == nil { head = index }
            case .adjective, .comparativeAdjective, .superlativeAdjective, .hyphen, .number: break
            case .participle, .gerund: if head != nil { break scan }
            case .comma, .conjunction:
                // "young, armed men", "Turkish and Syrian officers": only between adjectives.
                guard head == nil, index > first, index + 1 < range.upperBound,
                    page.tag(index - 1).isAdjective,
                    page.tag(index + 1).isAdjective
                else { break scan }
            default: break scan
            }
            index += 1
        }
        guard let head, head >= first else { return nil }
        return (first..<head + 1, head)
    }
}
