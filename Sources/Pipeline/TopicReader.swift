public import Kafka

/// Reads topics from their first record, or from offsets, to their present end, committed records only. Blocking; runs
/// on a thread of its own.
public enum TopicReader {
    /// All records of the topics, by topic in the order given, then by partition and offset.
    /// - Throws: `KafkaError` where the broker does not answer within `timeout` or a topic is missing.
    public static func records(
        of topics: [String], _ configuration: ClientConfiguration, timeout: Duration
    ) throws -> [Record] {
        var records: [Record] = []
        try forEach(of: topics, configuration, idle: timeout) { records.append($0) }
        let rank = Dictionary(uniqueKeysWithValues: topics.enumerated().map { ($1, $0) })
        return records.sorted { first, second in
            let one = (rank[first.topicPartition.topic] ?? 0, first.topicPartition.partition, first.offset)
            return one < (
                rank[second.topicPartition.topic] ?? 0, second.topicPartition.partition, second.offset
            )
        }
    }

    /// Calls the body with each record, in the order of each partition, and returns the offset after the last record of
    /// each partition that had one: markers of transactions, which nobody reads, are not counted.
    /// - Throws: `KafkaError` where nothing comes for `idle` or a topic is missing; what the body throws.
    @discardableResult
    public static func forEach(
        of topics: [String], _ configuration: ClientConfiguration, from starts: [TopicPartition: Int64] = [:],
        idle: Duration, _ body: (Record) throws -> Void
    ) throws -> [TopicPartition: Int64] {
        let consumer = try Consumer(configuration, group: nil)
        defer { consumer.close() }
        var open: [TopicPartition: Int64] = [:]
        let counts = try consumer.partitionCounts(of: topics, timeout: idle)
        for topic in topics {
            guard let count = counts[topic] else {
                throw PipelineError(
                    .topic, "the topic \(topic) does not exist; make it with copytaster check --create-topics"
                )
            }
            for number in 0..<count {
                let partition = TopicPartition(topic, number)
                // Retention may have run over an offset that was good when it was noted.
                let low = try consumer.watermarks(partition, timeout: idle).low
                open[partition] = max(starts[partition] ?? low, low)
            }
        }
        var ends: [TopicPartition: Int64] = [:]
        try consumer.assign(open)
        let clock = ContinuousClock()
        var deadline = clock.now + idle
        while !open.isEmpty {
            guard clock.now < deadline else {
                throw KafkaError(
                    .retriable, name: "_TIMED_OUT",
                    "topics could not be read to their end; see the broker's log")
            }
            switch try consumer.poll(timeout: .milliseconds(100)) {
            case .record(let record):
                deadline = clock.now + idle
                // More may come while other partitions are still read.
                guard open[record.topicPartition] != nil else { continue }
                ends[record.topicPartition] = record.nextOffset
                try body(record)
            case .endOfPartition(let partition, _): open[partition] = nil
            case .error(let error, _) where error.kind == .permanent: throw error
            default: break
            }
        }
        return ends
    }
}
