#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The wall clock, and how its times are written in logs.
enum Wall {
    /// Time since 1970-01-01T00:00:00Z.
    static let sinceEpoch: @Sendable () -> Duration = {
        var now = timespec()
        // Fails only for a clock that does not exist.
        clock_gettime(CLOCK_REALTIME, &now)
        return .seconds(Int64(now.tv_sec)) + .nanoseconds(Int64(now.tv_nsec))
    }

    /// `2026-11-24T14:05:06.789Z`.
    static func iso(_ sinceEpoch: Duration) -> String {
        let (seconds, attoseconds) = sinceEpoch.components
        var time = time_t(seconds)
        var parts = tm()
        gmtime_r(&time, &parts)
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        let day =
            "\(padded(Int(parts.tm_year) + 1900, 4))-\(padded(Int(parts.tm_mon) + 1, 2))"
            + "-\(padded(Int(parts.tm_mday), 2))"
        let clock =
            "\(padded(Int(parts.tm_hour), 2)):\(padded(Int(parts.tm_min), 2)):\(padded(Int(parts.tm_sec), 2))"
        return "\(day)T\(clock).\(padded(Int(attoseconds / 1_000_000_000_000_000), 3))Z"
    }
}
