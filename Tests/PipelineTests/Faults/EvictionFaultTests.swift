import Foundation
import Store
import TestSupport
import Testing

@testable import Pipeline

/// A worker that is killed for good: the brokers evict it after its session, and another does its work.
///
/// On the mock cluster, which evicts and has no real transactions; the test broker has them and never evicts.
@Suite("Faults of a member of a group", .serialized)
struct EvictionFaultTests {
    @Test(
        "the worker that judges is killed and does not come back: the other goes on after the session",
        .timeLimit(.minutes(5)))
    func killedForGood() async throws {
        var topics = Site.mockTopics
        topics["wire.raw"] = 2
        let broker = try MockBroker(topics: topics)
        let site = Site.mock(broker)
        let stores = [try TempStore(), try TempStore()]
        let ports = try (0..<2).map { _ in try #require(FreePort.any()) }
        func start(_ number: Int) async throws -> WorkerProcess {
            let worker = try WorkerProcess(
                site, store: stores[number].path,
                settings: [
                    "COPYTASTER_WORKER_NAME": "member-\(number)", "COPYTASTER_DELIVERY_MODE": "at_least_once",
                    "COPYTASTER_WORKER_JUDGE_MEMBERSHIP": "dynamic", "COPYTASTER_LANGUAGE_ENABLED": "false",
                    "COPYTASTER_KAFKA_SESSION_TIMEOUT_SECONDS": "6",
                    "COPYTASTER_HTTP_LISTEN": "127.0.0.1:\(ports[number])",
                ])
            _ = try await worker.waitForHealth(ports[number], "/readyz", 200, within: 120)
            return worker
        }
        // The first is alone when it joins, and keeps the judge's one partition.
        let first = try await start(0)
        let second = try await start(1)
        let feed = try SteadyFeed(site, rate: 10, partitions: 2)
        try await Self.wait(stores[1], for: 20)
        let arrivals = try ArrivalLog(site, [site.topics.articles])
        let kill = ContinuousClock.now
        first.kill()
        try await Self.wait(stores[1], for: feed.count + 20)
        let gap = arrivals.longestGap(site.topics.articles, since: kill)
        let fed = try await feed.end()
        try await Self.wait(stores[1], for: fed)
        #expect(second.terminate() == 0, "\(second.lastWords)")
        let verdicts = try site.verdicts()
        try #require(verdicts.count == fed, "\(verdicts.count) articles of \(fed)")
        // At least once: what the dead one had not committed comes again, and must be judged alike; what it had decoded
        // twice is a redelivery of the same story the second time.
        let unlike = verdicts.filter { _, told in
            told.filter { !$0.hasPrefix("redelivery ") }.count != 1
                || Set(told.compactMap { $0.split(separator: " ").last }).count != 1
        }
        #expect(unlike.isEmpty, "\(unlike)")
        FaultTable.tell(
            "judge killed for good, at least once (mock cluster)", records: fed, progress: gap,
            "a session of 6 s; repeats judged alike")
        withExtendedLifetime(broker) {}
    }

    private static func wait(_ store: TempStore, for count: Int) async throws {
        try await RunningWorker.wait(120, every: .milliseconds(200)) {
            // A view that is being made cannot be opened yet: it is asked again.
            guard let view = try? ViewStore(path: store.path, isOwner: false) else { return false }
            return try view.articleCount() >= count
        }
    }
}
