import Foundation
import TestSupport
import Testing

@testable import Pipeline

/// A worker at four fifths of what it can do, for long: `COPYTASTER_TEST_SOAK_SECONDS=1800` for the long form.
@Suite("A soak", .serialized)
struct SoakTests {
    private static var seconds: Int { KillTests.number("COPYTASTER_TEST_SOAK_SECONDS", 15) }

    @Test(
        "memory, open files and the database's journal stay as they are, and every story comes out once",
        .enabled(if: RealBroker.isAvailable, "\(RealBroker.reason)"), .timeLimit(.minutes(120)))
    func soak() async throws {
        let broker = try RealBroker()
        let site = try Site.real(broker, "soak")
        let store = try TempStore()
        let port = try #require(FreePort.any())
        // A bound on what the judge remembers that is reached early: its memory grows up to there by design.
        let worker = try WorkerProcess(
            site, store: store.path,
            settings: [
                "COPYTASTER_DEDUP_MAX_ARTICLES": "5000", "COPYTASTER_HTTP_LISTEN": "127.0.0.1:\(port)",
                "COPYTASTER_DELIVERY_BATCH_RECORDS": "200", "COPYTASTER_DELIVERY_BATCH_RECORDS_BEHIND": "500",
            ])
        _ = try await worker.waitForHealth(port, "/readyz", 200, within: 90)

        let burst = WorkerProcess.isNamed ? 600 : 100
        let start = ContinuousClock.now
        try site.send(Copy.stories(0..<burst, topic: site.topics.raw[0]))
        try await site.settle(burst, in: [store.path], seconds: 120)
        let rate = Double(burst) / start.duration(to: .now).seconds * 0.8

        let feed = try SteadyFeed(site, rate: rate, from: burst)
        var samples: [SoakSample] = []
        let begin = ContinuousClock.now
        while begin.duration(to: .now) < .seconds(Self.seconds) {
            try await Task.sleep(for: .seconds(max(1, Self.seconds / 180)))
            samples.append(SoakSample(seconds: begin.duration(to: .now).seconds, worker, store.path))
        }
        let fed = burst + (try await feed.end())
        let end = ContinuousClock.now
        try await site.settle(fed, in: [store.path], seconds: 300)
        let behind = end.duration(to: .now).seconds
        #expect(worker.terminate() == 0, "\(worker.lastWords)")

        try site.requireEachOnce(fed)
        try Comparison.viewEqualsTopics(site, store.path)

        let late = Array(samples.suffix(max(2, samples.count / 2)))
        let slope = SoakSample.slope(late) * 3_600
        let files = late.map(\.descriptors)
        let journal = samples.map(\.journalMegabytes).max() ?? 0
        #expect((files.max() ?? 0) - (files.min() ?? 0) <= 8, "\(files)")
        #expect(journal < 64)
        // Before the bound is reached, and while allocators still settle, a slope tells nothing.
        if Self.seconds >= 900 { #expect(slope < 60, "\(samples.map(\.megabytes))") }
        FaultTable.tell(
            "soak at 80 % load, \(Self.seconds) s", records: fed, progress: behind,
            growth: (samples.last?.megabytes ?? 0) - (late.first?.megabytes ?? 0),
            String(
                format:
                    "%.0f stories/s; %.0f MB, %.1f MB/h in the second half; %d files, WAL at most %.1f MB",
                rate,
                samples.last?.megabytes ?? 0, slope, files.last ?? 0, journal))
    }
}
