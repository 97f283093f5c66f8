import Dedup
import Foundation
import Kafka
import Notation
import Store
import TestSupport
import Testing
import Wire

@testable import Pipeline

/// Copies of the same stories at the same moment, on several partitions and with several workers, and a judge that is killed.
@Suite("One head a story", .serialized, .timeLimit(.minutes(6)))
struct OneHeadTests {
    private static let stories = 8
    private static let copies = 6

    @Test(
        "three workers, six raw partitions, copies at random places: one head, and one judge's verdicts",
        .enabled(if: RealBroker.isAvailable, "\(RealBroker.reason)"))
    func threeWorkers() async throws {
        let broker = try RealBroker()
        var site = try Site.real(broker, "three")
        var topics = site.topics
        topics.raw = [try broker.topic("three.raw6", partitions: 6)]
        site = Site(client: site.client, topics: topics, group: site.group)
        let stores = [try TempStore(), try TempStore(), try TempStore()]
        let settings = stores.enumerated().map { number, store in
            var settings = site.settings("w\(number)", store: store.path)
            settings.readsLanguage = false
            settings.batch.maxRecords = 7
            return settings
        }
        var random = SystemRandomNumberGenerator()
        let records = Self.records(topics.raw[0], partitions: 6).shuffled(using: &random)
        let (one, two, three) = (settings[0], settings[1], settings[2])
        try await RunningWorker.run(one) { _ in
            try await RunningWorker.run(two) { _ in
                try await RunningWorker.run(three) { _ in
                    try site.send(records)
                    try await Self.settle(records.count, stores.map(\.path))
                }
            }
        }
        try Self.expectOneHead(site, one, records.count)
    }

    @Test(
        "a judge killed five times in the middle gives the verdicts of one that was not",
        .enabled(if: RealBroker.isAvailable, "\(RealBroker.reason)"))
    func killedJudge() async throws {
        let broker = try RealBroker()
        let site = try Site.real(broker, "judge")
        let store = try TempStore()
        let records = Self.records(site.topics.raw[0], partitions: 1)
        let quick = [
            "COPYTASTER_LANGUAGE_ENABLED": "false", "COPYTASTER_DELIVERY_BATCH_RECORDS": "5",
            "COPYTASTER_DELIVERY_BATCH_RECORDS_BEHIND": "5",
        ]
        var reached = 0
        for (kill, point) in ["computed", "sent", "offsets", "committed", "settled"].enumerated() {
            try site.send(Array(records[records.count * kill / 5..<records.count * (kill + 1) / 5]))
            let worker = try WorkerProcess(
                site, store: store.path, failpoint: "judge.\(point):1=kill", settings: quick)
            let limit = ContinuousClock.now + .seconds(20)
            while worker.isRunning, ContinuousClock.now < limit {
                try await Task.sleep(for: .milliseconds(20))
            }
            if !worker.isRunning { reached += 1 }
            worker.kill()
        }
        #expect(reached >= 4, "the judge was killed in the middle \(reached) times")
        let last = try WorkerProcess(site, store: store.path, settings: quick)
        try await Self.settle(records.count, [store.path])
        #expect(last.terminate() == 0, "\(last.lastWords)")
        var settings = site.settings("check", store: "")
        settings.readsLanguage = false
        try Self.expectOneHead(site, settings, records.count)
    }

    /// Every copy came out once, with one head a story, and as an uninterrupted judge has it over the same order.
    private static func expectOneHead(_ site: Site, _ settings: PipelineSettings, _ count: Int) throws {
        let judged = try site.records([site.topics.articles]).compactMap { $0.value }
            .map { try JudgedArticle(jsonBytes: $0) }.sorted { $0.sequence < $1.sequence }
        #expect(judged.count == count)
        #expect(judged.reduce(0) { $0 + ($1.verdict.relation == .new ? 1 : 0) } == stories)
        #expect(Set(judged.map(\.verdict.story)).count == stories)
        let judge = JudgeFunction(
            memory: ViewVerdicts(view: MemoryView()), topics: site.topics, pool: WorkPool(parallelism: 1),
            run: "check", care: .none(.judge),
            now: { 0 },
            makeJudge: { try JudgeMaker.make(settings) })
        try judge.prepare([:])
        let intake = try site.records([site.topics.intake])
        judge.begin(batch: 1)
        let due = try judge.apply(intake, batch: 1).records.compactMap(\.value)
        #expect(try due.map { try JudgedArticle(jsonBytes: $0).verdict } == judged.map(\.verdict))
    }

    private static func settle(_ count: Int, _ paths: [String]) async throws {
        try await RunningWorker.wait(90, every: .milliseconds(200)) {
            try paths.allSatisfy { path in
                // A view that is being made cannot be opened yet: it is asked again.
                guard let view = try? ViewStore(path: path, isOwner: false) else { return false }
                return try view.articleCount() == count
            }
        }
    }

    /// The stories in turn, each as its agency sent it, cut, and under the lines of other papers.
    private static func records(_ topic: String, partitions: Int32) -> [OutgoingRecord] {
        (0..<copies).flatMap { copy in
            (0..<stories).map { story in
                OutgoingRecord(
                    topic: topic, partition: Int32((story * 5 + copy * 3) % Int(partitions)),
                    key: Array("\(story)-\(copy)".utf8), value: article(story, copy),
                    headers: [
                        Header("provider", "paper-\(copy)"), Header("content-type", "application/ninjs+json"),
                    ])
            }
        }
    }

    private static func article(_ story: Int, _ copy: Int) -> [UInt8] {
        let town = ["Ellory", "Maravale", "Tessin", "Quarry", "Osterhaven", "Brindle", "Halmouth", "Vostok"][
            story]
        let goods = ["salt", "timber", "glass", "barley", "copper", "wool", "cement", "apples"][story]
        let number = 40 + story * 37
        var paragraphs = [
            "Customs officers in \(town) impounded \(number) tons of \(goods) on Tuesday after a clerk noticed that the seals of two wagons from \(town) had been changed.",
            "The \(goods) belonged to a trader who bought \(number * 3) sacks from the cooperative at \(town) last autumn and never paid the levy of \(number + 7) crowns a ton.",
            "Lawyers for the \(goods) merchants of \(town) said the wagons would be claimed back before the \(story + 3)th of the month, and named a warehouse foreman as their witness.",
            "Prices of \(goods) rose by \(story + 2) per cent at the \(town) exchange, where \(number * 2) lots changed hands before the bell.",
        ]
        if copy % 3 == 1 { paragraphs.removeLast() }
        if copy % 3 == 2 { paragraphs.append("This report was set by the night desk of paper \(copy).") }
        let body = paragraphs.map { "<p>\($0)</p>" }.joined()
        return Array(
            """
            {"uri":"urn:paper-\(copy):wagon-\(story)","type":"text","version":"1","language":"en",\
            "versioncreated":"2026-03-10T10:00:00Z","pubstatus":"usable",\
            "headline":"\(goods) seized, says paper \(copy)","body_html":"\(body)"}
            """.utf8)
    }
}
