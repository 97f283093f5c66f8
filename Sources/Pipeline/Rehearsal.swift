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
    public convenience init(settings: PipelineSettings) throws {
        try self.init(settings: settings, parts: try WorkerParts(settings: settings)) {
            Date().timeIntervalSince1970
        }
    }

    /// A rehearsal with parts that are loaded, and the clock that ends embargoes.
    init(settings: PipelineSettings, parts: WorkerParts, now: @escaping () -> Double) throws {
        context = WorkerContext(
            settings: settings, logger: Logger(label: "rehearsal") { _ in SwiftLogNoOpLogHandler() },
            board: StatusBoard(stages: [], watchdogInterval: settings.watchdogInterval),
            failpoints: Failpoints([:]), stop: StopSignal(),
            pool: WorkPool(parallelism: settings.parallelism),
            metrics: PipelineMetrics(), progress: FollowerProgress(), quiet: Throttle())
        view = settings.storePath.isEmpty ? MemoryView() : try ViewOpener.open(context)
        if let cluster = try view.cluster(), cluster != Self.cluster {
            throw PipelineError(
                .position, "\(settings.storePath) is the view of cluster \(cluster); name another database")
        }
        stories = ViewStories(view: view)
        decode = DecodeFunction(
            decoder: parts.decoder, topics: settings.topics, pool: context.pool, care: .none(.decode))
        judge = JudgeFunction(
            memory: ViewVerdicts(view: view), topics: settings.topics, pool: context.pool,
            run: settings.runID,
            care: .none(.judge), now: now, makeJudge: { try JudgeMaker.make(settings) })
        code = CodeFunction(
            coder: parts.coder, memory: stories, topics: settings.topics, pool: context.pool,
            run: settings.runID, care: .none(.code), actions: settings.verdictActions)
        positions = try view.positions()
        let raw = TopicPartition(settings.topics.raw.first ?? "", 0)
        nextOffset = try view.nextOffset(after: raw) ?? 0
        try judge.prepare([:])
    }

    /// Next offset of each input partition of which records were applied, as the database holds it.
    func inputPositions() throws -> [TopicPartition: Int64] { try view.positions() }

    /// What the stages make of records: the records of the followed topics, those of one stage after those of the
    /// stage before. Offsets of raw records go on from `nextOffset`.
    /// - Parameters:
    ///   - stage: the first stage at work: decode takes raw records, judge those of the intake topic, code those of
    ///     the articles topic, which are kept as they stand.
    ///   - publish: called with the result before the database takes it; what it throws ends the batch.
    /// - Throws: what a stage or the database throws; nothing of the batch is kept then.
    public func apply(
        _ records: [Record], from stage: StageName = .decode, publish: ([Record]) throws -> Void = { _ in }
    ) throws -> [Record] {
        batch += 1
        let topics = context.settings.topics
        var followed: [Record] = []
        var intake = records
        if stage == .decode {
            let decoded = try decode.apply(records, batch: batch).records
            followed += decoded.filter { $0.topic != topics.intake }.map(placed)
            intake = decoded.filter { $0.topic == topics.intake }.map { record -> Record in
                defer { intakeOffset += 1 }
                return Self.record(record, at: intakeOffset)
            }
        }
        let articles = stage == .code ? records : try judged(intake)
        followed += articles
        code.begin(batch: batch)
        followed += try code.apply(
            articles.filter { $0.topicPartition.topic == topics.articles }, batch: batch
        ).records.map(placed)
        code.settle(batch: batch)
        for record in records { positions[record.topicPartition] = record.nextOffset }
        try publish(followed)
        try view.apply(
            FollowedBatch(
                entries: context.pool.map(followed) { FollowedRecord($0, topics: topics) },
                positions: positions,
                cluster: Self.cluster))
        // The view holds all of the batch now.
        stories.forget()
        if stage == .decode { nextOffset = max(nextOffset, records.map(\.nextOffset).max() ?? 0) }
        return followed
    }

    /// Verdicts on articles, and what is due.
    private func judged(_ articles: [Record]) throws -> [Record] {
        judge.begin(batch: batch)
        var judged = try judge.apply(articles, batch: batch).records
        if judge.isDue() { judged += try judge.due(batch: batch).records }
        judge.settle(batch: batch)
        return judged.map(placed)
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
