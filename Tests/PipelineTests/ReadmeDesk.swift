import Foundation
import Store
import TestSupport
import Testing

/// A folder as a reader of the README has it before them: settings, an archive of copy, the program on the path.
final class ReadmeDesk {
    private let folder: String
    private let variables: [String: String]
    private var worker: Process?

    init(folder: String, brokers: String) throws {
        self.folder = folder
        let files = FileManager.default
        let root = URL(fileURLWithPath: Fixtures.directory).appendingPathComponent("../../..").standardized
        try files.createDirectory(atPath: "\(folder)/bin", withIntermediateDirectories: true)
        try files.createDirectory(atPath: "\(folder)/config", withIntermediateDirectories: true)
        try files.copyItem(
            at: root.appendingPathComponent("config/copytaster.yaml"),
            to: URL(fileURLWithPath: "\(folder)/config/copytaster.yaml"))
        try files.copyItem(
            at: root.appendingPathComponent("deploy/demo-feed"),
            to: URL(fileURLWithPath: "\(folder)/archive"))
        // Data files are looked for beside the program, so that it is called where it lies.
        try Data("#!/bin/sh\nexec '\(WorkerProcess.program.path)' \"$@\"\n".utf8)
            .write(to: URL(fileURLWithPath: "\(folder)/bin/copytaster"))
        try files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: "\(folder)/bin/copytaster")
        var variables = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("COPYTASTER_") }
        variables["PATH"] = "\(folder)/bin:" + (variables["PATH"] ?? "/usr/bin:/bin")
        variables.merge([
            "COPYTASTER_KAFKA_BROKERS": brokers, "COPYTASTER_STORE_PATH": "\(folder)/copytaster.sqlite",
            "COPYTASTER_WORKER_NAME": "desk", "COPYTASTER_WORKER_JUDGE_MEMBERSHIP": "static",
            "COPYTASTER_TOPICS_PARTITIONS": "2", "COPYTASTER_HTTP_LISTEN": "",
        ]) { $1 }
        self.variables = variables
    }

    /// Runs one line in the folder to its end; its status and what it wrote.
    func run(_ line: String) async throws -> (status: Int32, words: String) {
        let output = URL(fileURLWithPath: "\(folder)/output")
        let process = try start(line, output)
        try await RunningWorker.wait(120) { !process.isRunning }
        return (process.terminationStatus, String(decoding: try Data(contentsOf: output), as: UTF8.self))
    }

    /// Starts the daemon with one line.
    func begin(_ line: String) throws {
        worker = try start(line, URL(fileURLWithPath: "\(folder)/worker.log"))
    }

    /// Ends the daemon as a supervisor would, and returns its status.
    func end() -> Int32 {
        guard let worker else { return -1 }
        worker.terminate()
        worker.waitUntilExit()
        return worker.terminationStatus
    }

    /// Waits until the view has stood still for a while.
    func settle() async throws {
        var (count, since) = (0, ContinuousClock.now)
        try await RunningWorker.wait(120, every: .milliseconds(200)) {
            // A file that the worker is only just making cannot be opened; the time limit tells if it never can.
            let store = try? ViewStore(path: "\(folder)/copytaster.sqlite", isOwner: false)
            let now = (try? store?.articleCount()) ?? 0
            if now != count { (count, since) = (now, .now) }
            return count > 0 && since.duration(to: .now) > .seconds(4)
        }
    }

    private func start(_ line: String, _ output: URL) throws -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", "exec \(line)"]
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.environment = variables
        try Data().write(to: output)
        let handle = try FileHandle(forWritingTo: output)
        process.standardOutput = handle
        process.standardError = handle
        try process.run()
        return process
    }

    deinit {
        if let worker, worker.isRunning { kill(worker.processIdentifier, SIGKILL) }
    }
}
