import Dedup
import Kafka
import Notation
import Store
import TestSupport
import Testing
import Wire

@testable import Pipeline

@Suite("The audit", .serialized, .timeLimit(.minutes(3)))
struct AuditTests {
    /// A site with its topics, as one run of a worker leaves them, held in memory.
    private struct Topics {
        var names = TopicNames()
        var raw: [Record]
        var intake: [Record] = []
        var followed: [Record]

        init() throws {
            raw = Copy.records(0..<60, topic: "wire.raw").enumerated().map { offset, record in
                Record(
                    topicPartition: TopicPartition("wire.raw", 0), offset: Int64(offset), value: record.value,
                    headers: record.headers, timestampMilliseconds: 1_773_136_800_000)
            }
            let settings = PipelineSettings(
                brokers: "", workerName: "audit", storePath: "", parallelism: 2, runID: "test")
            followed = try Rehearsal(settings: settings).apply(raw)
            for record in followed where record.topicPartition.topic == names.articles {
                guard let value = record.value else { continue }
                let judged = try JudgedArticle(jsonBytes: value)
                let article = IntakeArticle(
                    article: judged.article, source: judged.source,
                    receivedMilliseconds: judged.receivedMilliseconds)
                intake.append(
                    Record(
                        topicPartition: TopicPartition(names.intake, 0), offset: Int64(intake.count),
                        value: article.jsonBytes))
            }
        }

        func report(upTo decoded: Int64 = 60) -> AuditReport {
            var tally = AuditTally(
                topics: names,
                committed: [
                    TopicPartition("wire.raw", 0): decoded, TopicPartition(names.intake, 0): 999,
                    TopicPartition(names.articles, 0): 999,
                ], readsLanguage: true)
            raw.forEach { tally.add(raw: $0) }
            intake.forEach { tally.add(intake: $0) }
            for topic in [names.articles, names.readings, names.events, names.deadLetters] {
                for record in followed where record.topicPartition.topic == topic {
                    tally.add(followed: record)
                }
            }
            return tally.report()
        }

        func place(of topic: String, _ nth: Int = 0) -> Int {
            followed.indices.filter { followed[$0].topicPartition.topic == topic }[nth]
        }
    }

    /// Made once: every test changes a copy.
    private static let topics = Result { try Topics() }

    @Test("finds nothing amiss where everything came out once")
    func clean() throws {
        let report = try Self.topics.get().report()
        #expect(report.isClean, "\(report.findings)")
        #expect(report.steps.map(\.checked).prefix(3).allSatisfy { $0 > 40 })
        #expect(report.steps.map(\.unseen) == [0, 0, 0, 0])
    }

    @Test("tells records that are not yet worked on from lost ones")
    func unseen() throws {
        var topics = try Self.topics.get()
        topics.raw += (60..<70).map {
            Record(topicPartition: TopicPartition("wire.raw", 0), offset: $0, value: [1])
        }
        #expect(topics.report().steps[0].unseen == 10)
        #expect(topics.report().isClean)
        let report = topics.report(upTo: 65)
        #expect(report.steps[0].lost == 5)
        #expect(report.findings.first == "decode: wire.raw[0] offset 60 came out nowhere")
    }

    @Test("finds what is missing on any topic")
    func lost() throws {
        var topics = try Self.topics.get()
        topics.intake.remove(at: 3)
        #expect(topics.report().steps[0].lost == 1)
        topics = try Self.topics.get()
        topics.followed.remove(at: topics.place(of: topics.names.articles, 3))
        #expect(topics.report().steps[1].lost == 1)
        topics = try Self.topics.get()
        topics.followed.remove(at: topics.place(of: topics.names.readings))
        #expect(topics.report().steps[2].lost == 1)
        topics = try Self.topics.get()
        topics.followed.remove(at: topics.place(of: topics.names.deadLetters))
        #expect(topics.report().steps[0].lost == 1)
    }

    @Test("finds what is there twice on any topic")
    func extra() throws {
        let names = TopicNames()
        for (topic, step) in [
            (names.articles, 1), (names.readings, 2), (names.events, 2), (names.deadLetters, 0),
        ] {
            var topics = try Self.topics.get()
            topics.followed.append(topics.followed[topics.place(of: topic)])
            #expect(topics.report().steps[step].extra == 1, "\(topic)")
        }
        var topics = try Self.topics.get()
        topics.intake.append(topics.intake[0])
        #expect(topics.report().steps[0].extra == 1)
    }

    @Test(
        "agrees with a run on a broker, and refuses a database that has not followed it",
        .enabled(if: RealBroker.isAvailable, "\(RealBroker.reason)"))
    func broker() async throws {
        let broker = try RealBroker()
        let site = try Site.real(broker, "audit")
        let store = try TempStore()
        var settings = site.settings("w1", store: store.path)
        settings.judgeMembership = .static
        try site.feed(0..<60)
        try await RunningWorker.run(settings) { _ in
            try await site.settle(store.path)
            // Commits of the last batches may be under way still.
            try await RunningWorker.wait { try Audit(settings).run().steps.allSatisfy { $0.unseen == 0 } }
        }
        let report = try Audit(settings).run()
        #expect(report.isClean, "\(report.findings)")
        #expect(report.steps[3].checked == report.steps[1].checked)
        let other = try TempStore()
        settings.storePath = other.path
        _ = try other.open()
        #expect(throws: PipelineError.self) { try Audit(settings).run() }
    }
}
