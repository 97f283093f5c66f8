import Digest
import Kafka
import Store

/// Makes the dead letter of a record: its value and headers as they came, and why it lies there.
enum DeadLetterRecord {
    /// Version of the form of dead letters.
    static let version = "1"
    /// Values above this do not fit the topic: the letter then carries headers, coordinates and digest only.
    static let maxValueBytes = 9 << 20

    /// The dead letter of a record that a stage could not work on.
    static func make(
        of record: Record, stage: StageName, reason: String, message: String, attempts: Int = 1, topic: String
    ) -> OutgoingRecord {
        var headers = record.headers.filter { !$0.name.hasPrefix("copytaster_") }
        headers += [
            Header("copytaster_reason", reason), Header("copytaster_stage", stage.rawValue),
            Header("copytaster_message", message), Header("copytaster_topic", record.topicPartition.topic),
            Header("copytaster_partition", "\(record.topicPartition.partition)"),
            Header("copytaster_offset", "\(record.offset)"), Header("copytaster_attempts", "\(attempts)"),
            Header("copytaster_version", version),
        ]
        if let received = record.timestampMilliseconds {
            headers.append(Header("copytaster_received_ms", "\(received)"))
        }
        var value = record.value
        if let bytes = value, bytes.count > maxValueBytes {
            headers.append(Header("copytaster_sha256", SHA256(of: bytes).hex))
            headers.append(Header("copytaster_bytes", "\(bytes.count)"))
            value = []
        }
        return OutgoingRecord(
            topic: topic, partition: 0, key: Array("\(record.topicPartition)-\(record.offset)".utf8),
            value: value,
            headers: headers)
    }

    /// The record that a decision about a letter is, with the letter's key, so that it comes after it.
    static func decision(_ decision: DeadLetterDecision, topic: String) -> OutgoingRecord {
        var headers = [
            Header("copytaster_decision", decision.kind.rawValue),
            Header("copytaster_topic", decision.sourceTopic),
            Header("copytaster_partition", "\(decision.sourcePartition)"),
            Header("copytaster_offset", "\(decision.sourceOffset)"), Header("copytaster_version", version),
        ]
        if let decided = decision.decided {
            headers.append(Header("copytaster_decided_ms", "\(Int64(decided * 1_000))"))
        }
        let source = TopicPartition(decision.sourceTopic, decision.sourcePartition)
        return OutgoingRecord(
            topic: topic, partition: 0, key: Array("\(source)-\(decision.sourceOffset)".utf8), value: [],
            headers: headers)
    }

    /// The decision that a record of the dead-letter topic is; nil for a letter.
    static func decision(in record: Record) -> DeadLetterDecision? {
        guard let kind = record.header("copytaster_decision").flatMap(DeadLetterDecision.Kind.init) else {
            return nil
        }
        let letter = read(record)
        return DeadLetterDecision(
            kind, sourceTopic: letter.sourceTopic, sourcePartition: letter.sourcePartition,
            sourceOffset: letter.sourceOffset,
            decided: record.header("copytaster_decided_ms").flatMap { Double($0) }.map { $0 / 1_000 })
    }

    /// Reads a record of the dead-letter topic.
    static func read(_ record: Record) -> DeadLetter {
        func number(_ name: String) -> Int64? { record.header(name).flatMap { Int64($0) } }
        return DeadLetter(
            reason: record.header("copytaster_reason") ?? "unknown",
            stage: record.header("copytaster_stage") ?? "unknown",
            message: record.header("copytaster_message") ?? "",
            sourceTopic: record.header("copytaster_topic") ?? "",
            sourcePartition: Int32(clamping: number("copytaster_partition") ?? -1),
            sourceOffset: number("copytaster_offset") ?? -1,
            attempts: Int(number("copytaster_attempts") ?? 1), value: record.value,
            headers: record.headers.filter { !$0.name.hasPrefix("copytaster_") }.map {
                DeadLetter.Header(name: $0.name, value: $0.value)
            },
            sha256: record.header("copytaster_sha256"), bytes: number("copytaster_bytes").map { Int($0) })
    }
}
