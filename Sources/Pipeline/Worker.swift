public import Logging
public import ServiceLifecycle
import Synchronization

/// One worker process: the stages and the follower that its roles name, from start to drain.
///
/// `run()` returns after a graceful shutdown (SIGTERM) when every open batch is passed on or given up, and
/// throws `PipelineError` where the worker must stop; the process then exits with a status of its own.
public final class Worker: Service {
    private let settings: PipelineSettings
    private let logger: Logger
    private let board: StatusBoard

    /// A worker with its settings; nothing is opened before `run()`.
    /// - Throws: `PipelineError` with the code `settings` where they contradict each other.
    public init(settings: PipelineSettings, logger: Logger) throws {
        guard !settings.effectiveRoles.isEmpty else {
            throw PipelineError(.settings, "the worker has no role; name at least one in roles")
        }
        guard !settings.effectiveRoles.contains(.store) || !settings.storePath.isEmpty else {
            throw PipelineError(.settings, "the roles judge, code and store need a database; set store.path")
        }
        self.settings = settings
        self.logger = logger
        board = StatusBoard(
            stages: settings.effectiveRoles.sorted(), watchdogInterval: settings.watchdogInterval)
    }

    /// How every stage is doing now. Cost: a lock.
    public var status: WorkerStatus { board.status }

    /// Runs until shutdown or until a stage must stop.
    public func run() async throws {
        try await gracefulShutdown()
    }
}
