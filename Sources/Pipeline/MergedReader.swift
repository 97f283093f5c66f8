import Kafka

/// Reads partitions between bounds as one sequence: by a key that never falls within a partition, smallest first.
///
/// The same bounds give the same sequence on every run. Blocking. Memory: at most `most` records a partition.
final class MergedReader {
    private struct Lane {
        var records: [Record] = []
        var first = 0
        /// The key of the latest record: one that falls behind it stands with it, so that offsets keep their order.
        var key = Int64.min
        var keys: [Int64] = []
        var end: Int64
        var isRead = false
        var isPaused = false

        var count: Int { records.count - first }
    }

    private static let most = 2_000
    private static let few = 500

    private let consumer: Consumer
    private let key: (Record) -> Int64
    private let idle: Duration
    private var lanes: [TopicPartition: Lane] = [:]

    /// A reader of records from `starts` on and below `ends`, committed ones only.
    init(
        _ configuration: ClientConfiguration, from starts: [TopicPartition: Int64],
        to ends: [TopicPartition: Int64], idle: Duration = .seconds(30), key: @escaping (Record) -> Int64
    ) throws {
        self.key = key
        self.idle = idle
        consumer = try Consumer(configuration, group: nil)
        var open: [TopicPartition: Int64] = [:]
        for (partition, end) in ends {
            let start = starts[partition] ?? 0
            guard start < end else { continue }
            open[partition] = start
            lanes[partition] = Lane(end: end)
        }
        if !open.isEmpty { try consumer.assign(open) }
    }

    /// The next records, at most `count`; none at the end.
    /// - Throws: `KafkaError` where nothing comes for `idle`.
    func next(_ count: Int) throws -> [Record] {
        var batch: [Record] = []
        while batch.count < count, !lanes.isEmpty {
            if let ready = try ready() {
                batch.append(try take(from: ready))
            } else if !lanes.isEmpty {
                try fill()
            }
        }
        return batch
    }

    func close() { consumer.close() }

    /// The partition whose first record is next; nil where that is not known yet.
    private func ready() throws -> TopicPartition? {
        for (partition, lane) in lanes where lane.count == 0 && lane.isRead { lanes[partition] = nil }
        guard lanes.values.allSatisfy({ $0.count > 0 }) else { return nil }
        return lanes.min { one, other in
            (one.value.keys[one.value.first], one.key) < (other.value.keys[other.value.first], other.key)
        }?.key
    }

    private func take(from partition: TopicPartition) throws -> Record {
        var lane = lanes.removeValue(forKey: partition) ?? Lane(end: 0)
        let record = lane.records[lane.first]
        lane.first += 1
        if lane.first > 1_000, lane.first * 2 > lane.records.count {
            lane.records.removeFirst(lane.first)
            lane.keys.removeFirst(lane.first)
            lane.first = 0
        }
        if lane.isPaused, lane.count < Self.few {
            try consumer.resume([partition])
            lane.isPaused = false
        }
        lanes[partition] = lane
        return record
    }

    private func fill() throws {
        let limit = ContinuousClock.now + idle
        while true {
            switch try consumer.poll(timeout: .milliseconds(100)) {
            case .record(let record):
                try add(record)
                return
            case .endOfPartition(let partition, let offset):
                guard let lane = lanes[partition], offset >= lane.end || !lane.isRead else { continue }
                lanes[partition]?.isRead = true
                return
            case .error(let error, _) where error.kind == .permanent: throw error
            default: break
            }
            guard ContinuousClock.now < limit else {
                throw KafkaError(
                    .retriable, name: "_TIMED_OUT",
                    "the topics could not be read to the bounds; see the broker's log, then run it again")
            }
        }
    }

    private func add(_ record: Record) throws {
        let partition = record.topicPartition
        guard var lane = lanes.removeValue(forKey: partition) else { return }
        if record.offset < lane.end {
            lane.key = max(lane.key, key(record))
            lane.keys.append(lane.key)
            lane.records.append(record)
        }
        if record.nextOffset >= lane.end { lane.isRead = true }
        if !lane.isPaused, lane.count > Self.most || lane.isRead {
            try consumer.pause([partition])
            lane.isPaused = true
        }
        lanes[partition] = lane
    }
}
