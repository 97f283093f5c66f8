import Kafka

/// Reads partitions of one topic from positions to ends, committed records only, without a group.
final class LogReader {
    private let topic: String
    private let stage: StageName
    private let context: WorkerContext
    private let consumer: Consumer

    init(topic: String, stage: StageName, context: WorkerContext) throws {
        self.topic = topic
        self.stage = stage
        self.context = context
        consumer = try Consumer(context.client(stage), group: nil, events: context.events(stage))
    }

    /// The offset after the last record of each partition, open transactions included.
    func highWatermarks() throws -> [TopicPartition: Int64] {
        // A reader of committed records is told the last stable offset, so this asks as a reader of all.
        var configuration = context.client(stage)
        configuration.properties["isolation.level"] = "read_uncommitted"
        let asker = try Consumer(configuration, group: nil, events: context.events(stage))
        defer { asker.close() }
        let topic = topic
        return try context.retrying(stage, "asking for the ends of \(topic)") {
            let counts = try asker.partitionCounts(of: [topic], timeout: .seconds(5))
            guard let count = counts[topic] else {
                throw PipelineError(
                    .topic, "the topic \(topic) does not exist; make it with copytaster check --create-topics"
                )
            }
            var ends: [TopicPartition: Int64] = [:]
            for number in 0..<count {
                let partition = TopicPartition(topic, number)
                ends[partition] = try asker.watermarks(partition, timeout: .seconds(5)).high
            }
            return ends
        }
    }

    /// Calls the body with each record from the positions on (from the log's start where there is none) until
    /// every partition is read to its end.
    func read(
        from positions: [TopicPartition: Int64], to ends: [TopicPartition: Int64],
        _ body: (Record) throws -> Void
    ) throws {
        var at: [TopicPartition: Int64] = [:]
        for (partition, end) in ends {
            let low = try context.retrying(stage, "asking for the start of \(partition)") {
                try consumer.watermarks(partition, timeout: .seconds(5)).low
            }
            let start = max(positions[partition] ?? low, low)
            if start < end { at[partition] = start }
        }
        guard !at.isEmpty else { return }
        try consumer.assign(at)
        while at.contains(where: { $0.value < ends[$0.key] ?? 0 }) {
            guard !context.stop.isSet else {
                throw PipelineError(.drain, "the tail of \(topic) was being read at shutdown")
            }
            switch try consumer.poll(timeout: .milliseconds(100)) {
            case .record(let record):
                at[record.topicPartition] = record.nextOffset
                if record.offset < ends[record.topicPartition] ?? 0 { try body(record) }
            case .endOfPartition(let partition, let offset):
                at[partition] = max(at[partition] ?? 0, offset)
            default: continue
            }
        }
    }

    func close() { consumer.close() }
}
