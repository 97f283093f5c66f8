import Synchronization

/// Lets the same message through once in ten seconds.
final class Throttle: Sendable {
    private let last = Mutex<[String: ContinuousClock.Instant]>([:])

    /// True where a message of this kind may be written now.
    func allows(_ kind: String) -> Bool {
        let now = ContinuousClock.now
        return last.withLock { last in
            if let before = last[kind], before.duration(to: now) < .seconds(10) { return false }
            last[kind] = now
            return true
        }
    }
}
