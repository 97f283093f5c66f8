import Foundation
import Kafka
import TestSupport

@testable import Pipeline

/// The built program as a process of its own, to be killed.
final class WorkerProcess {
    private let process = Process()
    /// Where it writes what it has to say.
    let log: URL
    private let variables: [String: String]

    /// Starts `copytaster run` for a site. The program lies beside the tests, unless `COPYTASTER_TEST_PROGRAM` names
    /// another: a release build starts in a tenth of a second and analyses ten times as fast.
    init(
        _ site: Site, store: String, failpoint: String? = nil, settings: [String: String] = [:]
    ) throws {
        // By way of `env`: a library that is loaded beforehand may move the environment, and where that stood the
        // arguments are looked for.
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [Self.program.path, "run"]
        var variables = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("COPYTASTER_") }
        let topics = site.topics
        variables.merge([
            "COPYTASTER_KAFKA_BROKERS": site.client.brokers, "COPYTASTER_STORE_PATH": store,
            "COPYTASTER_WORKER_NAME": "killed", "COPYTASTER_WORKER_GROUP": site.group,
            "COPYTASTER_WORKER_JUDGE_MEMBERSHIP": "static", "COPYTASTER_TOPICS_RAW": topics.raw[0],
            "COPYTASTER_TOPICS_INTAKE": topics.intake, "COPYTASTER_TOPICS_ARTICLES": topics.articles,
            "COPYTASTER_TOPICS_EVENTS": topics.events, "COPYTASTER_TOPICS_READINGS": topics.readings,
            "COPYTASTER_TOPICS_DEAD_LETTERS": topics.deadLetters, "COPYTASTER_HTTP_LISTEN": "",
            "COPYTASTER_DELIVERY_BATCH_RECORDS": "20", "COPYTASTER_DELIVERY_BATCH_RECORDS_BEHIND": "20",
        ]) { $1 }
        variables["COPYTASTER_FAILPOINT"] = failpoint
        variables.merge(settings) { $1 }
        self.variables = variables
        process.environment = variables
        log = URL(fileURLWithPath: store + ".log")
        if !FileManager.default.fileExists(atPath: log.path) { try Data().write(to: log) }
        let handle = try FileHandle(forWritingTo: log)
        try handle.seekToEnd()
        process.standardError = handle
        process.standardOutput = handle
        try process.run()
    }

    static var program: URL {
        if let path = ProcessInfo.processInfo.environment["COPYTASTER_TEST_PROGRAM"], !path.isEmpty {
            return URL(fileURLWithPath: path)
        }
        return URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
            .appendingPathComponent("copytaster")
    }

    /// True where the program is the one that the environment names, which may be a release build.
    static var isNamed: Bool {
        ProcessInfo.processInfo.environment["COPYTASTER_TEST_PROGRAM"]?.isEmpty == false
    }

    /// True while it runs.
    var isRunning: Bool { process.isRunning }

    /// What it wrote last.
    var lastWords: String {
        // Only shown with a failure that is reported anyway.
        String(((try? String(contentsOf: log, encoding: .utf8)) ?? "").suffix(6_000))
    }

    /// Lines that it wrote.
    var lines: Int {
        ((try? Data(contentsOf: log)) ?? Data()).reduce(0) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
    }

    /// Number of its process.
    var processIdentifier: pid_t { process.processIdentifier }

    /// Memory that it holds, in MB; 0 once it has ended.
    var megabytes: Double {
        // The file is gone with the process.
        let text = (try? String(contentsOfFile: "/proc/\(processIdentifier)/statm", encoding: .utf8)) ?? ""
        let pages = text.split(separator: " ").dropFirst().first.flatMap { Double($0) } ?? 0
        return pages * Double(getpagesize()) / 1_048_576
    }

    /// Stops it with SIGSTOP, until `thaw`.
    func freeze() { Foundation.kill(process.processIdentifier, SIGSTOP) }

    /// Lets it go on.
    func thaw() { Foundation.kill(process.processIdentifier, SIGCONT) }

    /// Runs a command of the program with the same settings to its end, and returns its status.
    func run(_ arguments: [String]) throws -> Int32 {
        let handle = try FileHandle(forWritingTo: log)
        try handle.seekToEnd()
        let command = try start(arguments, output: handle)
        command.waitUntilExit()
        return command.terminationStatus
    }

    /// Starts a command of the program with the same settings, and others that go before them.
    /// - Parameter output: where standard output goes; what the command says goes to the log.
    func start(
        _ arguments: [String], settings: [String: String] = [:], output: FileHandle
    ) throws -> Process {
        let command = Process()
        command.executableURL = Self.program
        command.arguments = arguments
        command.environment = variables.merging(["COPYTASTER_HTTP_LISTEN": ""]) { $1 }.merging(settings) {
            $1
        }
        let handle = try FileHandle(forWritingTo: log)
        try handle.seekToEnd()
        command.standardError = handle
        command.standardOutput = output
        try command.runHeedingSignals()
        return command
    }

    /// Ends it with SIGKILL, unless it has ended.
    func kill() {
        if process.isRunning { Foundation.kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
    }

    /// A test that fails leaves no worker behind.
    deinit { if process.isRunning { Foundation.kill(process.processIdentifier, SIGKILL) } }

    /// Ends it with SIGTERM and returns its status.
    func terminate() -> Int32 {
        process.terminate()
        process.waitUntilExit()
        return process.terminationReason == .exit ? process.terminationStatus : -1
    }
}
