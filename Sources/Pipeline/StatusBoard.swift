import Synchronization

/// Where stages write how they are doing and the health port reads it.
final class StatusBoard: Sendable {
    private struct Entry {
        var stage: WorkerStatus.Stage
        var lastProgress: ContinuousClock.Instant?
        /// Since when there has been input without progress.
        var stuckSince: ContinuousClock.Instant?
        /// Since when it has been at work without passing on a batch: a step that hangs reports no input either.
        var workingSince: ContinuousClock.Instant?
        /// Whether its consumer has a connection to any broker, as far as it has told.
        var reachesBrokers = true
    }

    /// The reason where it has none.
    static let unreachable = "no broker can be reached; see kafka.brokers and the network"

    private let entries: Mutex<[StageName: Entry]>
    private let watchdogInterval: Duration
    private let isOver = Atomic<Bool>(false)

    init(stages: [StageName], watchdogInterval: Duration) {
        self.watchdogInterval = watchdogInterval
        entries = Mutex(
            Dictionary(
                uniqueKeysWithValues: stages.map { ($0, Entry(stage: WorkerStatus.Stage(name: $0))) }))
    }

    /// Says what a stage is busy with.
    func set(_ phase: WorkerStatus.Stage.Phase, of name: StageName, reason: String? = nil) {
        let now = ContinuousClock.now
        entries.withLock { entries in
            guard var entry = entries[name] else { return }
            entry.stage.phase = phase
            entry.stage.reason = reason
            entry.workingSince = phase == .working ? entry.workingSince ?? now : nil
            entries[name] = entry
        }
    }

    /// Says whether a stage's consumer has a connection to any broker.
    func set(reachesBrokers: Bool, of name: StageName) {
        entries.withLock { $0[name]?.reachesBrokers = reachesBrokers }
    }

    /// Says that a batch was passed on.
    func progressed(_ name: StageName, records: Int) {
        let now = ContinuousClock.now
        entries.withLock { entries in
            entries[name]?.stage.batches += 1
            entries[name]?.stage.records += records
            entries[name]?.lastProgress = now
            entries[name]?.stuckSince = nil
            if entries[name]?.workingSince != nil { entries[name]?.workingSince = now }
        }
    }

    /// Says how far each assigned partition has been worked on.
    func set(_ partitions: [WorkerStatus.Partition], of name: StageName) {
        let now = ContinuousClock.now
        entries.withLock { entries in
            guard var entry = entries[name] else { return }
            let before = entry.stage.partitions
            entry.stage.partitions = partitions
            // A lag of 1 stands behind a transaction's marker for ever, so it is no input.
            let hasInput = partitions.contains { ($0.lag ?? 0) > 1 }
            let moved = partitions.map(\.position) != before.map(\.position)
            entry.stuckSince = hasInput && !moved ? entry.stuckSince ?? now : nil
            entries[name] = entry
        }
    }

    /// Says that the worker has ended.
    func finished() { isOver.store(true, ordering: .releasing) }

    /// True once the worker has ended.
    var isFinished: Bool { isOver.load(ordering: .acquiring) }

    /// How every stage is doing now.
    var status: WorkerStatus {
        let now = ContinuousClock.now
        return entries.withLock { entries in
            var stages: [WorkerStatus.Stage] = []
            var isReady = true
            var isLive = true
            for name in entries.keys.sorted() {
                guard let entry = entries[name] else { continue }
                var stage = entry.stage
                stage.secondsSinceProgress = entry.lastProgress.map { ($0.duration(to: now)).seconds }
                if !entry.reachesBrokers, stage.phase == .waiting || stage.phase == .working {
                    stage.phase = .paused
                    stage.reason = Self.unreachable
                }
                stages.append(stage)
                isReady = isReady && (stage.phase == .waiting || stage.phase == .working)
                if stage.phase == .failed { isLive = false }
                for since in [entry.stuckSince, entry.workingSince] {
                    if let since, since.duration(to: now) > watchdogInterval { isLive = false }
                }
            }
            return WorkerStatus(stages: stages, isReady: isReady, isLive: isLive)
        }
    }
}

extension Duration {
    /// The duration as seconds.
    var seconds: Double {
        Double(components.seconds) + Double(components.attoseconds) * 1e-18
    }
}
