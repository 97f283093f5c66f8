internal import Language

/// Moments as tables hold them: ISO 8601 in UTC, to the second, so that text order is time order.
enum Moment {
    static func iso(_ seconds: Double) -> String {
        guard let day = CalendarDay(secondsSince1970: seconds) else { return "" }
        let rest = Int(seconds.rounded(.down)) - day.number * 86_400
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return "\(day.iso)T\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
    }
}
