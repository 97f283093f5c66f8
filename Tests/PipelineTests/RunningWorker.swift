import Foundation
import Logging
import Store

@testable import Pipeline

/// Runs workers in this process while a body acts, and ends them in good order.
enum RunningWorker {
    static func run(_ settings: PipelineSettings, while body: (Worker) async throws -> Void) async throws {
        let worker = try Worker(
            settings: settings, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await worker.run() }
            do {
                try await body(worker)
            } catch {
                group.cancelAll()
                throw error
            }
            group.cancelAll()
            try await group.waitForAll()
        }
    }

    /// Waits until a condition holds, by asking again; for things that only the outside can tell.
    static func wait(_ seconds: Int = 60, until condition: () throws -> Bool) async throws {
        let limit = ContinuousClock.now + .seconds(seconds)
        while try !condition() {
            guard ContinuousClock.now < limit else { throw WaitedInVain() }
            try await Task.sleep(for: .milliseconds(30))
        }
    }

    struct WaitedInVain: Error {}
}

extension Worker {
    /// Records that a stage has passed on.
    func records(of stage: StageName) -> Int { status.stages.first { $0.name == stage }?.records ?? 0 }
}
