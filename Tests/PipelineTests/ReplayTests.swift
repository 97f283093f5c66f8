import Events
import Kafka
import Store
import TestSupport
import Testing

@testable import Pipeline

@Suite("A replay", .serialized, .timeLimit(.minutes(4)))
struct ReplayTests {
    private struct Interrupted: Error {}

    private static func replay(
        _ stage: StageName, _ run: String, _ settings: PipelineSettings, _ folder: TempStore,
        outputPrefix: String? = nil, interruptAfter batches: Int? = nil
    ) throws -> Replay {
        let bounds = try Replay.bounds(of: stage, run: run, settings: settings, outputPrefix: outputPrefix) {
            _, _, low, _ in
            low
        } to: { _, _, _, high in
            high
        }
        let replay = try Replay(
            settings: settings, database: folder.directory + "/\(run).sqlite", bounds: bounds)
        var left = batches
        try replay.run { _, _ in
            if let count = left {
                if count == 1 { throw Interrupted() }
                left = count - 1
            }
        }
        return replay
    }

    @Test(
        "gives what is live, from every stage, also where it was ended in the middle",
        .enabled(if: RealBroker.isAvailable, "\(RealBroker.reason)"))
    func same() async throws {
        let broker = try RealBroker()
        let site = try Site.real(broker, "replay")
        let store = try TempStore()
        let settings = try await Self.live(site, store)
        let folder = try TempStore()
        for stage in [StageName.decode, .judge, .code] {
            let report = try Self.replay(stage, "\(stage)", settings, folder).report()
            #expect(report.differences.isEmpty, "\(stage): \(report.differences.prefix(3))")
            #expect(report.total.same > 20)
        }
        let whole = try Self.replay(.code, "whole", settings, folder).report()
        #expect(throws: Interrupted.self) {
            try Self.replay(.code, "cut", settings, folder, interruptAfter: 2)
        }
        let before = try ViewStore(path: folder.directory + "/cut.sqlite", isOwner: false).articleCount()
        #expect(before > 0 && before < whole.articles)
        let resumed = try Self.replay(.code, "cut", settings, folder).report()
        #expect(resumed == whole)
        // Another run may not take its database.
        let bounds = ReplayBounds(stage: .code, run: "other", ranges: [])
        #expect(throws: PipelineError.self) {
            try Replay(settings: settings, database: folder.directory + "/cut.sqlite", bounds: bounds)
        }
    }

    @Test(
        "publishes to topics of its own, every record once, however often it is ended",
        .enabled(if: RealBroker.isAvailable, "\(RealBroker.reason)"))
    func ownTopics() async throws {
        let broker = try RealBroker()
        let site = try Site.real(broker, "own")
        let store = try TempStore()
        let settings = try await Self.live(site, store)
        var own = site
        let prefix = "trial."
        (own.topics.articles, own.topics.events) = (
            prefix + site.topics.articles, prefix + site.topics.events
        )
        (own.topics.readings, own.topics.deadLetters) = (
            prefix + site.topics.readings, prefix + site.topics.deadLetters
        )
        let live = try site.published()
        let folder = try TempStore()
        #expect(throws: Interrupted.self) {
            try Self.replay(.code, "trial", settings, folder, outputPrefix: prefix, interruptAfter: 2)
        }
        let half = try own.published()[own.topics.articles] ?? []
        #expect(half.count > 0 && half.count < live[site.topics.articles]?.count ?? 0)
        // Resumed another way than it was begun.
        #expect(throws: PipelineError.self) { try Self.replay(.code, "trial", settings, folder) }
        // Its database is lost: what is out is made again and not sent again.
        let anew = try TempStore()
        _ = try Self.replay(.code, "trial", settings, anew, outputPrefix: prefix)
        let out = try own.published()
        for (mine, theirs) in [
            (own.topics.articles, site.topics.articles), (own.topics.readings, site.topics.readings),
            (own.topics.events, site.topics.events),
        ] {
            // Compared outside of the macro, which would print every byte of every record.
            let difference = Comparison.firstDifference(out[mine] ?? [], live[theirs] ?? [])
            #expect(difference == nil && out[mine]?.isEmpty == false, "\(mine): \(difference ?? "")")
        }
        // The replay's own view is as complete as one that was never ended.
        #expect(
            try ViewStore(path: anew.directory + "/trial.sqlite", isOwner: false).articleCount()
                == live[site.topics.articles]?.count)
    }

    @Test(
        "leaves live topics alone, and supersedes them where it is told to",
        .enabled(if: RealBroker.isAvailable, "\(RealBroker.reason)"))
    func supersede() async throws {
        let broker = try RealBroker()
        let site = try Site.real(broker, "supersede")
        let store = try TempStore()
        let settings = try await Self.live(site, store)
        let folder = try TempStore()
        let published = try site.records([site.topics.events]).count
        func events() throws -> Set<String> {
            var ids: Set<String> = []
            try ViewStore(path: store.path, isOwner: false).forEachLiveEvent { ids.insert($0.id) }
            return ids
        }
        let before = try events()

        // A coder that knows no events takes all of them back.
        var mute = settings
        mute.codesEvents = false
        let muted = try Self.replay(.code, "mute", mute, folder)
        let removed = try muted.report()
        #expect(removed.total.removed == before.count)
        #expect(removed.total.added + removed.total.changed + removed.total.same == 0)
        #expect(try site.records([site.topics.events]).count == published)
        #expect(try events() == before)
        try muted.supersede(removed)
        try await Self.follow(settings) { try events().isEmpty }

        // The real one gives them again, under the same ids.
        let spoken = try Self.replay(.code, "speak", settings, folder)
        let added = try spoken.report()
        #expect(added.total.added == before.count)
        try spoken.supersede(added)
        try await Self.follow(settings) { try events() == before }
        #expect(try spoken.report().differences.isEmpty)
        #expect(try ViewStore(path: store.path, isOwner: false).verify().isEmpty)
    }

    /// A site on which a worker has run over 120 records.
    private static func live(_ site: Site, _ store: TempStore) async throws -> PipelineSettings {
        var settings = site.settings("w1", store: store.path)
        settings.judgeMembership = .static
        settings.batch.maxRecords = 20
        settings.batch.maxRecordsBehind = 20
        try site.feed(0..<120)
        try await RunningWorker.run(settings) { _ in try await site.settle(store.path) }
        return settings
    }

    /// Lets a worker follow until a condition holds.
    private static func follow(_ settings: PipelineSettings, until condition: () throws -> Bool) async throws
    {
        var follower = settings
        follower.roles = [.store]
        try await RunningWorker.run(follower) { _ in try await RunningWorker.wait(20, until: condition) }
    }

    @Test("a report tells added, removed, changed and same apart, by kind")
    func report() {
        let (a, b, c) = (Builders.event("a"), Builders.event("b"), Builders.event("c", killed: 3))
        let changed = Builders.event("c", killed: 4)
        let other = Builders.event("d", kind: "flood")
        func facts(_ events: [Event]) -> [String: EventFacts] {
            Dictionary(events.map { ($0.id, EventFacts($0)) }) { first, _ in first }
        }
        let report = ReplayReport(articles: 4, replayed: facts([a, changed, other]), live: facts([a, b, c]))
        #expect(report.kinds["strike"] == .init(added: 0, removed: 1, changed: 1, same: 1))
        #expect(report.kinds["flood"] == .init(added: 1, removed: 0, changed: 0, same: 0))
        #expect(report.differences.map(\.event) == ["b", "c", "d"])
        #expect(report.differences.map(\.way) == [.removed, .changed, .added])
    }
}
