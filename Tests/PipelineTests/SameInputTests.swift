import TestSupport
import Testing

@testable import Pipeline

@Suite("The same input twice", .serialized)
struct SameInputTests {
    @Test(
        "gives the same bytes, whatever the batches",
        .enabled(if: RealBroker.isAvailable, "\(RealBroker.reason)"), .timeLimit(.minutes(3)))
    func twice() async throws {
        let broker = try RealBroker()
        var raw: [String] = []
        var published: [[[[UInt8]]]] = []
        for (name, records) in [("first", 500), ("second", 7)] {
            var site = try Site.real(broker, name)
            // One raw topic for both: its name, offsets and append times are part of the input.
            if raw.isEmpty { try site.feed(0..<120) } else { site.topics.raw = raw }
            raw = site.topics.raw
            let store = try TempStore()
            var settings = site.settings("w1", store: store.path)
            settings.judgeMembership = .static
            settings.batch.maxRecords = records
            settings.batch.maxRecordsBehind = records
            try await RunningWorker.run(settings) { _ in try await site.settle(store.path) }
            let values = try site.published()
            published.append(site.topics.followed.map { values[$0] ?? [] })
        }
        #expect(published[0].map(\.count) == published[1].map(\.count))
        #expect(published[0].allSatisfy { !$0.isEmpty })
        for (first, second) in zip(published[0], published[1]) {
            let differing = zip(first, second).count { $0 != $1 }
            #expect(differing == 0)
        }
    }
}
