import Dedup
import Events
import Kafka
import Notation
import Store
import Wire

/// Counts what went in and what came out, record by record; pure.
///
/// Topics are added in the order of the flow, each from its start to an end that was taken after the end of the topic
/// before it: so what went in below a committed offset must have come out by then. Memory: about 100 bytes a record.
struct AuditTally {
    /// How many findings of a step are told in words.
    static let examples = 20

    private struct Place: Hashable {
        var partition: TopicPartition
        var offset: Int64
        var ordinal = 0
    }

    private let topics: TopicNames
    private let committed: [TopicPartition: Int64]
    private let readsLanguage: Bool
    private var decode = AuditReport.Step("decode")
    private var judge = AuditReport.Step("judge")
    private var code = AuditReport.Step("code")
    private var view = AuditReport.Step("view")
    private var findings: [String] = []
    private var told: [String: Int] = [:]

    /// Raw records that were worked on: whether something came of them.
    private var raw: [Place: Bool] = [:]
    /// Where the audit begins in each raw partition: what stands before it was not read.
    private var rawStarts: [TopicPartition: Int64] = [:]
    private var intake: [Place: Bool] = [:]
    /// Whose articles the records of the intake topic are, and which sequence those of the articles topic have: dead
    /// letters of judge and coder name them by these.
    private var origins: [Place: Place] = [:]
    private var sequences: [Place: Int64] = [:]
    private var articles: [Int64: JudgedFacts] = [:]
    private var releases: Set<Int64> = []
    private var readings: Set<Int64> = []
    private var letters: Set<Place> = []
    private var eventIDs: Set<[UInt8]> = []
    private var live: [String: Set<String>] = [:]

    private struct JudgedFacts: Equatable {
        var relation: Relation
        var story: String
        var wantsReading: Bool
    }

    /// A tally of topics whose stages have worked up to these offsets.
    init(topics: TopicNames, committed: [TopicPartition: Int64], readsLanguage: Bool) {
        self.topics = topics
        self.committed = committed
        self.readsLanguage = readsLanguage
    }

    /// Adds a record of a raw topic.
    mutating func add(raw record: Record) {
        let partition = record.topicPartition
        rawStarts[partition] = min(rawStarts[partition] ?? record.offset, record.offset)
        guard record.offset < committed[partition] ?? 0 else { return decode.unseen += 1 }
        guard record.value != nil else { return }
        decode.checked += 1
        raw[Place(partition: partition, offset: record.offset)] = false
    }

    /// Adds a record of the intake topic.
    mutating func add(intake record: Record) {
        let place = Place(partition: record.topicPartition, offset: record.offset)
        guard let value = record.value, let article = try? IntakeArticle(jsonBytes: value) else {
            // The judge makes a dead letter of it.
            if record.value != nil { intake[place] = false }
            return
        }
        let source = article.source
        let partition = TopicPartition(source.topic, source.partition)
        guard source.offset >= rawStarts[partition] ?? .max else { return }
        let origin = Place(partition: partition, offset: source.offset, ordinal: source.ordinal)
        raw[Place(partition: partition, offset: source.offset)] = true
        guard record.offset < committed[record.topicPartition] ?? 0 else { return judge.unseen += 1 }
        judge.checked += 1
        origins[place] = origin
        if intake.updateValue(false, forKey: origin) != nil {
            decode.extra += 1
            tell("decode", "\(partition) offset \(source.offset) article \(source.ordinal) came out twice")
        }
    }

    /// Adds a record of a followed topic: articles before all others.
    mutating func add(followed record: Record) {
        switch FollowedRecord(record, topics: topics).content {
        case .article(let judged): add(judged, record)
        case .reading(let json):
            guard let sequence = json["sequence"]?.int, articles[Int64(sequence)] != nil else { return }
            if !readings.insert(Int64(sequence)).inserted, !releases.contains(Int64(sequence)) {
                code.extra += 1
                tell("code", "article \(sequence) has two readings")
            }
        case .event(let event):
            live[event.story, default: []].insert(event.id)
            addIdentity(record, "event \(event.id)")
        case .retraction(let retraction):
            live[retraction.story]?.subtract(retraction.void)
            addIdentity(record, "retraction of story \(retraction.story)")
        case .deadLetter: add(DeadLetterRecord.read(record))
        case .decision, .unknown: return
        }
    }

    private mutating func add(_ judged: JudgedArticle, _ record: Record) {
        let source = judged.source
        let place = Place(
            partition: TopicPartition(source.topic, source.partition), offset: source.offset,
            ordinal: source.ordinal)
        guard let seen = intake[place] else { return }
        if judged.released {
            releases.insert(judged.sequence)
        } else if seen {
            judge.extra += 1
            tell("judge", "\(place.partition) offset \(place.offset) has two verdicts")
        }
        intake[place] = true
        sequences[Place(partition: record.topicPartition, offset: record.offset)] = judged.sequence
        let isHeld = judged.heldUntil != nil && !judged.released
        let standing = ArticleCoder.standing(of: judged)
        let isCoded = record.offset < committed[record.topicPartition] ?? 0
        if !isCoded { code.unseen += 1 } else { code.checked += 1 }
        articles[judged.sequence] = JudgedFacts(
            relation: judged.verdict.relation, story: judged.verdict.story,
            wantsReading: readsLanguage && isCoded && !isHeld
                && [.head, .revision, .correction].contains(standing))
    }

    private mutating func add(_ letter: DeadLetter) {
        let partition = TopicPartition(letter.sourceTopic, letter.sourcePartition)
        let place = Place(partition: partition, offset: letter.sourceOffset)
        if !letters.insert(place).inserted {
            decode.extra += 1
            tell("decode", "\(partition) offset \(letter.sourceOffset) has two dead letters")
        }
        if raw[place] != nil { raw[place] = true }
        let origin = origins[place] ?? place
        if intake[origin] != nil { intake[origin] = true }
        if let sequence = sequences[place] { readings.insert(sequence) }
    }

    private mutating func addIdentity(_ record: Record, _ what: String) {
        // The id is made of the article, its version and all that is said; the story's key sets stories apart.
        guard let id = record.header("ce_id") else { return }
        if !eventIDs.insert((record.key ?? []) + Array(id.utf8)).inserted {
            code.extra += 1
            tell("code", "\(what) was published twice")
        }
    }

    /// Compares what came out with the view, which has followed the topics to where they were read.
    mutating func compare(with store: ViewStore) throws {
        view.checked = articles.count
        var rows: Set<Int64> = []
        let newest = articles.keys.max() ?? -1
        try store.forEachJudged(from: articles.keys.min() ?? 0) { judged in
            guard judged.sequence <= newest, rows.insert(judged.sequence).inserted else { return }
            guard let facts = articles[judged.sequence] else { return }
            if facts.relation != judged.verdict.relation || facts.story != judged.verdict.story {
                view.differing += 1
                tell(
                    "view",
                    "article \(judged.sequence) is \(judged.verdict.relation) there, \(facts.relation) on the topic"
                )
            }
        }
        for sequence in articles.keys.sorted() where !rows.contains(sequence) {
            view.lost += 1
            tell("view", "article \(sequence) has no row")
        }
        for story in live.keys.sorted() {
            let there = Set(try store.outstandingEvents(ofStory: story).map(\.id))
            guard there != live[story] else { continue }
            view.differing += 1
            tell("view", "the live events of story \(story) are others than the topic's")
        }
    }

    /// The report of all that was added.
    func report() -> AuditReport {
        var tally = self
        for (place, cameOut) in raw.sorted(by: {
            ($0.key.partition, $0.key.offset) < ($1.key.partition, $1.key.offset)
        })
        where !cameOut {
            tally.decode.lost += 1
            tally.tell("decode", "\(place.partition) offset \(place.offset) came out nowhere")
        }
        for (place, cameOut) in intake.sorted(by: {
            ($0.key.partition, $0.key.offset) < ($1.key.partition, $1.key.offset)
        })
        where !cameOut {
            tally.judge.lost += 1
            tally.tell("judge", "\(place.partition) offset \(place.offset) has no verdict")
        }
        for sequence in articles.keys.sorted()
        where articles[sequence]?.wantsReading == true && !readings.contains(sequence) {
            tally.code.lost += 1
            tally.tell("code", "article \(sequence) has no reading")
        }
        return AuditReport(
            steps: [tally.decode, tally.judge, tally.code, tally.view], findings: tally.findings)
    }

    private mutating func tell(_ step: String, _ finding: String) {
        told[step, default: 0] += 1
        if told[step, default: 0] <= Self.examples { findings.append("\(step): \(finding)") }
    }
}
