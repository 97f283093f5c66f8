import Kafka

/// How large a stage's output may be: what the next topic would refuse becomes a dead letter of its input.
enum OutputBound {
    /// The reason of the dead letter.
    static let reason = "output_too_large"
    /// Bytes of a value. Our topics take 10 MiB; headers, key and the verdict that the judge adds need room too.
    static let maxBytes = 9 << 20

    /// The dead letter of a record whose output has so many bytes; nil where it fits.
    static func letter(of record: Record, stage: StageName, bytes: Int, topic: String) -> OutgoingRecord? {
        guard bytes > maxBytes else { return nil }
        return DeadLetterRecord.make(
            of: record, stage: stage, reason: reason,
            message:
                "what comes of this record has \(bytes) bytes, and the next topic takes \(maxBytes); split the "
                + "record upstream",
            topic: topic)
    }
}
