/// Stretches of the calendar: the week, month, season, year that holds a day or lies some steps away.
enum Calendar {
    static func day(_ day: CalendarDay) -> DateValue {
        DateValue(start: day, end: day, granularity: .day)
    }

    static func week(of day: CalendarDay, plus steps: Int = 0) -> DateValue {
        let monday = day.number - day.weekday + 7 * steps
        return DateValue(
            start: CalendarDay(number: monday), end: CalendarDay(number: monday + 6), granularity: .week)
    }

    /// Saturday and Sunday of the week that ends at or before a day, `steps` weeks on.
    static func weekend(around day: CalendarDay, plus steps: Int = 0) -> DateValue {
        // Saturday is 5: a story of Saturday or Sunday means its own weekend.
        let saturday = day.number - (day.weekday + 2) % 7 + 7 * steps
        return DateValue(
            start: CalendarDay(number: saturday), end: CalendarDay(number: saturday + 1), granularity: .day)
    }

    static func month(of day: CalendarDay, plus steps: Int = 0) -> DateValue? {
        let (year, month, _) = day.components
        let index = year * 12 + month - 1 + steps
        return self.month(
            index >= 0 ? index % 12 + 1 : 12 + (index + 1) % 12, of: (index - (index % 12 + 12) % 12) / 12)
    }

    static func month(_ month: Int, of year: Int) -> DateValue? {
        span(year, month, 1, year, month, CalendarDay.days(inMonth: month, of: year), .month)
    }

    static func year(_ year: Int) -> DateValue? { span(year, 1, 1, year, 12, 31, .year) }

    static func decade(_ year: Int) -> DateValue? { span(year, 1, 1, year + 9, 12, 31, .decade) }

    /// The three months from `month` on: winter begins in December.
    static func season(_ month: Int, of year: Int) -> DateValue? {
        let endMonth = (month + 1) % 12 + 1
        let endYear = endMonth < month ? year + 1 : year
        return span(
            year, month, 1, endYear, endMonth, CalendarDay.days(inMonth: endMonth, of: endYear), .season)
    }

    private static func span(
        _ year: Int, _ month: Int, _ day: Int, _ endYear: Int, _ endMonth: Int, _ endDay: Int,
        _ granularity: DateValue.Granularity
    ) -> DateValue? {
        guard let start = CalendarDay(year: year, month: month, day: day),
            let end = CalendarDay(year: endYear, month: endMonth, day: endDay)
        else { return nil }
        return DateValue(start: start, end: end, granularity: granularity)
    }

    /// A day some units away, and the stretch of that unit around it.
    static func moved(_ day: CalendarDay, by steps: Int, _ unit: DateValue.Granularity) -> DateValue? {
        switch unit {
        case .hour: Self.day(CalendarDay(number: day.number + steps / 24))
        case .day: Self.day(CalendarDay(number: day.number + steps))
        case .week: week(of: day, plus: steps)
        case .month: month(of: day, plus: steps)
        case .season: month(of: day, plus: steps * 3)
        case .year: year(day.components.year + steps)
        case .decade: decade((day.components.year / 10 + steps) * 10)
        }
    }

    /// About how many days a unit has.
    static func days(_ unit: DateValue.Granularity) -> Int {
        switch unit {
        case .hour: 0
        case .day: 1
        case .week: 7
        case .month: 30
        case .season: 91
        case .year: 365
        case .decade: 3652
        }
    }

    /// The first, second or last ten days or so of a month.
    static func third(_ third: Int, of month: DateValue) -> DateValue {
        var part = month
        let start = month.start.number
        if third > 1 { part.start = CalendarDay(number: start + (third - 1) * 10) }
        if third < 3 { part.end = CalendarDay(number: start + third * 10 - 1) }
        return part
    }
}
