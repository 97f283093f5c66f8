import Digest

/// Finds dates and times and resolves them against the article's date, or the date named last.
struct DateFinder: Sendable {
    let words: TimeWords
    let numbers: NumberReader

    static let the = WordHash.of("the"), of = WordHash.of("of"), `in` = WordHash.of("in"),
        a = WordHash.of("a")
    static let an = WordHash.of("an"), and = WordHash.of("and"), to = WordHash.of("to"),
        may = WordHash.of("may")
    static let on = WordHash.of("on"), over = WordHash.of("over"), since = WordHash.of("since")
    static let during = WordHash.of("during"), comma = WordHash.of(","), dash = WordHash.of("-")
    static let march = WordHash.of("march"), recent = WordHash.of("recent"), second = WordHash.of("second")
    static let few = WordHash.of("few"), later = WordHash.of("later")

    /// Loads `times.tsv`.
    init(data: DataFolder, numbers: NumberReader) throws {
        words = try TimeWords(data: data)
        self.numbers = numbers
    }

    /// A date or time found: its tokens, and the days if they are known.
    struct Found {
        var range: Range<Int>
        var value: DateValue?
        var kind = Mention.Kind.date
        /// "17:00" for times.
        var clock: String?
        /// True where it names a day or longer by itself and later words may count from it.
        var anchors = true
    }

    /// What dates are resolved against; carried from sentence to sentence.
    struct Context {
        /// The article's date.
        let reference: CalendarDay?
        /// The date named last.
        var named: DateValue?
    }

    /// The sentence that is searched.
    struct Search {
        let page: Page
        let range: Range<Int>
        let reference: CalendarDay?
        var named: DateValue?
        /// True where the sentence speaks of what is to come.
        let speaksOfFuture: [Bool]

        func lower(_ index: Int) -> UInt64 { range.contains(index) ? page.forms.lower[index] : 0 }
        func isCapital(_ index: Int) -> Bool {
            range.contains(index) && page.forms.flags[index].contains(.capital)
        }
    }

    /// Adds the dates and times of a sentence.
    func find(in page: Page, sentence: Int, context: inout Context, into mentions: inout [Mention]) {
        let range = page.reading.sentences[sentence].tokens
        var search = Search(
            page: page, range: range, reference: context.reference, named: context.named,
            speaksOfFuture: futures(page, range))
        var index = range.lowerBound
        while index < range.upperBound {
            guard let found = match(search, index), !found.range.isEmpty else {
                index += 1
                continue
            }
            if var mention = page.mention(found.kind, found.range, sentence: sentence) {
                mention.date = found.value
                mention.subtype = found.clock
                mentions.append(mention)
            }
            if let value = found.value, found.anchors { search.named = value }
            index = found.range.upperBound
        }
        context.named = search.named
    }

    /// For each token, whether "will", "expected to" or the like stands within its clause, or the verb before it
    /// speaks of what is arranged: "the court is to rule on Friday", "the ban ends on Friday".
    private func futures(_ page: Page, _ range: Range<Int>) -> [Bool] {
        let cues = range.filter { words.future.contains(page.forms.lower[$0]) }
        var lastPast: Int?
        // In headlines the present tells the past.
        let isHeadline = range.first.map { page.reading.tokens[$0].span.field == .headline } ?? true
        var isArranged = false, isTold = false
        return range.map { index in
            if let change = arrangement(page, index, range) {
                // "A guard was shot, police say, on Friday": what is told already is not arranged.
                isTold = isTold || page.tag(index) == .past && !change
                isArranged = change && !isTold
            }
            if isTelling(page, index, range) { lastPast = index }
            let isSince = index > range.lowerBound && page.forms.lower[index - 1] == Self.since
            // "He will go, the party said Thursday" and "the party said Thursday he will go" date what was said.
            let past = lastPast ?? range.lowerBound - Self.reachOfPast - 1
            let isBeside = index - past <= Self.reachOfPast
            return cues.contains {
                $0 < index ? $0 >= past && index - $0 <= 14 : !isBeside && $0 - index <= 5
            }
                || isArranged && !isHeadline && !isSince
        }
    }

    /// How many words a verb in the past may stand before a date that it takes from a "will" after the date.
    private static let reachOfPast = 3

    /// Whether a token is a verb that tells what has been: not "was to", nor "was" before "expected".
    private func isTelling(_ page: Page, _ index: Int, _ range: Range<Int>) -> Bool {
        // The tagger takes "announced" of "the council announced" for a participle at times.
        let isNamed =
            page.tag(index) == .participle && range.contains(index - 1) && page.tag(index - 1).isNoun
        guard page.tag(index) == .past || isNamed, !words.future.contains(page.forms.lower[index]) else {
            return false
        }
        let next = index + 1
        return !range.contains(next)
            || page.tag(next) != .to && !words.future.contains(page.forms.lower[next])
    }

    /// What a finite verb says of the dates after it; nil for other words.
    private func arrangement(_ page: Page, _ index: Int, _ range: Range<Int>) -> Bool? {
        let next = index + 1 < range.upperBound ? page.tag(index + 1) : .unknown
        switch page.tag(index) {
        case .present where !isPlural(page, index - 1, range): return nil
        case .presentThird, .present:
            // "has fallen since Monday"; "officials say the road fell on Monday" has another verb after it.
            return !Self.have.contains(page.forms.lower[index]) && next != .participle
        case .past: return Self.were.contains(page.forms.lower[index]) && next == .to
        case .modal: return false
        default: return nil
        }
    }

    /// Whether a token can be the subject of a present without "s"; the tagger takes "sank" for one at times.
    private func isPlural(_ page: Page, _ index: Int, _ range: Range<Int>) -> Bool {
        guard range.contains(index) else { return false }
        switch page.tag(index) {
        case .pluralNoun, .pluralProperNoun, .pronoun: return true
        default: return false
        }
    }

    private static let have: Set<UInt64> = [WordHash.of("has"), WordHash.of("have"), WordHash.of("'s")]
    private static let were: Set<UInt64> = [WordHash.of("was"), WordHash.of("were")]

    func role(_ search: Search, _ index: Int) -> TimeWords.Role {
        search.range.contains(index) ? words.role(search.page.forms.lower[index]) : .none
    }

    private func match(_ search: Search, _ index: Int) -> Found? {
        if let clock = clock(search, index) { return clock }
        switch role(search, index) {
        case .weekday(let day) where search.isCapital(index): return weekday(search, index, day)
        case .month where isMonth(search, index): return monthFirst(search, index)
        case .today(let steps): return today(search, index, steps)
        case .last, .next, .this: return relative(search, index, from: index)
        case .edge: return edge(search, index)
        case .weekend: return weekend(search, index, from: index, steps: 0)
        default: break
        }
        let word = search.lower(index)
        if word == Self.the || word == Self.a || word == Self.an {
            if let found = afterArticle(search, index) { return found }
        }
        if word == Self.recent || (word == Self.few && role(search, index + 1) == .none) {
            return vaguePast(search, index, from: index)
        }
        return holiday(search, index) ?? numeric(search, index)
    }

    /// "May", "March" and the like count as months only with a capital and, where they are words, near a number or
    /// after a preposition.
    func isMonth(_ search: Search, _ index: Int) -> Bool {
        guard case .month = role(search, index), search.isCapital(index) else { return false }
        let word = search.lower(index)
        guard word == Self.may || word == Self.march else { return true }
        if dayNumber(search, index + 1) != nil || year(search, index + 1) != nil { return true }
        if index > search.range.lowerBound {
            let before = search.lower(index - 1)
            if words.isYearCue(before) || dayNumber(search, index - 1) != nil { return true }
            switch role(search, index - 1) {
            case .last, .next, .this, .edge: return true
            default: return false
            }
        }
        return false
    }

    /// "10:30 a.m.", "5 p.m.", "noon".
    private func clock(_ search: Search, _ index: Int) -> Found? {
        guard search.page.forms.flags[index].contains(.digit) else { return nil }
        let bytes = Array(search.page.bytes(index))
        let parts = bytes.split(separator: 0x3A, omittingEmptySubsequences: false)
        guard parts.count <= 3, var hour = Self.integer(parts[0]), parts[0].count <= 2, hour < 25 else {
            return nil
        }
        let minute = parts.count > 1 ? Self.integer(parts[1]) : 0
        guard let minute, minute < 60, parts.count == 1 || parts[1].count == 2 else { return nil }
        var end = index + 1
        var marked = parts.count > 1
        if case .meridiem(let half) = role(search, end) {
            guard hour <= 12 else { return nil }
            hour = hour % 12 + half
            end += 1
            marked = true
        }
        guard marked else { return nil }
        if role(search, end) == .zone { end += 1 }
        let text = "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
        return Found(range: index..<end, value: nil, kind: .time, clock: text, anchors: false)
    }

    static func integer(_ bytes: some Collection<UInt8>) -> Int? {
        guard !bytes.isEmpty, bytes.count <= 9 else { return nil }
        var value = 0
        for byte in bytes {
            guard byte &- 48 <= 9 else { return nil }
            value = value * 10 + Int(byte - 48)
        }
        return value
    }

    /// A day of the month: "2", "2nd"; nil for what is none.
    func dayNumber(_ search: Search, _ index: Int) -> Int? {
        guard search.range.contains(index), search.page.forms.flags[index].contains(.digit) else {
            return nil
        }
        var bytes = search.page.bytes(index)
        if bytes.count > 2, let last = bytes.last, last | 0x20 >= 97 {
            let tail = bytes.suffix(2).map(WordHash.lowercase)
            guard [[0x73, 0x74], [0x6E, 0x64], [0x72, 0x64], [0x74, 0x68]].contains(tail) else { return nil }
            bytes = bytes.dropLast(2)
        }
        guard bytes.count <= 2, let day = Self.integer(bytes), (1...31).contains(day) else { return nil }
        return day
    }

    /// A year of four digits.
    func year(_ search: Search, _ index: Int) -> Int? {
        guard search.range.contains(index), search.page.bytes(index).count == 4,
            let year = Self.integer(search.page.bytes(index)), (1500...2100).contains(year)
        else { return nil }
        return year
    }

    /// A date in the year that brings it nearest to the article's date.
    func nearest(_ reference: CalendarDay?, _ make: (Int) -> DateValue?) -> DateValue? {
        guard let reference else { return nil }
        let year = reference.components.year
        return [year, year - 1, year + 1].compactMap(make)
            .min { abs($0.start.number - reference.number) < abs($1.start.number - reference.number) }
    }
}
