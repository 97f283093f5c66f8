import Kafka

/// Which partition of its topic each record goes to: all of one key to one partition.
struct Routes: Sendable {
    /// Number of partitions of each topic.
    let counts: [String: Int32]

    /// The record with its partition.
    /// - Throws: `PipelineError` where the topic does not exist.
    func routed(_ record: OutgoingRecord) throws(PipelineError) -> OutgoingRecord {
        guard let count = counts[record.topic], count > 0 else {
            throw PipelineError(
                .topic,
                "the topic \(record.topic) does not exist; make it with copytaster check --create-topics")
        }
        var routed = record
        routed.partition = record.key.map { Partitioner.partition(forKey: $0, count: count) } ?? 0
        return routed
    }
}
