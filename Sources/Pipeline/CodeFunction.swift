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
    private let run: String
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
        self.run = run
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
    }

    func apply(_ records: [Record], batch: Int) throws -> StageOutput {
        try memory.makeRoom()
        let (coder, care, letters, actions) = (coder, care, topics.deadLetters, actions)
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
                        one.coded = Self.code(judged, coder)
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
        for place in prepared.indices {
            if let letter = prepared[place].letter {
                output.append(.letter(letter, reason: Precaution.reason))
                continue
            }
            // The record is noted here too: a copy that is coded after all is coded in this step.
            try care.working(on: prepared[place].record) {
                try publish(&prepared[place], batch: batch, into: &output)
            }
        }
        return output
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

    private func publish(_ one: inout Prepared, batch: Int, into output: inout StageOutput) throws {
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
        let outcome = outcome(judged, standing, isNeeded: isNeeded, isHeld: isHeld, coded.reason)
        if isNeeded, !isHeld, coded.isAnalysed {
            let reading = readingRecord(judged, coded.reading, outcome, one.record)
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
        append(publication, judged, one.record, &output)
    }

    private func outcome(
        _ judged: JudgedArticle, _ standing: Standing, isNeeded: Bool, isHeld: Bool, _ reason: String?
    ) -> Outcome {
        if isHeld { return Outcome(.held) }
        if standing == .kill { return Outcome(.killed) }
        if isNeeded { return reason.map { Outcome(.notCoded, reason: $0) } ?? Outcome(.coded) }
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

    private func append(
        _ publication: StoryLedger.Publication, _ judged: JudgedArticle, _ record: Record,
        _ output: inout StageOutput
    ) {
        if let retraction = publication.retraction {
            output.records.append(
                self.record(
                    topics.events, CloudEvent.retraction, parts: [retraction.json], judged,
                    retraction.jsonBytes, record))
        }
        for event in publication.events {
            let json = event.json
            output.records.append(
                self.record(topics.events, CloudEvent.event, parts: [json], judged, json.bytes, record))
        }
    }

    private func readingRecord(
        _ judged: JudgedArticle, _ reading: JSONValue?, _ outcome: Outcome, _ record: Record
    ) -> OutgoingRecord {
        let json = ReadingRecord.json(of: reading, outcome: outcome, judged)
        return self.record(topics.readings, CloudEvent.reading, parts: [json], judged, json.bytes, record)
    }

    private func record(
        _ topic: String, _ type: String, parts: [JSONValue], _ judged: JudgedArticle, _ value: [UInt8],
        _ record: Record
    ) -> OutgoingRecord {
        let article = judged.article
        let headers = CloudEvent.headers(
            type: type, id: RecordIdentity.id(type: type, judged, value: value), provider: article.provider,
            subject: article.id, time: ArticleStamp.time(of: article), run: run,
            traceparent: CloudEvent.traceparent(of: record))
        return OutgoingRecord(
            topic: topic, partition: 0, key: Array(judged.verdict.story.utf8), value: value, headers: headers)
    }

    private func reject(_ record: Record, _ reason: String, _ message: String, _ output: inout StageOutput) {
        output.append(
            .letter(
                DeadLetterRecord.make(
                    of: record, stage: .code, reason: reason, message: message, topic: topics.deadLetters),
                reason: reason))
    }
}
