import Foundation
import Kafka
public import Logging
public import ServiceLifecycle

/// One worker process: the stages and the follower that its roles name, from start to drain.
///
/// `run()` returns after a graceful shutdown (SIGTERM) when every open batch is passed on or given up, and
/// throws `PipelineError` where the worker must stop; the process then exits with a status of its own.
public final class Worker: Service {
    private let context: WorkerContext

    /// A worker with its settings; nothing is opened before `run()`.
    /// - Throws: `PipelineError` with the code `settings` where they contradict each other.
    public init(settings: PipelineSettings, logger: Logger) throws {
        guard !settings.effectiveRoles.isEmpty else {
            throw PipelineError(.settings, "the worker has no role; name at least one in roles")
        }
        guard !settings.effectiveRoles.contains(.store) || !settings.storePath.isEmpty else {
            throw PipelineError(.settings, "the roles judge, code and store need a database; set store.path")
        }
        context = WorkerContext(
            settings: settings, logger: logger,
            board: StatusBoard(
                stages: settings.effectiveRoles.sorted(), watchdogInterval: settings.watchdogInterval),
            failpoints: Failpoints(settings.failpoints), stop: StopSignal(),
            pool: WorkPool(parallelism: settings.parallelism), metrics: PipelineMetrics(),
            progress: FollowerProgress(), quiet: Throttle())
    }

    /// How every stage is doing now. Cost: a lock.
    public var status: WorkerStatus { context.board.status }

    /// Runs until shutdown or until a stage must stop.
    public func run() async throws {
        let context = context
        try await withGracefulShutdownHandler {
            try await withTaskCancellationHandler {
                try await runStages()
            } onCancel: {
                context.stop.set()
            }
        } onGracefulShutdown: {
            context.stop.set()
            Self.exitHard(after: context.settings.drainBudget + .seconds(1), context)
        }
        context.board.finished()
    }

    private func runStages() async throws {
        Heap.keepPages()
        let roles = context.settings.effectiveRoles
        let notes = try context.settings.notesPath.map { try WorkNotes(path: $0) }
        var noting = context
        noting.notes = notes
        let context = noting
        if let notes {
            CrashMarks.watch(notes)
            StepWatchdog.start(context, notes: notes)
        }
        defer { notes.map(CrashMarks.leave) }
        let parts = try await Self.onThread("start") { () throws -> Started in
            let parts = try WorkerParts(settings: context.settings)
            try Gatekeeper(context: context).check()
            if context.settings.delivery == .exactlyOnce { try ExactlyOnceProbe(context: context).run() }
            return Started(parts: parts, view: roles.contains(.store) ? try ViewOpener.open(context) : nil)
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for role in roles {
                group.addTask {
                    do {
                        try await NamedThread.run(role.rawValue) {
                            try StageMaker(context: context, parts: parts.parts, view: parts.view).run(role)
                        }
                    } catch let error as PipelineError where error.code == .drain && context.stop.isSet {
                        // What was under way at shutdown is done again at the next start.
                        context.board.set(.stopped, of: role)
                    } catch {
                        context.board.set(.failed, of: role, reason: "\(error)")
                        context.stop.set()
                        throw error
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    private struct Started: Sendable {
        var parts: WorkerParts
        var view: (any View)?
    }

    private static func onThread<Answer: Sendable>(
        _ name: String, _ body: @escaping @Sendable () throws -> Answer
    ) async throws -> Answer {
        try await withCheckedThrowingContinuation { continuation in
            NamedThread.start(name) { continuation.resume(with: Result { try body() }) }
        }
    }

    /// Ends the process where the drain takes longer than its budget: closing a client can hang on a deleted
    /// topic, and the log is safe, because an open transaction is aborted at the next start.
    private static func exitHard(after budget: Duration, _ context: WorkerContext) {
        NamedThread.start("drain") {
            let limit = ContinuousClock.now + budget
            while ContinuousClock.now < limit {
                context.pause(.milliseconds(50))
                if context.board.isFinished { return }
            }
            context.logger.error(
                "the drain budget is spent; leaving at once. What was open is done again at the next start",
                metadata: ["budget_seconds": "\(budget.seconds)"])
            _exit(0)
        }
    }
}
