import Kafka
import Store
import TestSupport
import Testing

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
}
