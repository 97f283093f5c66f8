import Foundation
import TestSupport

/// Lets system calls of a process fail, by strace.
final class Tracer {
    private let process = Process()

    /// True where strace is there and may trace.
    static let isAvailable: Bool = {
        let trial = Process()
        trial.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        trial.arguments = ["strace", "-o", "/dev/null", "true"]
        trial.standardError = FileHandle.nullDevice
        do { try trial.run() } catch { return false }
        trial.waitUntilExit()
        return trial.terminationStatus == 0
    }()

    /// From now on those calls of the process and its threads end with "input/output error".
    init(_ identifier: pid_t, failing calls: String) throws {
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "strace", "-f", "-o", "/dev/null", "-p", "\(identifier)", "-e", "trace=\(calls)", "-e",
            "inject=\(calls):error=EIO",
        ]
        process.standardError = FileHandle.nullDevice
        try process.runHeedingSignals()
    }

    /// Lets them be again.
    func end() {
        guard process.isRunning else { return }
        kill(process.processIdentifier, SIGINT)
        for _ in 0..<300 where process.isRunning { usleep(10_000) }
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
    }

    deinit { end() }
}
