import Kafka

/// What came of a batch: records to write, and what is counted once they are written.
struct StageOutput: Sendable {
    /// Records for the next topics, in order; the partition is chosen by key when they are sent.
    var records: [OutgoingRecord] = []
    /// How often each outcome came about.
    var outcomes: [Outcome: Int] = [:]
    /// How often each verdict was given, by relation.
    var verdicts: [String: Int] = [:]

    /// What comes of a record that cannot be worked on.
    static func letter(_ letter: OutgoingRecord, reason: String) -> StageOutput {
        StageOutput(records: [letter], outcomes: [Outcome(.deadLetter, reason: reason): 1])
    }

    /// Counts an outcome.
    mutating func count(_ outcome: Outcome) { outcomes[outcome, default: 0] += 1 }

    /// Adds what came of later records.
    mutating func append(_ other: StageOutput) {
        records += other.records
        outcomes.merge(other.outcomes, uniquingKeysWith: +)
        verdicts.merge(other.verdicts, uniquingKeysWith: +)
    }
}
