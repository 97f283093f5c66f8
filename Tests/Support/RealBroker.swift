internal import Foundation
public import Kafka

/// A broker with real transactions: a process of its own on a loopback port, or a cluster that the environment names.
///
/// `COPYTASTER_TEST_BROKERS=host:port` names a cluster; `COPYTASTER_TEST_PYTHON` names a Python that has the test broker.
/// That is started with the relay that mends it (`python/broker.py`), in a folder of its own, and ended with this
/// object, or with the tests, whatever their end.
public final class RealBroker {
    private var process: Process?
    private var input: FileHandle?
    private var child: pid_t = 0
    private let folder: URL
    private let port: UInt16

    /// `host:port` of the broker.
    public let brokers: String
    /// Sets this run's topics, groups and ids apart on a cluster that lasts.
    public let run = String(UInt32.random(in: 0...UInt32.max), radix: 36)

    /// What `isAvailable` says no for.
    public static let reason =
        "needs COPYTASTER_TEST_BROKERS=host:port or COPYTASTER_TEST_PYTHON; deploy/test sets the latter"

    /// True where the environment names a broker or its program.
    public static var isAvailable: Bool { cluster != nil || python != nil }
    /// True where tests may end the broker and start it again.
    public static var isOurs: Bool { cluster == nil && python != nil }

    private static var cluster: String? { text("COPYTASTER_TEST_BROKERS") }
    private static var python: String? { text("COPYTASTER_TEST_PYTHON") }
    private static var program: String {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("python/broker.py")
            .path
    }
    private static func text(_ name: String) -> String? {
        ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The named cluster, or a broker that was just started and answers.
    public init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("broker-\(run)")
        if let cluster = Self.cluster {
            (brokers, port) = (cluster, 0)
            return
        }
        guard let free = FreePort.any() else { throw RealBrokerError("no free port") }
        (brokers, port) = ("127.0.0.1:\(free)", free)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try start()
    }

    deinit {
        stop()
        // A folder that stays behind is the system's to clean.
        try? FileManager.default.removeItem(at: folder)
    }

    /// Starts the program, and waits until it answers.
    public func start() throws {
        guard let python = Self.python, process == nil else { return }
        // The shell holds the broker by the pipe: when the tests end, however they do, the pipe closes and the shell
        // ends the broker by its process id.
        let script =
            "\"$@\" </dev/null >broker.log 2>&1 & echo $!; cat >/dev/null; kill $! 2>/dev/null; wait $!"
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = [
            "-c", script, "sh", python, Self.program, "--port", "\(port)", "--data-dir", folder.path,
        ]
        process.currentDirectoryURL = folder
        let (held, told) = (Pipe(), Pipe())
        process.standardInput = held
        process.standardOutput = told
        process.standardError = FileHandle.nullDevice
        try process.runHeedingSignals()
        self.process = process
        input = held.fileHandleForWriting
        let line = told.fileHandleForReading.availableData
        child =
            pid_t(String(decoding: line, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
        try waitUntilItAnswers()
    }

    private func waitUntilItAnswers() throws {
        let admin = try Admin(client())
        for _ in 0..<100 {
            // The port is ours only while our child lives: the program ends where another has the port.
            guard child > 0, kill(child, 0) == 0 else { break }
            do {
                _ = try admin.partitionCounts(of: [], timeout: .milliseconds(300))
                return
            } catch { continue }
        }
        stop()
        throw RealBrokerError("the test broker does not answer on \(brokers)")
    }

    /// Ends the program in good order, so that its data last; nothing where the cluster is not ours.
    public func stop() {
        guard let process else { return }
        if child > 0 { kill(child, SIGTERM) }
        // The pipe may be closed already where the shell has ended.
        try? input?.close()
        for _ in 0..<500 where child > 0 && kill(child, 0) == 0 { usleep(10_000) }
        if child > 0, kill(child, 0) == 0 { kill(child, SIGKILL) }
        process.waitUntilExit()
        (self.process, input, child) = (nil, nil, 0)
    }

    /// How the network fails at the broker's second door.
    public enum Fault: String, Sendable {
        /// Everything passes.
        case none = "open"
        /// Connections are reset, and none is let in.
        case cut
        /// Connections stand, and nothing passes.
        case halfOpen = "half-open"
        /// Every message waits for 300 ms.
        case delayed = "delay 300"
    }

    /// `host:port` of a door whose network fails where a test says so; for a broker of ours only.
    public var faultyBrokers: String { "127.0.0.3:\(port)" }

    /// Lets the network at that door fail, or mends it. It takes effect within a tenth of a second.
    public func fail(_ fault: Fault) throws {
        try Data(fault.rawValue.utf8).write(to: folder.appendingPathComponent("door"), options: .atomic)
    }

    /// A client of it.
    public func client(_ properties: [String: String] = [:]) -> ClientConfiguration {
        let quick = ["reconnect.backoff.max.ms": "200"]
        return ClientConfiguration(
            brokers: brokers, clientID: "test", properties: quick.merging(properties) { $1 })
    }

    /// A name of this run: for topics, groups and transactional ids.
    public func name(_ name: String) -> String { "\(name)-\(run)" }

    /// Makes a topic of this run.
    /// - Returns: its name.
    public func topic(
        _ name: String, partitions: Int32 = 1, settings: [String: String] = [:]
    ) throws -> String {
        let topic = self.name(name)
        try Admin(client()).create(
            TopicSpecification(name: topic, partitions: partitions, settings: settings), timeout: .seconds(10)
        )
        return topic
    }
}

/// Why a test has no broker.
public struct RealBrokerError: Error, CustomStringConvertible {
    /// The reason.
    public let description: String

    init(_ description: String) { self.description = description }
}
