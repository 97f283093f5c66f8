import Dedup
import Events
import Foundation
public import Kafka
import Notation
import Store
import Wire

/// Works recorded input through the stages again, into a database of its own, and where its bounds name a prefix, to
/// topics of its own; live topics stay as they are unless `supersede` is called.
///
/// Can be ended at any moment and goes on where its database stands. Blocking; one thread. The verdicts of a replay from
/// `decode` or `judge` come from an index of its own; a replay of `code` takes the recorded ones.
public final class Replay {
    private let settings: PipelineSettings
    private let configuration: ClientConfiguration
    private let database: String
    private let rehearsal: Rehearsal

    /// What is read.
    public let bounds: ReplayBounds

    /// Opens the database, or makes it, and takes the bounds that stand beside it, or those that are given.
    /// - Throws: `PipelineError` with the code `settings` where the database belongs to another replay.
    public init(settings: PipelineSettings, database: String, bounds wanted: ReplayBounds) throws {
        self.settings = settings
        self.database = database
        configuration = ClientConfiguration(
            brokers: settings.brokers, clientID: "\(settings.group)-replay", properties: settings.properties)
        bounds = try Self.kept(beside: database, wanted)
        var own = settings
        own.storePath = database
        own.runID = bounds.run
        rehearsal = try Rehearsal(settings: own)
    }

    /// Bounds of a stage's input, from and to what `from` and `to` say of each partition (its offsets at both ends
    /// are given to them).
    public static func bounds(
        of stage: StageName, run: String, settings: PipelineSettings,
        outputPrefix: String? = nil,
        from: (Consumer, TopicPartition, Int64, Int64) throws -> Int64,
        to: (Consumer, TopicPartition, Int64, Int64) throws -> Int64
    ) throws -> ReplayBounds {
        let asker = try Consumer(
            ClientConfiguration(
                brokers: settings.brokers, clientID: "\(settings.group)-replay",
                properties: settings.properties),
            group: nil)
        defer { asker.close() }
        let topics =
            switch stage {
            case .decode: settings.topics.raw
            case .judge: [settings.topics.intake]
            default: [settings.topics.articles]
            }
        var ranges: [ReplayBounds.Range] = []
        for (topic, count) in try asker.partitionCounts(of: topics, timeout: .seconds(10)) {
            for number in 0..<count {
                let partition = TopicPartition(topic, number)
                let ends = try asker.watermarks(partition, timeout: .seconds(10))
                let first = max(ends.low, try from(asker, partition, ends.low, ends.high))
                let last = min(ends.high, try to(asker, partition, ends.low, ends.high))
                ranges.append(.init(topic: topic, partition: number, from: first, to: max(first, last)))
            }
        }
        ranges.sort { ($0.topic, $0.partition) < ($1.topic, $1.partition) }
        return ReplayBounds(stage: stage, run: run, ranges: ranges, outputPrefix: outputPrefix)
    }

    private static func kept(beside database: String, _ wanted: ReplayBounds) throws -> ReplayBounds {
        let url = URL(fileURLWithPath: database + ".replay.json")
        guard FileManager.default.fileExists(atPath: url.path) else {
            try Data(wanted.json.bytes).write(to: url, options: .atomic)
            return wanted
        }
        let kept = try ReplayBounds(jsonBytes: Array(try Data(contentsOf: url)))
        guard kept.stage == wanted.stage, kept.run == wanted.run else {
            throw PipelineError(
                .settings,
                "\(database) belongs to the replay \(kept.run) of \(kept.stage.rawValue); name another with --database, or "
                    + "resume that one with --run-id \(kept.run) --stage \(kept.stage.rawValue)")
        }
        guard kept.outputPrefix == wanted.outputPrefix else {
            throw PipelineError(
                .settings,
                "the replay \(kept.run) was begun "
                    + (kept.outputPrefix.map { "with --output-prefix \($0)" } ?? "without --output-prefix")
                    + "; resume it so, or begin another with --run-id")
        }
        return kept
    }

    /// Works what is left of the bounds through the stages.
    /// - Parameter progress: called after each batch with records done, before this run too, and of all; what it throws
    ///   ends the replay, which can be resumed.
    public func run(progress: (Int, Int) throws -> Void = { _, _ in }) throws {
        let done = try rehearsal.inputPositions()
        var starts: [TopicPartition: Int64] = [:]
        var ends: [TopicPartition: Int64] = [:]
        var (count, total) = (0, 0)
        for range in bounds.ranges {
            let partition = TopicPartition(range.topic, range.partition)
            starts[partition] = max(range.from, done[partition] ?? 0)
            ends[partition] = range.to
            total += Int(range.to - range.from)
            count += Int(min(starts[partition] ?? 0, range.to) - range.from)
        }
        func work(to ends: [TopicPartition: Int64], _ output: ReplayOutput?) throws {
            let isCode = bounds.stage == .code
            let reader = try MergedReader(configuration, from: starts, to: ends) { record in
                isCode ? Self.sequence(of: record) : record.timestampMilliseconds ?? 0
            }
            defer { reader.close() }
            while true {
                let batch = try reader.next(settings.batch.maxRecordsBehind)
                guard !batch.isEmpty else { break }
                var input: [TopicPartition: Int64] = [:]
                for record in batch { input[record.topicPartition] = record.nextOffset }
                _ = try rehearsal.apply(batch, from: bounds.stage) { try output?.publish($0, from: input) }
                starts.merge(input) { $1 }
                count += batch.count
                try progress(count, total)
            }
        }
        if let prefix = bounds.outputPrefix {
            let output = try ReplayOutput(
                settings: settings, configuration: configuration, run: bounds.run, prefix: prefix)
            defer { output.close() }
            // What went out before the replay was ended and did not reach its database is made again, and stays as
            // it is out there.
            let out = try output.published(Array(ends.keys)).filter { $0.value > starts[$0.key] ?? 0 }
            try work(to: out.filter { $0.value <= ends[$0.key] ?? 0 }, nil)
            try work(to: ends, output)
        } else {
            try work(to: ends, nil)
        }
        try progress(total, total)
    }

    /// The place in the one order of all copy; records that cannot be read come when they come.
    private static func sequence(of record: Record) -> Int64 {
        guard let value = record.value, let judged = try? JudgedArticle(jsonBytes: value) else { return 0 }
        return judged.sequence
    }

    /// Compares the events of the replay with the live ones of the same articles.
    public func report() throws -> ReplayReport {
        let own = try ViewStore(path: database, isOwner: false)
        let live = try ViewStore(path: settings.storePath, isOwner: false)
        var versions: Set<String> = []
        var articles = 0
        try own.forEachJudged(from: 0) { judged in
            if !judged.released { articles += 1 }
            versions.insert(Self.version(judged.article.id, judged.article.version))
        }
        func facts(_ store: ViewStore) throws -> [String: EventFacts] {
            var found: [String: EventFacts] = [:]
            try store.forEachLiveEvent { event in
                if versions.contains(Self.version(event.article, event.version)) {
                    found[event.id] = EventFacts(event)
                }
            }
            return found
        }
        return ReplayReport(articles: articles, replayed: try facts(own), live: try facts(live))
    }

    private static func version(_ article: String, _ version: UInt64?) -> String {
        "\(article)\u{0}\(version.map(String.init) ?? "")"
    }

    /// Publishes the differences of a report to the live events topic: retractions of what is gone, then events that
    /// are new or changed, story by story in transactions.
    ///
    /// Made again after it was cut short, or after the view has followed, it publishes what is still different.
    /// - Throws: `PipelineError` with the code `settings` for a replay that gave verdicts of its own: recorded verdicts
    ///   are law, and its stories may be others.
    public func supersede(_ report: ReplayReport) throws {
        guard bounds.stage == .code else {
            throw PipelineError(
                .settings,
                "only a replay of code can supersede live events, because recorded verdicts are law")
        }
        let own = try ViewStore(path: database, isOwner: false)
        let live = try ViewStore(path: settings.storePath, isOwner: false)
        let producer = try TransactionalProducer(
            configuration, transactionalID: "\(settings.group)-supersede")
        try producer.initTransactions(timeout: .seconds(30))
        let routes = Routes(
            counts: try producer.partitionCounts(of: [settings.topics.events], timeout: .seconds(10)))
        let stories = Dictionary(grouping: report.differences, by: \.story)
        var open = 0
        for story in stories.keys.sorted() {
            let made = try records(of: story, stories[story] ?? [], own, live)
            if open == 0 { try producer.begin() }
            for record in made { try producer.send(routes.routed(record)) }
            open += made.count
            if open >= settings.batch.maxRecordsBehind {
                try producer.commit(timeout: .seconds(30))
                open = 0
            }
        }
        if open > 0 { try producer.commit(timeout: .seconds(30)) }
    }

    private func records(
        of story: String, _ differences: [ReplayReport.Difference], _ own: ViewStore, _ live: ViewStore
    ) throws -> [OutgoingRecord] {
        let articles = try live.articles(ofStory: story)
        guard let newest = articles.last else { return [] }
        var made: [OutgoingRecord] = []
        let gone = differences.filter { $0.way == .removed }.map(\.event)
        if !gone.isEmpty {
            let retraction = Retraction(
                article: newest.article.id, version: newest.article.version, story: story,
                sequence: newest.sequence, void: gone, reason: .reprocessed, by: EventCoder.version)
            made.append(record(CloudEvent.retraction, newest, retraction.jsonBytes))
        }
        let wanted = Set(differences.filter { $0.way != .removed }.map(\.event))
        for event in try own.events(ofStory: story) where wanted.contains(event.id) {
            let source = articles.first { $0.sequence == event.sequence } ?? newest
            made.append(record(CloudEvent.event, source, event.jsonBytes))
        }
        return made
    }

    private func record(_ type: String, _ judged: JudgedArticle, _ value: [UInt8]) -> OutgoingRecord {
        OutgoingRecord(
            topic: settings.topics.events, partition: 0, key: Array(judged.verdict.story.utf8), value: value,
            headers: CloudEvent.headers(
                type: type, id: RecordIdentity.id(type: type, judged, value: value),
                provider: judged.article.provider, subject: judged.article.id,
                time: ArticleStamp.time(of: judged.article), run: bounds.run, traceparent: []))
    }
}
