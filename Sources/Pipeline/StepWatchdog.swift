import Foundation
import Logging

/// Ends the process where one record is worked on for longer than a step may take.
///
/// Time is counted in looks, not by a clock: a process that was stopped and continued has looked no oftener.
final class StepWatchdog: Sendable {
    /// Between two looks.
    private static let interval = Duration.milliseconds(250)
    /// EX_SOFTWARE of sysexits(3): a fault of the program.
    private static let status: Int32 = 70

    /// Looks until the worker is finished.
    static func start(_ context: WorkerContext, notes: WorkNotes) {
        let limit = max(1, Int(context.settings.stepTimeout / interval))
        NamedThread.start("step-watchdog") {
            var seen: [Int: (mark: WorkNotes.Mark, looks: Int)] = [:]
            while !context.board.isFinished {
                context.pause(interval)
                var now: [Int: (mark: WorkNotes.Mark, looks: Int)] = [:]
                for (slot, mark) in notes.underWork() {
                    now[slot] = (mark, seen[slot].map { $0.mark == mark ? $0.looks + 1 : 0 } ?? 0)
                }
                seen = now
                guard let hanging = now.first(where: { $0.value.looks >= limit }) else { continue }
                notes.mark(slot: hanging.key)
                let mark = hanging.value.mark
                context.logger.critical(
                    "one record is worked on for too long; leaving at once. It is set aside at the second time",
                    metadata: [
                        "stage": "\(mark.stage.rawValue)", "partition": "\(mark.partition)",
                        "offset": "\(mark.offset)",
                        "limit_seconds": "\(context.settings.stepTimeout.seconds)",
                    ])
                _exit(status)
            }
        }
    }
}
