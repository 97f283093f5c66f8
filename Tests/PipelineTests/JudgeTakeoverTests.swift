import Dedup
import Kafka
import Notation
import TestSupport
import Testing
import Wire

@testable import Pipeline

/// A judge that dies or takes a batch back, without a broker: the view holds what was committed, and nothing else.
@Suite("A judge takes over")
struct JudgeTakeoverTests {
    private let view = MemoryView()
    private let settings = PipelineSettings(
        brokers: "", workerName: "test", storePath: "", parallelism: 1, runID: "test")

    private static let body = """
        HAIFA (Northwire) - Dockworkers walked out on Tuesday after talks on night shifts broke down, the harbour board said.

        Eleven ships waited off the breakwater by noon. The board called the walkout unlawful and asked a court to end it.

        A speaker of the workers said that 340 men would stay away until their night pay was raised by a fifth.
        """

    /// The record of an article as decode passes it on, from a place of its own in the raw topic.
    private func record(
        _ item: String, provider: String, headline: String, offset: Int64, partition: Int32 = 0
    )
        -> Record
    {
        let intake = IntakeArticle(
            article: Builders.article(item, provider: provider, headline: headline, body: Self.body),
            source: SourceCoordinates(topic: "wire.raw", partition: partition, offset: offset, ordinal: 0),
            receivedMilliseconds: 1_773_136_800_000)
        return Record(
            topicPartition: TopicPartition(settings.topics.intake, 0), offset: offset, key: nil,
            value: Array(intake.json.line.utf8), headers: [], timestampMilliseconds: 1_773_136_800_000)
    }

    /// A judge that has read what the view holds.
    private func judge() throws -> JudgeFunction {
        let judge = JudgeFunction(
            memory: ViewVerdicts(view: view), topics: settings.topics, pool: WorkPool(parallelism: 1),
            run: "test", care: .none(.judge), now: { 0 }, makeJudge: { try JudgeMaker.make(settings) })
        try judge.prepare([:])
        return judge
    }

    private func judged(_ output: StageOutput) throws -> [JudgedArticle] {
        try output.records.compactMap(\.value).map { try JudgedArticle(jsonBytes: $0) }
    }

    /// Puts what a judge sent into the view, as the follower does once it is committed.
    private func commit(_ output: StageOutput) {
        let entries = output.records.enumerated().map { place, record in
            FollowedRecord(
                Record(
                    topicPartition: TopicPartition(record.topic, 0), offset: Int64(place), key: record.key,
                    value: record.value, headers: record.headers,
                    timestampMilliseconds: record.timestampMilliseconds), topics: settings.topics)
        }
        view.apply(FollowedBatch(entries: entries, positions: [:], cluster: nil))
    }

    @Test("dead after the index insert and before the commit: read again, the article comes out once, as new")
    func crash() throws {
        let record = record("a", provider: "northwire", headline: "Dockworkers walk out", offset: 0)
        let dead = try judge()
        dead.begin(batch: 1)
        let lost = try dead.apply([record], batch: 1)
        #expect(try judged(lost).map(\.verdict.relation) == [.new])
        // Nothing of it was committed: another process begins with an empty view.
        let next = try judge()
        next.begin(batch: 1)
        let again = try next.apply([record], batch: 1)
        next.settle(batch: 1)
        #expect(again.records == lost.records)
        commit(again)
        // What was committed and is read all the same is a redelivery, for a third judge too.
        let third = try judge()
        third.begin(batch: 1)
        #expect(try judged(third.apply([record], batch: 1)).map(\.verdict.relation) == [.redelivery])
    }

    @Test("a batch that is taken back leaves no trace: read again, the article comes out once, as new")
    func abort() throws {
        let record = record("a", provider: "northwire", headline: "Dockworkers walk out", offset: 0)
        let judge = try judge()
        judge.begin(batch: 1)
        let aborted = try judge.apply([record], batch: 1)
        judge.undo(from: 1)
        judge.begin(batch: 2)
        #expect(try judge.apply([record], batch: 2).records == aborted.records)
    }

    @Test("killed between two copies, a standby goes on: the same story, as if nobody had been killed")
    func standby() throws {
        let first = record("a", provider: "northwire", headline: "Dockworkers walk out", offset: 0)
        // Of the same moment, from another partition, under another paper's lines.
        let second = record(
            "77", provider: "harbour-post", headline: "Strike in port", offset: 0, partition: 3)
        let whole = try judge()
        whole.begin(batch: 1)
        let expected = try judged(whole.apply([first, second], batch: 1))
        #expect(expected.map(\.verdict.relation) == [.new, .reprint])
        #expect(Set(expected.map(\.verdict.story)).count == 1)

        let killed = try judge()
        killed.begin(batch: 1)
        let output = try killed.apply([first], batch: 1)
        commit(output)
        let standby = try judge()
        standby.begin(batch: 1)
        let got = try judged(output) + judged(standby.apply([second], batch: 1))
        #expect(got.map(\.verdict) == expected.map(\.verdict))
        #expect(got.map(\.sequence) == expected.map(\.sequence))
    }
}
