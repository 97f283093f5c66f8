/// Dates that count from another one: "last year in March", "16 months ago", "a few days earlier", "over the weekend".
extension DateFinder {
    func today(_ search: Search, _ index: Int, _ steps: Int) -> Found {
        var end = index + 1
        if role(search, end) == .part { end += 1 }
        return Found(
            range: index..<end,
            value: search.reference.map { Calendar.day(CalendarDay(number: $0.number + steps)) })
    }

    /// "last year", "this month", "next Tuesday", "the past few weeks".
    func relative(_ search: Search, _ index: Int, from start: Int) -> Found? {
        guard let steps = step(search, index) else { return nil }
        var next = index + 1
        var vague: Int?
        var count: Int?
        if case .vague(let size) = role(search, next), search.lower(next) != Self.recent {
            vague = size
            next += 1
        } else if let number = numbers.number(search.page, at: next, before: search.range.upperBound),
            number.value >= 1, number.value <= 10_000, number.value == number.value.rounded()
        {
            count = Int(number.value)
            next = number.end
        }
        switch role(search, next) {
        case .unit(let unit?):
            if let size = vague ?? count ?? (isPlural(search, next) ? 4 : nil) {
                return Found(
                    range: start..<next + 1,
                    value: stretch(search.reference, size, unit, ahead: steps > 0, isVague: count == nil),
                    anchors: false)
            }
            return unitFound(search, start, next, steps, unit)
        case .weekday(let weekday) where search.isCapital(next):
            guard let now = search.reference else { return Found(range: start..<next + 1, value: nil) }
            var days = (now.weekday - weekday + 7) % 7
            if days == 0, steps < 0 { days = 7 }
            let number = steps > 0 ? now.number + (days == 0 ? 7 : 7 - days) : now.number - days
            let end = role(search, next + 1) == .part ? next + 2 : next + 1
            return Found(range: start..<end, value: Calendar.day(CalendarDay(number: number)))
        case .month(let month) where search.isCapital(next):
            guard let now = search.reference?.components else {
                return Found(range: start..<next + 1, value: nil)
            }
            let year =
                steps > 0
                ? (month > now.month ? now.year : now.year + 1)
                : steps < 0 ? (month < now.month ? now.year : now.year - 1) : now.year
            return Found(range: start..<next + 1, value: Calendar.month(month, of: year))
        case .season(let month):
            guard let now = search.reference?.components else {
                return Found(range: start..<next + 1, value: nil)
            }
            let year =
                steps > 0
                ? (month > now.month ? now.year : now.year + 1)
                : steps < 0 ? (month + 2 < now.month ? now.year : now.year - 1) : now.year
            return Found(range: start..<next + 1, value: Calendar.season(month, of: year))
        case .weekend: return weekend(search, next, from: start, steps: steps)
        case .part where steps == 0 || search.lower(next) != 0:
            guard let now = search.reference, steps <= 0 else { return nil }
            return Found(
                range: start..<next + 1,
                value: Calendar.day(CalendarDay(number: now.number + (steps < 0 ? -1 : 0))))
        default: return nil
        }
    }

    private func isPlural(_ search: Search, _ index: Int) -> Bool { search.page.bytes(index).last == 0x73 }

    /// "last year", with "in March" where that follows.
    private func unitFound(
        _ search: Search, _ start: Int, _ unitIndex: Int, _ steps: Int, _ unit: DateValue.Granularity
    ) -> Found? {
        if unit == .hour { return nil }
        var end = unitIndex + 1
        guard let now = search.reference else { return Found(range: start..<end, value: nil) }
        if unit == .year {
            let month = search.lower(end) == Self.in ? end + 1 : end
            if isMonth(search, month), case .month(let number) = role(search, month) {
                end = month + 1
                return Found(
                    range: start..<end, value: Calendar.month(number, of: now.components.year + steps))
            }
        }
        return Found(range: start..<end, value: Calendar.moved(now, by: steps, unit))
    }

    /// A stretch that ends or begins at the article's date: "the past few weeks", "the next three days".
    private func stretch(
        _ reference: CalendarDay?, _ size: Int, _ unit: DateValue.Granularity, ahead: Bool, isVague: Bool
    ) -> DateValue? {
        guard let reference else { return nil }
        let days = max(1, size * Calendar.days(unit))
        return ahead
            ? DateValue(
                start: reference, end: CalendarDay(number: reference.number + days), granularity: unit,
                isApproximate: isVague)
            : DateValue(
                start: CalendarDay(number: reference.number - days), end: reference, granularity: unit,
                isApproximate: isVague)
    }

    func weekend(_ search: Search, _ index: Int, from start: Int, steps: Int) -> Found {
        var value = search.reference.map { Calendar.weekend(around: $0, plus: 0) }
        if let now = search.reference, steps != 0 {
            let isNow = now.weekday >= 5
            value = Calendar.weekend(around: now, plus: steps > 0 ? 1 : isNow ? -1 : 0)
        } else if let now = search.reference, search.speaksOfFuture[index - search.range.lowerBound],
            now.weekday < 5
        {
            value = Calendar.weekend(around: now, plus: 1)
        }
        return Found(range: start..<index + 1, value: value)
    }

    /// "early Monday", "late last year", "mid June", "the end of July".
    func edge(_ search: Search, _ index: Int) -> Found? {
        var next = index + 1
        if search.lower(next) == Self.of { next += 1 }
        if search.lower(next) == Self.the { next += 1 }
        let inner: Found? =
            switch role(search, next) {
            case .weekday(let day) where search.isCapital(next): weekday(search, next, day)
            case .month where isMonth(search, next): monthFirst(search, next)
            case .last, .next, .this: relative(search, next, from: next)
            case .today(let steps): today(search, next, steps)
            case .unit(let unit?):
                next > index + 2
                    ? search.reference.flatMap { Calendar.moved($0, by: 0, unit) }
                        .map { Found(range: next..<next + 1, value: $0) } : nil
            default:
                year(search, next).flatMap { year in
                    Found(range: next..<next + 1, value: Calendar.year(year))
                }
            }
        guard var found = inner else { return nil }
        found.range = index..<found.range.upperBound
        if case .edge(let third) = role(search, index), found.value?.granularity == .month {
            found.value = found.value.map { Calendar.third(third, of: $0) }
        }
        if found.value?.granularity != .day { found.value?.isApproximate = true }
        return found
    }

    /// What follows "the" or "a": "the past week", "a year ago", "the weekend", "the day before".
    func afterArticle(_ search: Search, _ index: Int) -> Found? {
        let next = index + 1
        switch role(search, next) {
        case .last, .next:
            if case .unit(.day?) = role(search, next + 1), search.lower(index) == Self.the {
                return dayBeside(search, index, next + 1, forward: role(search, next) == .next)
            }
            return relative(search, next, from: index)
        case .weekend:
            return weekend(search, next, from: search.lower(index) == Self.the ? index : next, steps: 0)
        case .unit(.day?) where search.lower(index) == Self.the:
            switch role(search, next + 1) {
            case .back: return dayBeside(search, index, next + 1, forward: false)
            case .forth: return dayBeside(search, index, next + 1, forward: true)
            default: return nil
            }
        case .edge:
            return edge(search, next).map { found in
                Found(range: index..<found.range.upperBound, value: found.value)
            }
        case .season(let month):
            guard search.lower(next + 1) == Self.of, let year = year(search, next + 2) else { return nil }
            return Found(range: index..<next + 3, value: Calendar.season(month, of: year))
        case .unit, .vague: return counted(search, next, from: index)
        default: return nil
        }
    }

    /// "the next day", "the day before": beside the date named last.
    private func dayBeside(_ search: Search, _ start: Int, _ end: Int, forward: Bool) -> Found {
        let anchor = search.named ?? search.reference.map(Calendar.day)
        let value = anchor.map { anchor in
            Calendar.day(CalendarDay(number: forward ? anchor.end.number + 1 : anchor.start.number - 1))
        }
        return Found(range: start..<end + 1, value: value)
    }

    /// "in recent weeks", "few weeks" after "the past" is handled there.
    func vaguePast(_ search: Search, _ index: Int, from start: Int) -> Found? {
        guard search.lower(index) == Self.recent, case .unit(let unit?) = role(search, index + 1),
            unit != .hour
        else {
            return nil
        }
        return Found(
            range: start..<index + 2,
            value: stretch(search.reference, 4, unit, ahead: false, isVague: true), anchors: false)
    }

    /// "16 months ago", "two days earlier", "a few weeks later", "a year ago".
    func counted(_ search: Search, _ index: Int, from start: Int) -> Found? {
        var next = index
        var size = 1.0
        var isVague = false
        if case .unit = role(search, index) {
            guard start < index else { return nil }
        } else if case .vague(let few) = role(search, index) {
            (size, isVague, next) = (Double(few), true, index + 1)
            if search.lower(next) == Self.of { next += 1 }
        } else if let number = numbers.number(search.page, at: index, before: search.range.upperBound),
            number.value >= 0.5, number.value <= 10_000
        {
            (size, isVague, next) = (number.value, number.isVague, number.end)
        } else {
            return nil
        }
        guard case .unit(let unit?) = role(search, next), search.lower(next) != Self.second else {
            return nil
        }
        next += 1
        var end = next + 1
        let steps = Int(size.rounded())
        switch role(search, next) {
        case .ago:
            return Found(
                range: start..<end, value: search.reference.flatMap { away($0, -steps, unit, isVague) })
        case .back:
            let anchor = search.named?.start ?? search.reference
            return Found(range: start..<end, value: anchor.flatMap { away($0, -steps, unit, isVague) })
        case .forth:
            let anchor = search.named?.end ?? search.reference
            // "three days after the vote": what it counts from is no date.
            if search.lower(next) != Self.later, search.range.contains(end),
                !search.page.tag(end).isVerb, search.page.tag(end) != .comma, search.page.tag(end) != .stop
            {
                return nil
            }
            return Found(range: start..<end, value: anchor.flatMap { away($0, steps, unit, isVague) })
        default:
            end = next
            return nil
        }
    }

    private func away(
        _ day: CalendarDay, _ steps: Int, _ unit: DateValue.Granularity, _ isVague: Bool
    ) -> DateValue? {
        guard isVague, unit != .hour else { return Calendar.moved(day, by: steps, unit) }
        let near = Calendar.days(unit) * max(1, abs(steps) - 1), far = Calendar.days(unit) * (abs(steps) + 1)
        return steps < 0
            ? DateValue(
                start: CalendarDay(number: day.number - far), end: CalendarDay(number: day.number - near),
                granularity: unit, isApproximate: true)
            : DateValue(
                start: CalendarDay(number: day.number + near), end: CalendarDay(number: day.number + far),
                granularity: unit, isApproximate: true)
    }
}
