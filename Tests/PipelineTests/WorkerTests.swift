import Dedup
import Foundation
import Kafka
import Notation
import Store
import TestSupport
import Testing
import Wire

@testable import Pipeline

@Suite("A worker", .serialized, .timeLimit(.minutes(5)))
struct WorkerTests {
    @Test("in the demo's mode takes raw copy to topics and SQLite")
    func demo() async throws {
        let broker = try MockBroker(topics: Site.mockTopics)
        let site = Site.mock(broker)
        let store = try TempStore()
        var settings = site.settings("w1", store: store.path)
        settings.delivery = .atLeastOnce
        try site.feed(0..<60)
        try await RunningWorker.run(settings) { worker in
            try await site.settle(store.path)
            #expect(worker.status.isReady)
            #expect(worker.status.isLive)
        }
        try Comparison.topicsHoldWhatIsDue(site)
        try Comparison.viewEqualsTopics(site, store.path)
        withExtendedLifetime(broker) {}
    }

    @Test(
        "passes everything on exactly once, ends and goes on",
        .enabled(if: RealBroker.isAvailable, "\(RealBroker.reason)"))
    func exactlyOnce() async throws {
        let broker = try RealBroker()
        let site = try Site.real(broker, "once")
        let store = try TempStore()
        var settings = site.settings("w1", store: store.path)
        settings.judgeMembership = .static
        for slice in [0..<100, 100..<160, 160..<200] {
            try site.feed(slice)
            try await RunningWorker.run(settings) { _ in try await site.settle(store.path) }
        }
        try Comparison.topicsHoldWhatIsDue(site)
        try Comparison.viewEqualsTopics(site, store.path)
    }

    @Test(
        "takes over the judge's work with the same verdicts",
        .enabled(if: RealBroker.isAvailable, "\(RealBroker.reason)"))
    func takeover() async throws {
        let broker = try RealBroker()
        let site = try Site.real(broker, "takeover")
        let (first, second) = (try TempStore(), try TempStore())
        var judge = site.settings("w1", store: first.path)
        judge.roles = [.judge]
        let (active, whole) = (judge, site.settings("w2", store: second.path))
        try site.feed(0..<80)
        try await RunningWorker.run(whole) { _ in
            try await RunningWorker.run(active) { _ in try await site.settle(second.path) }
            try site.feed(80..<160)
            try await site.settle(second.path)
        }
        try Comparison.topicsHoldWhatIsDue(site)
        try Comparison.viewEqualsTopics(site, second.path)
    }

    // librdkafka before 2.10 may forget an assignment, or end the process, in a cooperative group; range is the default.
    @Test(
        "shares partitions out one by one in a cooperative group, and misses nothing",
        .enabled(
            if: ProcessInfo.processInfo.environment["COPYTASTER_TEST_COOPERATIVE"] != nil,
            "set COPYTASTER_TEST_COOPERATIVE=1, as .ci/nightly does"))
    func cooperative() async throws {
        var topics = Site.mockTopics
        topics["wire.raw"] = 4
        let broker = try MockBroker(topics: topics)
        let site = Site.mock(broker)
        let stores = [try TempStore(), try TempStore()]
        let settings = stores.enumerated().map { number, store in
            var settings = site.settings("w\(number)", store: store.path)
            (settings.delivery, settings.assignmentStrategy) = (.atLeastOnce, .cooperativeSticky)
            (settings.readsLanguage, settings.sessionTimeout) = (false, .seconds(6))
            // A member hears of a rebalance by its heartbeat.
            settings.properties["heartbeat.interval.ms"] = "300"
            return settings
        }
        func wait(_ worker: Worker, _ partitions: Int, _ other: Worker? = nil) async throws {
            func decoded(_ worker: Worker) -> Int {
                worker.status.stages.first { $0.name == .decode }?.partitions.count ?? 0
            }
            do {
                try await RunningWorker.wait(120) {
                    decoded(worker) == partitions && worker.records(of: .decode) > 20
                        && other.map { decoded($0) == partitions && $0.records(of: .decode) > 20 } ?? true
                }
            } catch {
                Issue.record(
                    "not \(partitions) partitions: \([worker, other].map { $0?.status.stages ?? [] })")
                throw error
            }
        }
        let (one, two) = (settings[0], settings[1])
        let feed = try SteadyFeed(site, rate: 40, partitions: 4)
        var fed = 0
        try await RunningWorker.run(one) { first in
            try await wait(first, 4)
            try await RunningWorker.run(two) { second in try await wait(first, 2, second) }
            try await wait(first, 4)
            fed = try await feed.end()
            try await RunningWorker.wait {
                try ViewStore(path: one.storePath, isOwner: false).articleCount() >= fed
            }
        }
        let ids = try site.records([site.topics.articles]).compactMap(\.value).map {
            try JudgedArticle(jsonBytes: $0).article.id
        }
        #expect(Set(ids).count == fed, "\(ids.count) articles of \(fed)")
        withExtendedLifetime(broker) {}
    }
}
