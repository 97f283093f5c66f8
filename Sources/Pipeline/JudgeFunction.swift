import Dedup
import Kafka
import Notation
import Wire

/// What dedup says of each article, in the one order of all copy; and the end of each embargo.
///
/// Only the verdict itself needs the order: articles are read before it, and records written after it, on all cores.
///
/// The index is built anew for each assignment: from the view, and from the tail of the articles topic.
final class JudgeFunction: StageFunction {
    private let memory: any RecordedVerdicts
    private let makeJudge: () throws -> any Judge
    private let topics: TopicNames
    private let pool: WorkPool
    private let run: String
    private let care: Precaution
    private let now: () -> Double
    private var judge: (any Judge)?
    private var sequence: Int64 = 0
    private var embargoes = EmbargoTimers()
    private var bodies = BodyMemory()
    /// Sequence before each open batch.
    private var journal: [Int: Int64] = [:]

    init(
        memory: any RecordedVerdicts, topics: TopicNames, pool: WorkPool, run: String, care: Precaution,
        now: @escaping () -> Double,
        makeJudge: @escaping () throws -> any Judge
    ) {
        self.memory = memory
        self.topics = topics
        self.pool = pool
        self.run = run
        self.care = care
        self.now = now
        self.makeJudge = makeJudge
    }

    func prepare(_ starts: [TopicPartition: Int64]) throws {
        let judge = try makeJudge()
        var last: Int64 = -1
        try memory.forEachRecorded(
            settings: judge.settings,
            held: { embargoes.note($0) },
            row: { row in
                judge.remember(row)
                last = max(last, row.judged.sequence)
                if row.judged.heldUntil == nil { embargoes.note(row.judged) }
            },
            tail: { recent in
                judge.remember(recent)
                last = max(last, recent.judged.sequence)
                embargoes.note(recent.judged)
                bodies.keep(recent.judged.article, batch: 0)
            })
        // Where nothing recorded is left, the offset is above every sequence that was ever given.
        sequence = last >= 0 ? last + 1 : starts.values.max() ?? 0
        self.judge = judge
    }

    func forget() {
        judge = nil
        embargoes = EmbargoTimers()
        bodies = BodyMemory()
        journal = [:]
    }

    func begin(batch: Int) {
        journal[batch] = sequence
        judge?.begin(batch: batch)
        embargoes.begin(batch: batch)
    }

    func settle(batch: Int) {
        journal[batch] = nil
        judge?.settle(batch: batch)
        if let size = judge?.size { PipelineMetrics().index(articles: size.articles, bytes: size.bytes) }
        embargoes.settle(batch: batch)
    }

    func undo(from batch: Int) {
        if let before = journal.filter({ $0.key >= batch }).values.min() { sequence = before }
        journal = journal.filter { $0.key < batch }
        judge?.undo(from: batch)
        embargoes.undo(from: batch)
        bodies.undo(from: batch)
    }

    /// A record as it is before its turn to be judged, and after.
    private enum Step: Sendable {
        case tombstone
        case letter(OutgoingRecord, reason: String)
        case prepared(PreparedArticle)
        case judged(JudgedArticle)
    }

    func apply(_ records: [Record], batch: Int) throws -> StageOutput {
        guard let judge else {
            throw PipelineError(.position, "the judge has no index; this is a fault of ours")
        }
        let (care, letters, settings) = (care, topics.deadLetters, judge.settings)
        var steps = pool.map(records, alone: care.suspects) { record -> Step in
            if let letter = care.letter(for: record, topic: letters) {
                return .letter(letter, reason: Precaution.reason)
            }
            return care.working(on: record) { Self.prepare(record, settings, letters) }
        }
        for place in steps.indices {
            guard case .prepared(let article) = steps[place] else { continue }
            care.working(on: records[place]) {
                steps[place] = .judged(self.judge(article, by: judge, batch: batch))
            }
        }
        let (topics, run) = (topics, run)
        let written = pool.map(Array(zip(steps, records))) { step, record -> OutgoingRecord? in
            guard case .judged(let judged) = step else { return nil }
            return Self.record(judged, topics, run, traceparent: CloudEvent.traceparent(of: record))
        }
        var output = StageOutput()
        output.records.reserveCapacity(records.count)
        for (step, record) in zip(steps, written) {
            switch step {
            case .tombstone: output.count(Outcome(.tombstone))
            case .letter(let letter, let reason): output.append(.letter(letter, reason: reason))
            case .prepared: break
            case .judged(let judged):
                output.records.append(contentsOf: record.map { [$0] } ?? [])
                output.verdicts[judged.verdict.relation.rawValue, default: 0] += 1
            }
        }
        return output
    }

    private static func prepare(_ record: Record, _ settings: DedupSettings, _ letters: String) -> Step {
        guard let value = record.value else { return .tombstone }
        do {
            return .prepared(PreparedArticle(try IntakeArticle(jsonBytes: value), settings: settings))
        } catch {
            return .letter(
                DeadLetterRecord.make(
                    of: record, stage: .judge, reason: "malformed", message: "\(error)", topic: letters),
                reason: "malformed")
        }
    }

    private func judge(_ prepared: PreparedArticle, by judge: any Judge, batch: Int) -> JudgedArticle {
        let intake = prepared.intake
        let (verdict, sketch) = judge.judge(prepared, sequence: sequence, batch: batch) { [self] id in
            bodies.text(of: id) ?? memory.bodyText(of: id)
        }
        let judged = JudgedArticle(
            article: intake.article, source: intake.source,
            receivedMilliseconds: intake.receivedMilliseconds, verdict: verdict, sequence: sequence,
            heldUntil: EmbargoTimers.heldUntil(intake), judge: Self.version, sketch: sketch)
        sequence += 1
        bodies.keep(judged.article, batch: batch)
        embargoes.note(judged)
        return judged
    }

    func isDue() -> Bool { judge != nil && embargoes.isDue(now: now()) }

    func due(batch: Int) throws -> StageOutput {
        var output = StageOutput()
        for var judged in embargoes.takeDue(now: now()) {
            judged.released = true
            judged.heldUntil = nil
            output.records.append(Self.record(judged, topics, run, traceparent: []))
            output.count(Outcome(.released))
        }
        return output
    }

    /// Version of the judge's program, as it stands on every article.
    static let version = "1.0"

    private static func record(
        _ judged: JudgedArticle, _ topics: TopicNames, _ run: String, traceparent: [Header]
    ) -> OutgoingRecord {
        let article = judged.article
        let id = ArticleStamp.id(of: judged)
        return OutgoingRecord(
            topic: topics.articles, partition: 0, key: Array(judged.verdict.story.utf8),
            value: judged.jsonBytes,
            headers: CloudEvent.headers(
                type: CloudEvent.article, id: id, provider: article.provider, subject: article.id,
                time: ArticleStamp.time(of: article), run: run, traceparent: traceparent))
    }
}
