import Logging
import Pipeline
import Store

/// Runs a worker until the view holds every article, and times it.
struct BenchRun {
    /// What was seen.
    struct Result: Sendable {
        var rows = 0
        /// From the first row to the last.
        var seconds = 0.0
        /// Articles a second over that time.
        var rate = 0.0
        var readySeconds: Double?
        /// Resident memory when all was done and nothing moved any more.
        var idleMegabytes = 0
    }

    let settings: PipelineSettings
    let articles: Int
    let timeout: Double
    /// How long all stages must stand still to be done; not part of the figure.
    private static let quietSeconds = 1.5
    /// How often the rows are counted, which costs the view a look at each of them.
    private static let countSeconds = 0.2

    func measure() async throws -> Result {
        var logger = Logger(label: "bench")
        logger.logLevel = .error
        let worker = try Worker(settings: settings, logger: logger)
        let path = settings.storePath
        let wanted = articles
        let limit = timeout
        return try await withThrowingTaskGroup(of: Result?.self) { group in
            group.addTask {
                try await worker.run()
                return nil
            }
            group.addTask { try await Self.watch(worker, path: path, wanted: wanted, limit: limit) }
            var result = Result()
            while let finished = try await group.next() {
                if let finished { result = finished }
                group.cancelAll()
            }
            return result
        }
    }

    private static func watch(
        _ worker: Worker, path: String, wanted: Int, limit: Double
    ) async throws -> Result {
        let clock = ContinuousClock()
        let start = clock.now
        func seconds() -> Double {
            let spent = start.duration(to: clock.now).components
            return Double(spent.seconds) + Double(spent.attoseconds) * 1e-18
        }
        var result = Result()
        var first: (at: Double, rows: Int)?
        var view: ViewStore?
        var moved: (at: Double, records: Int) = (0, 0)
        var countedAt = 0.0
        // Done when the worker was ready, every article has passed every stage and has its row, and no stage has moved
        // for a while: a batch under analysis takes longer than that. A start over a full view passes nothing.
        var hasPassed = false
        while seconds() < limit,
            result.rows < wanted || result.readySeconds == nil || !hasPassed
                || seconds() - moved.at < quietSeconds
        {
            try await Task.sleep(for: .milliseconds(20))
            let records = worker.status.stages.reduce(0) { $0 + $1.records }
            if records != moved.records { moved = (seconds(), records) }
            hasPassed =
                first.map { $0.rows >= wanted } ?? false
                || worker.status.stages.allSatisfy { $0.name == .store || $0.records >= wanted }
            if result.readySeconds == nil, worker.status.isReady { result.readySeconds = seconds() }
            // Until the worker has made the file there is nothing to open.
            if view == nil { view = try? ViewStore(path: path, isOwner: false) }
            guard let view else { continue }
            guard first == nil || seconds() - countedAt >= countSeconds else { continue }
            // The file may be there before its tables are.
            guard let rows = try? view.articleCount() else { continue }
            countedAt = seconds()
            result.rows = rows
            if first == nil, result.rows > 0 { first = (seconds(), result.rows) }
        }
        if let first {
            result.seconds = moved.at - first.at
            result.rate = result.seconds > 0 ? Double(result.rows - first.rows) / result.seconds : 0
        }
        // After two seconds without work the worker gives memory back.
        try await Task.sleep(for: .seconds(2))
        result.idleMegabytes = Memory.residentMegabytes
        return result
    }
}
