import Kafka

/// Publishes what a replay makes to topics of its own, every batch in one transaction with the offsets of its input.
///
/// The offsets are committed under a group of the replay, so that one that was ended between a transaction and the
/// database knows which records are out already. Blocking; one thread.
final class ReplayOutput {
    private let producer: TransactionalProducer
    private let group: Consumer
    private let routes: Routes
    private let prefix: String

    /// The topics: the live names behind `prefix`, made where they are missing with as many partitions as the live
    /// ones.
    /// - Throws: `PipelineError` with the code `settings` for an empty prefix, which would name the live topics.
    init(settings: PipelineSettings, configuration: ClientConfiguration, run: String, prefix: String) throws {
        guard !prefix.isEmpty else {
            throw PipelineError(
                .settings, "an empty prefix would name the live topics; give one such as replay.")
        }
        self.prefix = prefix
        let id = "\(settings.group)-replay-\(run)"
        group = try Consumer(configuration, group: GroupSettings(id: id))
        let admin = try Admin(configuration)
        let live = try admin.partitionCounts(of: settings.topics.followed, timeout: .seconds(10))
        for (name, count) in live.sorted(by: { $0.key < $1.key }) {
            // Records of ours may be larger than the raw copy they come from: 10 MiB, as our producers take.
            let topic = TopicSpecification(
                name: prefix + name, partitions: count, settings: ["max.message.bytes": "10485760"])
            _ = try admin.create(topic, timeout: .seconds(10))
        }
        routes = Routes(counts: Dictionary(uniqueKeysWithValues: live.map { (prefix + $0.key, $0.value) }))
        producer = try TransactionalProducer(configuration, transactionalID: id)
        try producer.initTransactions(timeout: .seconds(30))
    }

    /// Offset after the last record of each partition whose results are out.
    func published(_ partitions: [TopicPartition]) throws -> [TopicPartition: Int64] {
        try group.committed(partitions, timeout: .seconds(10)).compactMapValues { $0 }
    }

    /// Publishes what a batch of input gave: all of it, or on an error nothing.
    /// - Parameter input: next offset of each partition that the batch was read from.
    func publish(_ records: [Record], from input: [TopicPartition: Int64]) throws {
        try producer.begin()
        do {
            for record in records {
                try producer.send(
                    try routes.routed(
                        OutgoingRecord(
                            topic: prefix + record.topicPartition.topic, partition: 0, key: record.key,
                            value: record.value, headers: record.headers)))
            }
            if let metadata = group.groupMetadata() {
                try producer.sendOffsets(input, group: metadata, timeout: .seconds(10))
            }
            try producer.commit(timeout: .seconds(30))
        } catch {
            // What the abort itself reports adds nothing to the failure; the next start takes the id over.
            try? producer.abort(timeout: .seconds(10))
            throw error
        }
    }

    func close() { group.close() }
}
