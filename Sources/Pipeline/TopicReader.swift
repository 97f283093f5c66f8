public import Kafka

/// Reads topics from their first record to their present end. Blocking; runs on a thread of its own.
public enum TopicReader {
    /// All records of the topics, by topic in the order given, then by partition and offset.
    /// - Throws: `KafkaError` where the broker does not answer within `timeout` or a topic is missing.
    public static func records(
        of topics: [String], _ configuration: ClientConfiguration, timeout: Duration
    ) throws -> [Record] {
        let consumer = try Consumer(configuration, group: nil)
        defer { consumer.close() }
        var open: Set<TopicPartition> = []
        for (topic, count) in try consumer.partitionCounts(of: topics, timeout: timeout) {
            for partition in 0..<count { open.insert(TopicPartition(topic, partition)) }
        }
        try consumer.assign(Dictionary(uniqueKeysWithValues: open.map { ($0, 0) }))
        var records: [Record] = []
        let clock = ContinuousClock()
        let deadline = clock.now + timeout
        while !open.isEmpty {
            guard clock.now < deadline else {
                throw KafkaError(
                    .retriable, name: "_TIMED_OUT",
                    "topics could not be read to their end; see the broker's log")
            }
            switch try consumer.poll(timeout: .milliseconds(100)) {
            case .record(let record): records.append(record)
            case .endOfPartition(let partition, _): open.remove(partition)
            case .error(let error, _) where error.kind == .permanent: throw error
            default: break
            }
        }
        let rank = Dictionary(uniqueKeysWithValues: topics.enumerated().map { ($1, $0) })
        return records.sorted { first, second in
            let one = (rank[first.topicPartition.topic] ?? 0, first.topicPartition.partition, first.offset)
            return one < (
                rank[second.topicPartition.topic] ?? 0, second.topicPartition.partition, second.offset
            )
        }
    }
}
