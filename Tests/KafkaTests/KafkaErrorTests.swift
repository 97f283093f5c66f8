import Testing

@testable import Kafka

@Suite("What may be done about an error")
struct KafkaErrorTests {
    /// Kafka's number of the error (librdkafka's own are below -1), what a plain call makes of it, and what commit,
    /// abort and send-offsets make of it.
    struct Row: CustomTestStringConvertible {
        var number: Int32
        var name: String
        var kind: KafkaError.Kind
        var inDoubt: KafkaError.Kind

        init(_ number: Int32, _ name: String, _ kind: KafkaError.Kind, inDoubt: KafkaError.Kind? = nil) {
            (self.number, self.name, self.kind, self.inDoubt) = (number, name, kind, inDoubt ?? kind)
        }

        var testDescription: String { "\(name) is \(kind.rawValue)" }
    }

    static let rows = [
        Row(-185, "_TIMED_OUT", .retriable, inDoubt: .doubtful),
        Row(-192, "_MSG_TIMED_OUT", .retriable, inDoubt: .doubtful),
        Row(7, "REQUEST_TIMED_OUT", .retriable, inDoubt: .doubtful),
        Row(-195, "_TRANSPORT", .retriable), Row(-187, "_ALL_BROKERS_DOWN", .retriable),
        Row(-184, "_QUEUE_FULL", .retriable), Row(5, "LEADER_NOT_AVAILABLE", .retriable),
        Row(6, "NOT_LEADER_FOR_PARTITION", .retriable),
        Row(14, "COORDINATOR_LOAD_IN_PROGRESS", .retriable), Row(16, "NOT_COORDINATOR", .retriable),
        Row(51, "CONCURRENT_TRANSACTIONS", .retriable), Row(88, "UNSTABLE_OFFSET_COMMIT", .retriable),
        Row(19, "NOT_ENOUGH_REPLICAS", .retriable),
        Row(22, "ILLEGAL_GENERATION", .abortable), Row(25, "UNKNOWN_MEMBER_ID", .abortable),
        Row(27, "REBALANCE_IN_PROGRESS", .abortable), Row(-147, "_MAX_POLL_EXCEEDED", .abortable),
        Row(-142, "_ASSIGNMENT_LOST", .abortable), Row(-152, "_PURGE_QUEUE", .abortable),
        Row(48, "INVALID_TXN_STATE", .doubtful), Row(59, "UNKNOWN_PRODUCER_ID", .doubtful),
        Row(45, "OUT_OF_ORDER_SEQUENCE_NUMBER", .doubtful), Row(-172, "_STATE", .doubtful),
        Row(-144, "_FENCED", .fenced), Row(90, "PRODUCER_FENCED", .fenced),
        Row(47, "INVALID_PRODUCER_EPOCH", .fenced), Row(82, "FENCED_INSTANCE_ID", .fenced),
        Row(10, "MSG_SIZE_TOO_LARGE", .permanent), Row(29, "TOPIC_AUTHORIZATION_FAILED", .permanent),
        Row(30, "GROUP_AUTHORIZATION_FAILED", .permanent),
        Row(53, "TRANSACTIONAL_ID_AUTHORIZATION_FAILED", .permanent),
        Row(3, "UNKNOWN_TOPIC_OR_PART", .permanent), Row(-188, "_UNKNOWN_TOPIC", .permanent),
        Row(-190, "_UNKNOWN_PARTITION", .permanent), Row(58, "SASL_AUTHENTICATION_FAILED", .permanent),
        Row(-140, "_AUTO_OFFSET_RESET", .permanent), Row(1, "OFFSET_OUT_OF_RANGE", .permanent),
        Row(20_000, "an error that nobody knows yet", .permanent),
    ]

    @Test("each code has its kind", arguments: rows)
    func kinds(row: Row) {
        #expect(KafkaError.kind(ofNumber: row.number) == row.kind)
        #expect(KafkaError.kind(ofNumber: row.number, isDoubtful: true) == row.inDoubt)
    }

    @Test("every kind is some error's")
    func closed() {
        #expect(Set(Self.rows.map(\.kind)) == Set(KafkaError.Kind.allCases))
    }
}
