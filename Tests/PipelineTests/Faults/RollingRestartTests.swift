import Foundation
import TestSupport
import Testing

@testable import Pipeline

/// Workers of one group that are restarted one after the other while copy flows in, as for an upgrade.
@Suite("A rolling restart", .serialized)
struct RollingRestartTests {
    @Test(
        "three workers under load: nothing is lost or comes twice, and customers hardly notice",
        .enabled(if: RealBroker.isAvailable, "\(RealBroker.reason)"), .timeLimit(.minutes(15)))
    func rolling() async throws {
        let broker = try RealBroker()
        var site = try Site.real(broker, "rolling")
        var topics = site.topics
        topics.raw = [try broker.topic("rolling.raw6", partitions: 6)]
        site = Site(client: site.client, topics: topics, group: site.group)
        let stores = try (0..<3).map { _ in try TempStore() }
        let ports = try (0..<3).map { _ in try #require(FreePort.any()) }
        func start(_ number: Int) throws -> WorkerProcess {
            try WorkerProcess(
                site, store: stores[number].path,
                settings: [
                    "COPYTASTER_WORKER_NAME": "rolling-\(number)",
                    "COPYTASTER_WORKER_JUDGE_MEMBERSHIP": "dynamic",
                    "COPYTASTER_HTTP_LISTEN": "127.0.0.1:\(ports[number])",
                ])
        }
        var workers = try (0..<3).map(start)
        for number in 0..<3 {
            _ = try await workers[number].waitForHealth(ports[number], "/readyz", 200, within: 90)
        }
        let arrivals = try ArrivalLog(site, [topics.articles, topics.readings])
        let feed = try SteadyFeed(site, rate: WorkerProcess.isNamed ? 40 : 8, partitions: 6)
        try await site.settle(20, in: stores.map(\.path), seconds: 120)

        let begin = ContinuousClock.now
        var away = 0.0
        for number in 0..<3 {
            let left = ContinuousClock.now
            #expect(workers[number].terminate() == 0, "\(workers[number].lastWords)")
            workers[number] = try start(number)
            _ = try await workers[number].waitForHealth(ports[number], "/readyz", 200, within: 90)
            away = max(away, left.duration(to: .now).seconds)
            try await Task.sleep(for: .seconds(2))
        }
        let gaps = [topics.articles, topics.readings].map { arrivals.longestGap($0, since: begin) }
        arrivals.end()
        let fed = try await feed.end()
        try await site.settle(fed, in: stores.map(\.path), seconds: 180)
        for worker in workers { #expect(worker.terminate() == 0, "\(worker.lastWords)") }

        try site.requireEachOnce(fed)
        for store in stores { try Comparison.viewEqualsTopics(site, store.path) }
        let again = workers.map(\.readAgain).reduce(0, +)
        FaultTable.tell(
            "rolling restart of three workers", records: fed, progress: gaps.max(),
            String(
                format:
                    "longest gap: articles %.1f s, readings %.1f s; a worker away %.1f s; %d records read again",
                gaps[0], gaps[1], away, again))
    }
}
