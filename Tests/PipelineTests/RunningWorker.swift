import Foundation
import Logging
import Store
import Synchronization

@testable import Pipeline

/// Runs workers in this process while a body acts, and ends them in good order.
enum RunningWorker {
    static func run(_ settings: PipelineSettings, while body: (Worker) async throws -> Void) async throws {
        let worker = try Worker(
            settings: settings, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let ended = Ended()
        // Not a task group: that would wait for a worker that hangs, and no time limit ends such a wait.
        let running = Task {
            let result: Result<Void, any Error>
            do { result = .success(try await worker.run()) } catch { result = .failure(error) }
            ended.set(result)
        }
        let failure: (any Error)?
        do {
            try await body(worker)
            failure = nil
        } catch { failure = error }
        running.cancel()
        do {
            try await wait(40) { ended.result != nil }
        } catch { throw DoesNotEnd(stages: worker.status.stages.map { "\($0.name) \($0.phase)" }) }
        if let failure { throw failure }
        try ended.result?.get()
    }

    /// A worker that was told to end and did not.
    struct DoesNotEnd: Error { var stages: [String] }

    /// Waits until a condition holds, by asking again; for things that only the outside can tell.
    static func wait(
        _ seconds: Int = 60, every interval: Duration = .milliseconds(30), until condition: () throws -> Bool
    ) async throws {
        let limit = ContinuousClock.now + .seconds(seconds)
        while try !condition() {
            guard ContinuousClock.now < limit else { throw WaitedInVain() }
            try await Task.sleep(for: interval)
        }
    }

    struct WaitedInVain: Error {}
}

/// How a worker's run ended, once it has.
private final class Ended: Sendable {
    private let state = Mutex<Result<Void, any Error>?>(nil)
    var result: Result<Void, any Error>? { state.withLock { $0 } }
    func set(_ result: Result<Void, any Error>) { state.withLock { $0 = result } }
}

extension Worker {
    /// Records that a stage has passed on.
    func records(of stage: StageName) -> Int { status.stages.first { $0.name == stage }?.records ?? 0 }
}
