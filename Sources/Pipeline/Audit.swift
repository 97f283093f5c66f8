import Kafka
import Store

/// Reconciles raw records, output topics and the view: what is lost, extra, unseen or different. Changes nothing.
///
/// A worker may run meanwhile. Blocking; reads every topic once from where the audit begins.
public struct Audit {
    private let settings: PipelineSettings
    private let configuration: ClientConfiguration

    /// An audit of the topics and the database that a worker's settings name.
    public init(_ settings: PipelineSettings) {
        self.settings = settings
        configuration = ClientConfiguration(
            brokers: settings.brokers, clientID: "\(settings.group)-audit", properties: settings.properties)
    }

    /// Reads and compares, from a time on (milliseconds since 1970 UTC) or from the topics' start.
    /// - Parameter progress: called with the number of records read so far, and of all.
    /// - Throws: `KafkaError`, `PipelineError` or `StoreError` where a topic or the database cannot be read.
    public func run(
        since milliseconds: Int64? = nil, progress: (Int, Int) -> Void = { _, _ in }
    ) throws -> AuditReport {
        let topics = settings.topics
        var tally = AuditTally(
            topics: topics, committed: try committed(),
            readsLanguage: settings.readsLanguage && settings.publishesReadings)
        let total = try size(of: topics.raw + [topics.intake] + topics.followed)
        var count = 0
        func read(_ names: [String], _ add: (Record) -> Void) throws -> [TopicPartition: Int64] {
            let starts = try milliseconds.map { try offsets(of: names, at: $0) } ?? [:]
            return try TopicReader.forEach(of: names, configuration, from: starts, idle: .seconds(30)) {
                add($0)
                count += 1
                if count % 500 == 0 { progress(count, total) }
            }
        }
        _ = try read(topics.raw) { tally.add(raw: $0) }
        _ = try read([topics.intake]) { tally.add(intake: $0) }
        var ends: [TopicPartition: Int64] = [:]
        for topic in [topics.articles, topics.readings, topics.events, topics.deadLetters] {
            ends.merge(try read([topic]) { tally.add(followed: $0) }) { max($0, $1) }
        }
        progress(total, total)
        guard !settings.storePath.isEmpty else { return tally.report() }
        let store = try ViewStore(path: settings.storePath, isOwner: false)
        guard try hasFollowed(store, to: ends) else {
            throw PipelineError(
                .store,
                "\(settings.storePath) does not follow the topics to where they were read; start the worker, or audit "
                    + "with --without-view")
        }
        try tally.compare(with: store)
        return tally.report()
    }

    /// How many offsets the topics hold.
    private func size(of names: [String]) throws -> Int {
        let asker = try Consumer(configuration, group: nil)
        defer { asker.close() }
        return try asker.partitionCounts(of: names, timeout: .seconds(10)).reduce(0) { sum, topic in
            try (0..<topic.value).reduce(sum) { sum, number in
                let ends = try asker.watermarks(TopicPartition(topic.key, number), timeout: .seconds(10))
                return sum + Int(ends.high - ends.low)
            }
        }
    }

    /// How far each stage has worked.
    private func committed() throws -> [TopicPartition: Int64] {
        var found: [TopicPartition: Int64] = [:]
        let work: [(StageName, [String])] = [
            (.decode, settings.topics.raw), (.judge, [settings.topics.intake]),
            (.code, [settings.topics.articles]),
        ]
        for (stage, names) in work {
            let asker = try Consumer(
                configuration, group: GroupSettings(id: "\(settings.group)-\(stage.rawValue)"))
            defer { asker.close() }
            var partitions: [TopicPartition] = []
            for (name, count) in try asker.partitionCounts(of: names, timeout: .seconds(10)) {
                partitions += (0..<count).map { TopicPartition(name, $0) }
            }
            for (partition, offset) in try asker.committed(partitions, timeout: .seconds(10)) {
                if let offset { found[partition] = offset }
            }
        }
        return found
    }

    private func offsets(of names: [String], at milliseconds: Int64) throws -> [TopicPartition: Int64] {
        let asker = try Consumer(configuration, group: nil)
        defer { asker.close() }
        var partitions: [TopicPartition] = []
        for (name, count) in try asker.partitionCounts(of: names, timeout: .seconds(10)) {
            partitions += (0..<count).map { TopicPartition(name, $0) }
        }
        let found = try asker.offsets(at: milliseconds, in: partitions, timeout: .seconds(10))
        // Where nothing is as new as that, the partition's end.
        return try partitions.reduce(into: [:]) { starts, partition in
            starts[partition] =
                try found[partition] ?? nil ?? asker.watermarks(partition, timeout: .seconds(10)).high
        }
    }

    /// Waits a while for the view: its follower is at most some hundred milliseconds behind.
    private func hasFollowed(_ store: ViewStore, to ends: [TopicPartition: Int64]) throws -> Bool {
        let limit = ContinuousClock.now + .seconds(5)
        while true {
            let positions = Dictionary(
                try store.positions().map { (TopicPartition($0.topic, $0.partition), $0.nextOffset) },
                uniquingKeysWith: max)
            if ends.allSatisfy({ (positions[$0.key] ?? 0) >= $0.value }) { return true }
            guard ContinuousClock.now < limit else { return false }
            NamedThread.rest(.milliseconds(100))
        }
    }
}
