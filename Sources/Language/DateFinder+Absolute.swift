/// Dates that name a day, month or year: "July 2, 2012", "2 July", "March 2011", "in 2004", "the 1990s".
extension DateFinder {
    func monthFirst(_ search: Search, _ index: Int) -> Found? {
        guard case .month(let month) = role(search, index) else { return nil }
        if let day = dayNumber(search, index + 1) {
            if let found = twoDays(search, index, month, day) { return found }
            return monthDay(search, index..<index + 2, month, day)
        }
        if let last = dayRange(search, index + 1) {
            let end = index + 2
            let given = givenYear(search, end)
            let make: (Int) -> DateValue? = { year in
                guard let start = CalendarDay(year: year, month: month, day: last.lowerBound),
                    let end = CalendarDay(year: year, month: month, day: last.upperBound)
                else { return nil }
                return DateValue(start: start, end: end, granularity: .day)
            }
            return Found(
                range: index..<(given?.end ?? end),
                value: given.flatMap { make($0.year) } ?? nearest(search.reference, make))
        }
        return monthAlone(search, index, month)
    }

    /// "July 2 and 3", "from July 2 to July 9": the second day is later in the same month and year.
    private func twoDays(_ search: Search, _ index: Int, _ month: Int, _ first: Int) -> Found? {
        let link = search.lower(index + 2)
        guard link == Self.and || link == Self.to else { return nil }
        var next = index + 3
        if case .month(month) = role(search, next) { next += 1 }
        guard let last = dayNumber(search, next), last > first,
            !search.range.contains(next + 1) || !search.page.tag(next + 1).isNoun
        else { return nil }
        let given = givenYear(search, next + 1)
        let make: (Int) -> DateValue? = { year in
            guard let start = CalendarDay(year: year, month: month, day: first),
                let end = CalendarDay(year: year, month: month, day: last)
            else { return nil }
            return DateValue(start: start, end: end, granularity: .day)
        }
        return Found(
            range: index..<(given?.end ?? next + 1),
            value: given.flatMap { make($0.year) } ?? nearest(search.reference, make))
    }

    /// "July 2", with a year and a second day where they follow.
    private func monthDay(_ search: Search, _ range: Range<Int>, _ month: Int, _ day: Int) -> Found {
        let given = givenYear(search, range.upperBound)
        let make: (Int) -> DateValue? = { year in
            CalendarDay(year: year, month: month, day: day).map(Calendar.day)
        }
        let value = given.map { make($0.year) } ?? nearest(search.reference, make)
        return Found(range: range.lowerBound..<(given?.end ?? range.upperBound), value: value)
    }

    private func monthAlone(_ search: Search, _ index: Int, _ month: Int) -> Found {
        if let given = givenYear(search, index + 1) {
            return Found(range: index..<given.end, value: Calendar.month(month, of: given.year))
        }
        // "March last year", "in March of this year".
        var next = index + 1
        if search.lower(next) == Self.of { next += 1 }
        if let steps = step(search, next), case .unit(.year?) = role(search, next + 1),
            let now = search.reference
        {
            return Found(
                range: index..<next + 2, value: Calendar.month(month, of: now.components.year + steps))
        }
        return Found(range: index..<index + 1, value: namedMonth(search, index, month))
    }

    /// The month nearest in the past, this month included; the next one where the sentence looks ahead.
    func namedMonth(_ search: Search, _ index: Int, _ month: Int) -> DateValue? {
        guard let now = search.reference?.components else { return nil }
        let ahead = search.speaksOfFuture[index - search.range.lowerBound]
        let year =
            ahead
            ? (month >= now.month ? now.year : now.year + 1) : (month <= now.month ? now.year : now.year - 1)
        return Calendar.month(month, of: year)
    }

    /// -1, 0 or 1 for "last", "this", "next".
    func step(_ search: Search, _ index: Int) -> Int? {
        switch role(search, index) {
        case .last: -1
        case .this: 0
        case .next: 1
        default: nil
        }
    }

    /// A year after a date, with a comma before it or without.
    func givenYear(_ search: Search, _ index: Int) -> (year: Int, end: Int)? {
        if let year = year(search, index) { return (year, index + 1) }
        let word = search.lower(index)
        if word == Self.comma || word == Self.of, let year = year(search, index + 1) {
            return (year, index + 2)
        }
        return nil
    }

    private func dayRange(_ search: Search, _ index: Int) -> ClosedRange<Int>? {
        guard search.range.contains(index) else { return nil }
        let parts = search.page.bytes(index).split(separator: 0x2D)
        guard parts.count == 2, let first = Self.integer(parts[0]), let last = Self.integer(parts[1]),
            (1...31).contains(first), (1...31).contains(last), first < last
        else { return nil }
        return first...last
    }

    /// "Monday", "Monday, July 2", "Monday night".
    func weekday(_ search: Search, _ index: Int, _ weekday: Int) -> Found {
        var next = index + 1
        if role(search, next) == .part { next += 1 }
        var dated = next
        if search.lower(dated) == Self.comma { dated += 1 }
        if isMonth(search, dated), dayNumber(search, dated + 1) != nil, let found = monthFirst(search, dated)
        {
            return Found(range: index..<found.range.upperBound, value: found.value)
        }
        if let found = numeric(search, dated), found.value?.granularity == .day, found.kind == .date {
            return Found(range: index..<found.range.upperBound, value: found.value)
        }
        if let now = search.reference, role(search, next) == .last || role(search, next) == .next,
            case .unit(.week?) = role(search, next + 1)
        {
            // "Monday last week".
            let steps = role(search, next) == .last ? -1 : 1
            let day = CalendarDay(number: now.number - now.weekday + 7 * steps + weekday)
            return Found(range: index..<next + 2, value: Calendar.day(day))
        }
        return Found(range: index..<next, value: nearestWeekday(search, index, weekday).map(Calendar.day))
    }

    /// The last such day, the article's own included; the next one where the sentence looks ahead.
    private func nearestWeekday(_ search: Search, _ index: Int, _ weekday: Int) -> CalendarDay? {
        guard let now = search.reference else { return nil }
        let back = (now.weekday - weekday + 7) % 7
        if search.speaksOfFuture[index - search.range.lowerBound], back > 0 {
            return CalendarDay(number: now.number + 7 - back)
        }
        return CalendarDay(number: now.number - back)
    }

    /// Dates that begin with a number: "2 July 2012", "2012-07-02", "the 1990s", "2004", "16 months ago".
    func numeric(_ search: Search, _ index: Int) -> Found? {
        guard search.range.contains(index) else { return nil }
        if let day = dayNumber(search, index) {
            var next = index + 1
            if search.lower(next) == Self.of { next += 1 }
            if isMonth(search, next), case .month(let month) = role(search, next), search.isCapital(next) {
                return monthDay(search, index..<next + 1, month, day)
            }
        }
        if search.page.forms.flags[index].contains(.digit) {
            if let found = isoDay(search, index) ?? decade(search, index) { return found }
            if let year = year(search, index), isYear(search, index) {
                return Found(range: index..<index + 1, value: Calendar.year(year))
            }
        }
        return counted(search, index, from: index)
    }

    /// "Christmas Day", "New Year's Eve": of the year that brings it nearest to the article's date.
    func holiday(_ search: Search, _ index: Int) -> Found? {
        guard search.isCapital(index) else { return nil }
        var phrase: UInt64 = 0
        for length in 1...TimeWords.longestHoliday where search.range.contains(index + length - 1) {
            phrase = WordHash.joining(phrase, search.lower(index + length - 1))
            guard let day = words.holidays[phrase] else { continue }
            let value = nearest(search.reference) { year in
                CalendarDay(year: year, month: day.month, day: day.day).map(Calendar.day)
            }
            return Found(range: index..<index + length, value: value)
        }
        return nil
    }

    private func isoDay(_ search: Search, _ index: Int) -> Found? {
        let bytes = search.page.bytes(index)
        let separator: UInt8 = bytes.contains(0x2F) ? 0x2F : 0x2D
        let parts = bytes.split(separator: separator).map { Self.integer($0) }
        guard parts.count == 3, let first = parts[0], let second = parts[1], let third = parts[2] else {
            return nil
        }
        let day =
            separator == 0x2D
            ? CalendarDay(year: first, month: second, day: third)
            : CalendarDay(year: third, month: first, day: second)
                ?? CalendarDay(year: third, month: second, day: first)
        guard let day, (1500...2100).contains(day.components.year) else { return nil }
        return Found(range: index..<index + 1, value: Calendar.day(day))
    }

    private func decade(_ search: Search, _ index: Int) -> Found? {
        let bytes = search.page.bytes(index)
        guard bytes.count == 5, bytes.last == 0x73, let year = Self.integer(bytes.dropLast()), year % 10 == 0,
            (1500...2100).contains(year)
        else { return nil }
        return Found(range: index..<index + 1, value: Calendar.decade(year))
    }

    /// A number of four digits is a year where a preposition stands before it and no plural noun after it.
    private func isYear(_ search: Search, _ index: Int) -> Bool {
        if search.range.contains(index + 1), search.page.tag(index + 1) == .pluralNoun { return false }
        let before = search.lower(index - 1)
        if words.isYearCue(before) { return true }
        if before == Self.the { return search.range.contains(index + 1) && search.page.tag(index + 1).isNoun }
        guard let year = year(search, index), let now = search.reference?.components.year else {
            return false
        }
        return abs(year - now) <= 20 && !search.isCapital(index - 1)
    }
}
