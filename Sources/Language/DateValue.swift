/// The days that a date names, resolved against the article's date.
public struct DateValue: Sendable, Equatable {
    /// How fine the date is.
    public enum Granularity: String, Sendable { case hour, day, week, month, season, year, decade }

    /// First day.
    public var start: CalendarDay
    /// Last day, included.
    public var end: CalendarDay
    /// How fine it is.
    public var granularity: Granularity
    /// True for "about", "a few days earlier", "in recent weeks".
    public var isApproximate: Bool

    /// The days from `start` to `end`, both included.
    public init(start: CalendarDay, end: CalendarDay, granularity: Granularity, isApproximate: Bool = false) {
        self.start = start
        self.end = end
        self.granularity = granularity
        self.isApproximate = isApproximate
    }
}
