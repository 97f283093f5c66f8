import Kafka

/// One batch on its way out: outputs, and the input offsets that go with them.
struct CommitJob: Sendable {
    /// Number of the batch.
    var number: Int
    /// Outputs in order.
    var records: [OutgoingRecord]
    /// Next offset of each input partition that the batch read; empty for what no record brought.
    var offsets: [TopicPartition: Int64]
    /// The consumer's standing when the records were read.
    var group: GroupMetadata?
}

/// How the commit of a batch ended.
struct CommitResult: Sendable {
    /// Number of the batch.
    var number: Int
    /// Nil where the batch is passed on.
    var failure: CommitFailure?
    /// Seconds that it took.
    var seconds: Double
}

/// Why a batch was not passed on.
struct CommitFailure: Sendable {
    /// What it means.
    var kind: FailureClass
    /// What the broker said.
    var error: KafkaError
}

extension FailureClass {
    /// The class of what a Kafka call reported.
    init(_ kind: KafkaError.Kind) {
        self =
            switch kind {
            case .retriable: .retriable
            case .abortable: .abortable
            case .doubtful: .doubtful
            case .fenced: .fenced
            case .permanent: .permanent
            }
    }
}
