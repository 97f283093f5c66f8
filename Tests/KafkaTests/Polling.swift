import Kafka
import Testing

/// A consumer's polls, as tests wait for them: for an event, never for time to pass.
extension Consumer {
    /// Polls until `done` says so; no longer than `limit`, which is an issue of the test that waits.
    func poll(
        until what: String, within limit: Duration = .seconds(90),
        sourceLocation: SourceLocation = #_sourceLocation, _ done: (Polled) throws -> Bool
    ) throws {
        let end = ContinuousClock.now + limit
        while ContinuousClock.now < end {
            guard let polled = try poll(timeout: .milliseconds(50)) else { continue }
            if try done(polled) { return }
        }
        Issue.record("within \(limit) there was no sign of: \(what)", sourceLocation: sourceLocation)
    }

    /// The records up to the end of these partitions, which are assigned from their starts.
    func readAll(_ partitions: [TopicPartition]) throws -> [Record] {
        try assign(Dictionary(partitions.map { ($0, Int64(0)) }) { first, _ in first })
        var records: [Record] = []
        var open = Set(partitions)
        try poll(until: "the end of \(partitions)") { polled in
            if case .record(let record) = polled { records.append(record) }
            if case .endOfPartition(let partition, _) = polled { open.remove(partition) }
            return open.isEmpty
        }
        return records
    }

    /// Joins, and takes what it is given from the committed offsets or the starts.
    func join(_ topics: [String], within limit: Duration = .seconds(90)) throws -> [TopicPartition] {
        try subscribe(to: topics)
        var given: [TopicPartition] = []
        try poll(until: "partitions", within: limit) { polled in
            guard case .assigned(let partitions) = polled else { return false }
            given = partitions
            let committed = try committed(partitions, timeout: .seconds(5))
            try assign(committed.mapValues { $0 ?? 0 })
            return true
        }
        return given
    }
}

/// The text of a record's value.
func text(_ record: Record) -> String { String(decoding: record.value ?? [], as: UTF8.self) }

extension OutgoingRecord {
    /// A record of text.
    init(_ topic: String, _ text: String, partition: Int32 = 0) {
        self.init(topic: topic, partition: partition, value: Array(text.utf8))
    }
}
