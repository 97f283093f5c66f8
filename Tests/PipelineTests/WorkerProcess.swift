import Foundation
import Kafka

@testable import Pipeline

/// The built program as a process of its own, to be killed.
final class WorkerProcess {
    private let process = Process()
    private let log: URL

    /// Starts `copytaster run` for a site. The program lies beside the tests, unless `COPYTASTER_TEST_PROGRAM` names
    /// another: a release build starts in a tenth of a second and analyses ten times as fast.
    init(
        _ site: Site, store: String, failpoint: String? = nil, settings: [String: String] = [:]
    ) throws {
        process.executableURL = Self.program
        process.arguments = ["run"]
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
        String(((try? String(contentsOf: log, encoding: .utf8)) ?? "").suffix(1_500))
    }

    /// Ends it with SIGKILL, unless it has ended.
    func kill() {
        if process.isRunning { Foundation.kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
    }

    /// Ends it with SIGTERM and returns its status.
    func terminate() -> Int32 {
        process.terminate()
        process.waitUntilExit()
        return process.terminationReason == .exit ? process.terminationStatus : -1
    }
}
