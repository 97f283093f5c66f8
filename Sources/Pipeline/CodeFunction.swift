import Dedup
import Events
import Kafka
import Notation
import Wire

/// What the words say, and the events they tell: read and coded on all cores, published story by story in order.
final class CodeFunction: StageFunction {
    private let coder: ArticleCoder
    private let memory: any StoryBook
    private let topics: TopicNames
    private let pool: WorkPool
    private let writer: CodedRecordWriter
    private let care: Precaution
    private let actions: VerdictActions

    init(
        coder: ArticleCoder, memory: any StoryBook, topics: TopicNames, pool: WorkPool, run: String,
        care: Precaution, actions: VerdictActions
    ) {
        self.actions = actions
        self.coder = coder
        self.memory = memory
        self.topics = topics
        self.pool = pool
        writer = CodedRecordWriter(topics: topics, run: run)
        self.care = care
    }

    func prepare(_ starts: [TopicPartition: Int64]) throws { try memory.prepare() }
    func settle(batch: Int) { memory.settle(batch: batch) }
    func undo(from batch: Int) { memory.undo(from: batch) }
    func forget() { memory.forget() }

    private struct Prepared: Sendable {
        var record: Record
        var judged: JudgedArticle?
        var failure: String?
        var letter: OutgoingRecord?
        var coded: Result<CodedArticle, PipelineError>?
        /// The record of its reading, where it was coded before its turn.
        var reading: OutgoingRecord?
    }

    func apply(_ records: [Record], batch: Int) throws -> StageOutput {
        try memory.makeRoom()
        let (coder, care, letters, actions, writer) = (coder, care, topics.deadLetters, actions, writer)
        // Copies are coded only where their story was not; that is known in order, so most of them are left out
        // here and the few that are needed are coded below.
        var prepared = pool.map(records, alone: care.suspects) { record -> Prepared in
            guard let value = record.value else { return Prepared(record: record) }
            if let letter = care.letter(for: record, topic: letters) {
                return Prepared(record: record, letter: letter)
            }
            return care.working(on: record) {
                do {
                    let judged = try JudgedArticle(jsonBytes: value)
                    var one = Prepared(record: record, judged: judged)
                    if let standing = actions.standing(of: judged),
                        StoryLedger.needsCoding(standing, state: .coded)
                    {
                        let coded = Self.code(judged, coder)
                        one.coded = coded
                        if case .success(let success) = coded, success.isAnalysed {
                            one.reading = writer.record(of: Self.reading(success, judged, record))
                        }
                    }
                    return one
                } catch {
                    return Prepared(record: record, failure: "\(error)")
                }
            }
        }
        try memory.foresee(
            prepared.compactMap(\.judged).filter { actions.standing(of: $0) != nil }
                .map { ($0.verdict.story, $0.sequence) })
        var output = StageOutput()
        var drafts: [CodedRecordWriter.Draft] = []
        for place in prepared.indices {
            if let letter = prepared[place].letter {
                output.append(.letter(letter, reason: Precaution.reason))
                continue
            }
            // The record is noted here too: a copy that is coded after all is coded in this step.
            try care.working(on: prepared[place].record) {
                try publish(&prepared[place], batch: batch, into: &output, &drafts)
            }
        }
        // What is published is settled in order; how it is written down needs none.
        output.records += pool.map(drafts) { writer.record(of: $0) }
        return output
    }

    private static func reading(
        _ coded: CodedArticle, _ judged: JudgedArticle, _ record: Record
    ) -> CodedRecordWriter.Draft {
        CodedRecordWriter.Draft(
            content: .reading(coded.reading ?? .null, outcome(of: coded)), judged: judged, source: record)
    }

    private static func outcome(of coded: CodedArticle) -> Outcome {
        coded.reason.map { Outcome(.notCoded, reason: $0) } ?? Outcome(.coded)
    }

    private static func code(_ judged: JudgedArticle, _ coder: ArticleCoder) -> Result<
        CodedArticle, PipelineError
    > {
        do {
            return .success(try coder.code(judged))
        } catch {
            return .failure(PipelineError(.data, "\(error)"))
        }
    }

    private func publish(
        _ one: inout Prepared, batch: Int, into output: inout StageOutput,
        _ drafts: inout [CodedRecordWriter.Draft]
    ) throws {
        guard let judged = one.judged else {
            if let failure = one.failure {
                reject(one.record, "malformed", failure, &output)
            } else {
                output.count(Outcome(.tombstone))
            }
            return
        }
        guard let standing = actions.standing(of: judged) else { return output.count(notNeeded(judged)) }
        let story = judged.verdict.story
        let ledger = try memory.ledger(of: story, before: judged.sequence)
        let isNeeded = StoryLedger.needsCoding(standing, state: ledger.state)
        let isHeld = judged.heldUntil != nil && !judged.released
        if isNeeded, !isHeld, one.coded == nil { one.coded = Self.code(judged, coder) }
        var coded = CodedArticle(reading: nil, events: [], reason: nil)
        if isNeeded, !isHeld {
            switch one.coded {
            case .success(let value): coded = value
            case .failure(let error):
                return reject(one.record, "analysis_failed", error.message, &output)
            case nil: break
            }
        }
        let outcome = outcome(judged, standing, isNeeded: isNeeded, isHeld: isHeld, coded)
        if isNeeded, !isHeld, coded.isAnalysed {
            let reading = one.reading ?? writer.record(of: Self.reading(coded, judged, one.record))
            if let letter = OutputBound.letter(
                of: one.record, stage: .code, bytes: reading.value?.count ?? 0, topic: topics.deadLetters)
            {
                return output.append(.letter(letter, reason: OutputBound.reason))
            }
            output.records.append(reading)
        }
        output.count(outcome)
        if isHeld, standing != .withdrawal { return }
        if coded.reason != nil, standing != .kill { return }
        let article = judged.article
        let publication = ledger.publication(
            of: coded.events,
            from: StoryLedger.Source(
                article: article.id, version: article.version, story: story, sequence: judged.sequence,
                standing: standing), coder: EventCoder.version)
        let state: StoryState =
            standing == .kill ? .killed : isNeeded ? .coded : ledger.state
        let after = StoryLedger(outstanding: publication.outstanding, state: state)
        if after != ledger { memory.set(after, of: story, batch: batch) }
        let contents =
            (publication.retraction.map { [.retraction($0)] } ?? [])
            + publication.events.map { CodedRecordWriter.Content.event($0) }
        drafts += contents.map {
            CodedRecordWriter.Draft(content: $0, judged: judged, source: one.record)
        }
    }

    private func outcome(
        _ judged: JudgedArticle, _ standing: Standing, isNeeded: Bool, isHeld: Bool,
        _ coded: CodedArticle
    ) -> Outcome {
        if isHeld { return Outcome(.held) }
        if standing == .kill { return Outcome(.killed) }
        if isNeeded { return Self.outcome(of: coded) }
        return notNeeded(judged)
    }

    /// What became of an article that is not coded: a copy, or a newer version that the settings say to pass over.
    private func notNeeded(_ judged: JudgedArticle) -> Outcome {
        switch judged.verdict.relation {
        case .redelivery: Outcome(.redelivery)
        case .revision, .correction: Outcome(.notCoded, reason: "setting")
        default: Outcome(.copy)
        }
    }

    private func reject(_ record: Record, _ reason: String, _ message: String, _ output: inout StageOutput) {
        output.append(
            .letter(
                DeadLetterRecord.make(
                    of: record, stage: .code, reason: reason, message: message, topic: topics.deadLetters),
                reason: reason))
    }
}
