import Kafka
import Logging

/// How a stage works on one record after the other so that one that ends the process ends it twice at most.
///
/// A record that ended the process once is worked on alone, so that no other shares the blame; the second time it
/// becomes a dead letter unread.
struct Precaution: Sendable {
    /// The reason of the dead letter.
    static let reason = "ended_process"

    let stage: StageName
    let notes: WorkNotes?
    let failpoints: Failpoints

    /// Care that keeps no notes, where nothing is to survive the process.
    static func none(_ stage: StageName) -> Precaution {
        Precaution(stage: stage, notes: nil, failpoints: Failpoints([:]))
    }

    /// True for a record that is to be worked on alone.
    func suspects(_ record: Record) -> Bool { (notes?.attempts(stage, record) ?? 0) > 0 }

    /// The dead letter of a record that is not to be read again; nil for all others.
    func letter(for record: Record, topic: String) -> OutgoingRecord? {
        guard let attempts = notes?.attempts(stage, record), attempts >= WorkNotes.patience else {
            return nil
        }
        return DeadLetterRecord.make(
            of: record, stage: stage, reason: Self.reason,
            message:
                "the process ended \(attempts) times while it worked on this record; it is set aside unread. Keep "
                + "it for a report of the fault, and replay it with a version that mends it",
            attempts: attempts, topic: topic)
    }

    /// Works on a record while a note says so.
    func working<Output>(on record: Record, _ work: () throws -> Output) rethrows -> Output {
        guard let notes else { return try work() }
        return try notes.during(stage, record) {
            failpoints.pass(stage, record: record.offset)
            return try work()
        }
    }
}
