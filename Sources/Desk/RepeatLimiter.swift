/// Lets the same failure pass at most once in an interval, and counts what it held back.
///
/// A pure machine: the clock is passed in. It remembers at most `capacity` failures; when it is full it forgets those
/// whose interval is over, and where none is it lets everything pass.
struct RepeatLimiter {
    /// What is to be done with an entry.
    enum Action: Equatable {
        /// Write it, and say how many like it were held back since the last one.
        case write(heldBack: Int)
        case holdBack
    }

    private struct Seen {
        var since: Duration
        var heldBack: Int
    }

    let interval: Duration
    let capacity: Int
    private var seen: [String: Seen] = [:]

    init(interval: Duration = .seconds(10), capacity: Int = 1024) {
        self.interval = interval
        self.capacity = capacity
    }

    /// What to do with a failure named `key` at the time `now`.
    mutating func action(for key: String, at now: Duration) -> Action {
        if let known = seen[key] {
            guard now - known.since >= interval else {
                seen[key]?.heldBack += 1
                return .holdBack
            }
            seen[key] = Seen(since: now, heldBack: 0)
            return .write(heldBack: known.heldBack)
        }
        if seen.count >= capacity { seen = seen.filter { now - $0.value.since < interval } }
        if seen.count < capacity { seen[key] = Seen(since: now, heldBack: 0) }
        return .write(heldBack: 0)
    }
}
