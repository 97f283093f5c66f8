import Foundation
import Kafka
import Store
import TestSupport
import Testing

@testable import Pipeline

/// A worker process to which something happens while copy flows in; at the end every record must have come out once.
final class FaultRun {
    let broker: RealBroker
    let site: Site
    let store: String
    private(set) var worker: WorkerProcess
    /// The health port of the worker.
    let port: UInt16
    private let settings: [String: String]
    /// Keeps the folder of the database until the end.
    private let folder: TempStore
    private var fed = 0

    /// Starts a worker, and feeds it until it has passed on its first articles.
    /// - Parameters:
    ///   - path: the database; a new one in a folder of its own where none is named.
    ///   - isBehindFaultyNetwork: whether the worker reaches the broker by the door that `broker.fail` works on.
    init(
        _ name: String, store path: String? = nil, isBehindFaultyNetwork: Bool = false,
        settings: [String: String] = [:]
    ) async throws {
        broker = try RealBroker()
        site = try Site.real(broker, name)
        folder = try TempStore()
        store = path ?? folder.path
        port = try #require(FreePort.any())
        var all = [
            "COPYTASTER_HTTP_LISTEN": "127.0.0.1:\(port)", "COPYTASTER_KAFKA_SESSION_TIMEOUT_SECONDS": "6",
        ]
        if isBehindFaultyNetwork { all["COPYTASTER_KAFKA_BROKERS"] = broker.faultyBrokers }
        self.settings = all.merging(settings) { $1 }
        worker = try WorkerProcess(site, store: store, settings: self.settings)
        try feed(20)
        _ = try await progress(within: 60)
        _ = try await waitForHealth("/readyz", 200, within: 30)
    }

    /// How long a fault lasts: `COPYTASTER_TEST_FAULT_SECONDS`, or a few seconds.
    static var seconds: Double { Double(KillTests.number("COPYTASTER_TEST_FAULT_SECONDS", 5)) }

    /// Feeds the next records, by a door that is always open.
    func feed(_ count: Int) throws {
        try site.feed(fed..<fed + count)
        fed += count
    }

    /// Another worker process on the same site and database, as a supervisor would start it.
    func restart(settings more: [String: String] = [:]) throws {
        worker = try WorkerProcess(site, store: store, settings: settings.merging(more) { $1 })
    }

    /// Articles in the view; 0 where there is no file yet.
    var articles: Int {
        // A file that the worker is only just making cannot be opened; the time limits tell if it never can.
        (try? ViewStore(path: store, isOwner: false).articleCount()) ?? 0
    }

    /// Waits until the view has more articles than at the call; the seconds it took.
    @discardableResult
    func progress(within seconds: Int) async throws -> Double {
        let (before, start) = (articles, ContinuousClock.now)
        do {
            try await RunningWorker.wait(seconds) { articles > before }
        } catch {
            Issue.record("no progress within \(seconds) s: \(worker.lastWords)")
            throw error
        }
        return (start.duration(to: .now)).seconds
    }

    /// Waits until `/readyz` or `/livez` answers with a status; the seconds it took.
    func waitForHealth(_ path: String, _ status: Int, within seconds: Int) async throws -> Double {
        try await worker.waitForHealth(port, path, status, within: seconds)
    }

    /// Waits until all is out, ends the worker, and compares: lost 0, extra 0, SQLite as the topics.
    func finish(within seconds: Int = 90) async throws {
        do {
            try await site.settle(store, seconds: seconds)
        } catch {
            Issue.record("not all came out: \(error); \(worker.lastWords)")
        }
        #expect(worker.terminate() == 0, "\(worker.lastWords)")
        try Comparison.topicsHoldWhatIsDue(site)
        try Comparison.viewEqualsTopics(site, store)
    }

    /// Adds a line to the table of faults; the comparison has passed by then.
    func tell(_ fault: String, progress: Double? = nil, growth: Double? = nil, _ remark: String = "") {
        FaultTable.tell(fault, records: fed, progress: progress, growth: growth, remark)
    }
}
