/// How often a stage may join its group again after its name was given to another member.
///
/// Bounded, so that of two workers of one name one stays and the other ends and says why.
struct RejoinBudget {
    private static let most = 3
    private static let window = Duration.seconds(600)

    private var times: [ContinuousClock.Instant] = []

    /// Whether it may now; it is taken as done.
    mutating func allows(at now: ContinuousClock.Instant) -> Bool {
        times.removeAll { $0.duration(to: now) > Self.window }
        guard times.count < Self.most else { return false }
        times.append(now)
        return true
    }
}
