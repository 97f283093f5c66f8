import Language

/// The clock of the place where an agency writes: minutes east of UTC, and by whose rule summer time is kept.
///
/// For times that name no zone. The rules are those in force since 1996 in Europe and since 2007 in North America;
/// earlier years differ by days in spring and autumn.
struct LocalZone: Sendable, Equatable {
    /// A rule by which clocks are put forward by an hour.
    enum Summer: String, Sendable {
        case none, europe
        case northAmerica = "north_america"
    }

    /// Minutes east of UTC in winter.
    let minutes: Int
    let summer: Summer

    /// The moment at which clocks of this zone show what `local`, read as UTC, shows. Of an hour that comes twice, the
    /// first is meant.
    func utc(ofLocal local: Double) -> Double {
        let winter = local - Double(minutes) * 60
        return isSummer(at: winter - 3600) ? winter - 3600 : winter
    }

    private func isSummer(at utc: Double) -> Bool {
        guard summer != .none, utc.isFinite, abs(utc) < 3e11 else { return false }
        let seconds = Int(utc.rounded(.down))
        let year = CalendarDay(number: seconds.quotientRoundedDown(by: 86_400)).components.year
        let (start, end): (Int?, Int?) =
            switch summer {
            case .none: (nil, nil)
            case .europe:
                (
                    Self.sunday(onOrBefore: 31, of: 3, year).map { $0 * 86_400 + 3600 },
                    Self.sunday(onOrBefore: 31, of: 10, year).map { $0 * 86_400 + 3600 }
                )
            case .northAmerica:
                // Two o'clock by the clock on the wall: standard time in March, summer time in November.
                (
                    Self.sunday(onOrBefore: 14, of: 3, year).map { $0 * 86_400 + (120 - minutes) * 60 },
                    Self.sunday(onOrBefore: 7, of: 11, year).map { $0 * 86_400 + (60 - minutes) * 60 }
                )
            }
        guard let start, let end else { return false }
        return seconds >= start && seconds < end
    }

    /// Days since 1970 of the last Sunday up to a day.
    private static func sunday(onOrBefore day: Int, of month: Int, _ year: Int) -> Int? {
        guard let number = CalendarDay(year: year, month: month, day: day)?.number else { return nil }
        // 1970-01-04 was a Sunday.
        return number - ((number - 3) % 7 + 7) % 7
    }
}
