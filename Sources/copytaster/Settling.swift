import Pipeline

/// Tells when everything that was fed has been worked on: a pure machine that is shown the status now and then.
struct Settling {
    /// Records that were fed; 0 where only what is there already is to be read.
    let fed: Int
    /// How long nothing may have moved before a feed counts as done.
    let quiet: Duration
    private var lastCounts: [Int] = []
    private var since: Duration?

    init(fed: Int, quiet: Duration = .milliseconds(1500)) {
        self.fed = fed
        self.quiet = quiet
    }

    /// True where the decoder has read all, no stage lags, and nothing has moved for a while.
    mutating func isSettled(_ status: WorkerStatus, at now: Duration) -> Bool {
        let counts = status.stages.map(\.records)
        let lag = status.stages.flatMap(\.partitions).compactMap(\.lag).reduce(0, +)
        let decoded = status.stages.first { $0.name == .decode }?.records ?? 0
        guard counts == lastCounts, decoded >= fed, lag == 0 else {
            lastCounts = counts
            since = nil
            return false
        }
        guard let since else {
            self.since = now
            return false
        }
        return now - since >= quiet
    }
}
