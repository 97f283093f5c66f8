import Foundation
import TestSupport
import Testing

@testable import Pipeline

extension WorkerProcess {
    /// Waits until `/readyz` or `/livez` answers with a status; the seconds it took.
    func waitForHealth(_ port: UInt16, _ path: String, _ status: Int, within seconds: Int) async throws
        -> Double
    {
        let start = ContinuousClock.now
        while await !answer(port: port, path: path).hasPrefix("HTTP/1.1 \(status)") {
            guard start.duration(to: .now) < .seconds(seconds) else {
                Issue.record("\(path) does not answer \(status): \(lastWords)")
                throw RunningWorker.WaitedInVain()
            }
            try await Task.sleep(for: .milliseconds(50))
        }
        return start.duration(to: .now).seconds
    }

    /// Records that its stages read and did not pass on, as they said when they ended: others read them again.
    var readAgain: Int {
        // A log that cannot be read tells of none, and a test that wants some fails.
        let text = (try? String(contentsOf: log, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").filter { $0.contains("a stage has ended") }.reduce(0) {
            sum, line in
            func number(_ name: String) -> Int {
                line.firstRange(of: "\(name)=").map {
                    Int(line[$0.upperBound...].prefix { $0.isNumber }) ?? 0
                } ?? 0
            }
            return sum + number(" read") - number("passed_on")
        }
    }

    /// Open file descriptors.
    var descriptors: Int {
        // The folder is gone with the process.
        ((try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(processIdentifier)/fd")) ?? []).count
    }
}
