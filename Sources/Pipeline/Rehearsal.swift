import Foundation
public import Kafka
import Logging

/// The three stages over records that are at hand, without Kafka: the same functions, one batch after the other.
///
/// Owned by one thread; calls block. With a path of a database everything is kept there as the follower keeps it, and
/// a later rehearsal goes on from it; a worker refuses such a file, since it is the view of no cluster.
public final class Rehearsal {
    /// What stands in the place of a cluster's id.
    public static let cluster = "rehearsal"

    private let context: WorkerContext
    private let view: any View
    private let stories: ViewStories
    private let decode: DecodeFunction
    private let judge: JudgeFunction
    private let code: CodeFunction
    private var positions: [TopicPartition: Int64]
    private var intakeOffset: Int64 = 0
    private var batch = 0

    /// Offset of the next raw record: 0 for a new database.
    public private(set) var nextOffset: Int64

    /// Loads what the stages need and opens the database of `settings.storePath`, or keeps all in memory where that
    /// is empty.
    /// - Throws: `PipelineError` where data files or the database cannot be used.
    public init(settings: PipelineSettings) throws {
        context = WorkerContext(
            settings: settings, logger: Logger(label: "rehearsal") { _ in SwiftLogNoOpLogHandler() },
            board: StatusBoard(stages: [], watchdogInterval: settings.watchdogInterval),
            failpoints: Failpoints([:]), stop: StopSignal(),
            pool: WorkPool(parallelism: settings.parallelism),
            metrics: PipelineMetrics(), progress: FollowerProgress(), quiet: Throttle())
        let parts = try WorkerParts(settings: settings)
        view = settings.storePath.isEmpty ? MemoryView() : try ViewOpener.open(context)
        if let cluster = try view.cluster(), cluster != Self.cluster {
            throw PipelineError(
                .position, "\(settings.storePath) is the view of cluster \(cluster); name another database")
        }
        stories = ViewStories(view: view)
        decode = DecodeFunction(
            decoder: parts.decoder, topics: settings.topics, pool: context.pool, care: .none(.decode))
        judge = JudgeFunction(
            memory: ViewVerdicts(view: view), topics: settings.topics, run: settings.runID,
            care: .none(.judge), now: { Date().timeIntervalSince1970 },
            makeJudge: { try JudgeMaker.make(settings) })
        code = CodeFunction(
            coder: parts.coder, memory: stories, topics: settings.topics, pool: context.pool,
            run: settings.runID, care: .none(.code))
        positions = try view.positions()
        let raw = TopicPartition(settings.topics.raw.first ?? "", 0)
        nextOffset = try view.nextOffset(after: raw) ?? 0
        try judge.prepare([:])
    }

    /// What the stages make of raw records: the records of the followed topics, those of one stage after those of the
    /// stage before. Offsets of the raw records go on from `nextOffset`.
    /// - Throws: what a stage or the database throws; nothing of the batch is kept then.
    public func apply(_ raw: [Record]) throws -> [Record] {
        batch += 1
        let intake = context.settings.topics.intake
        var followed: [Record] = []
        let decoded = try decode.apply(raw, batch: batch).records
        followed += decoded.filter { $0.topic != intake }.map(placed)
        let articles = decoded.filter { $0.topic == intake }.map { record -> Record in
            defer { intakeOffset += 1 }
            return Self.record(record, at: intakeOffset)
        }
        judge.begin(batch: batch)
        var judged = try judge.apply(articles, batch: batch).records
        if judge.isDue() { judged += try judge.due(batch: batch).records }
        judge.settle(batch: batch)
        let verdicts = judged.map(placed)
        followed += verdicts
        code.begin(batch: batch)
        let topic = context.settings.topics.articles
        followed += try code.apply(verdicts.filter { $0.topicPartition.topic == topic }, batch: batch)
            .records.map(placed)
        code.settle(batch: batch)
        let topics = context.settings.topics
        try view.apply(
            FollowedBatch(
                entries: context.pool.map(followed) { FollowedRecord($0, topics: topics) },
                positions: positions,
                cluster: Self.cluster))
        // The view holds all of the batch now.
        stories.forget()
        nextOffset = max(nextOffset, (raw.map(\.nextOffset).max() ?? 0))
        return followed
    }

    /// The record at the end of its topic.
    private func placed(_ record: OutgoingRecord) -> Record {
        let place = TopicPartition(record.topic, 0)
        let made = Self.record(record, at: positions[place] ?? 0)
        positions[place] = made.nextOffset
        return made
    }

    private static func record(_ record: OutgoingRecord, at offset: Int64) -> Record {
        Record(
            topicPartition: TopicPartition(record.topic, 0), offset: offset, key: record.key,
            value: record.value,
            headers: record.headers, timestampMilliseconds: record.timestampMilliseconds)
    }
}
