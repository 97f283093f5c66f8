import Kafka
import Logging

extension Stage {
    /// The records of one batch; empty where nothing came, nil where the assignment changed meanwhile.
    func poll() throws -> [Record]? {
        var records: [Record] = []
        var bytes = 0
        let bounds = context.settings.batch
        let most = bounds.records(lag: largestLag)
        var deadline = ContinuousClock.now + .milliseconds(machine.isIdle ? 100 : 10)
        while records.count < most, bytes < bounds.maxBytes {
            let left = max(ContinuousClock.now.duration(to: deadline), .zero)
            guard let polled = try pollOnce(left) else { break }
            switch polled {
            case .record(let record):
                // After an abort everything is read again from the committed offsets.
                if rewindsAt != nil { break }
                if records.isEmpty { deadline = .now + bounds.linger }
                read += 1
                records.append(record)
                bytes += record.size
                positions[record.topicPartition] = record.nextOffset
            case .endOfPartition(let partition, let offset):
                positions[partition] = max(positions[partition] ?? 0, offset)
            case .assigned(let partitions):
                // In a cooperative group these come besides the others, whose records go on.
                if isCooperative, !assigned.isEmpty {
                    try takeMore(partitions)
                } else {
                    try take(partitions)
                    return nil
                }
            case .revoked(let partitions):
                try giveUp(partitions, inOrder: true)
                return nil
            case .lost(let partitions):
                try giveUp(partitions, inOrder: false)
                return nil
            case .error(let error, let partition):
                try heed(error, partition)
            }
            if let time = rewindsAt, ContinuousClock.now >= time {
                try take(assigned)
                return nil
            }
        }
        if let time = rewindsAt {
            if ContinuousClock.now >= time { try take(assigned) }
            return nil
        }
        context.metrics.read(name, records: records.count)
        return records
    }

    private func pollOnce(_ timeout: Duration) throws -> Polled? {
        do {
            return try consumer.poll(timeout: timeout)
        } catch  where error.kind == .fenced {
            throw PipelineError(
                .fenced, "another worker uses this worker's name; give each its own worker.name", cause: error
            )
        } catch {
            throw PipelineError(.refused, error.message, cause: error)
        }
    }

    /// What one partition or the client reports while it goes on.
    private func heed(_ error: KafkaError, _ partition: TopicPartition?) throws {
        if error.name == "_AUTO_OFFSET_RESET" || error.name == "OFFSET_OUT_OF_RANGE" {
            // Retention ran over the position: the table decides again, once no batch is open.
            try act(machine.revoked())
            return try take(assigned)
        }
        if error.kind == .permanent, !error.isUnknownTopic {
            throw PipelineError(.refused, error.message, cause: error)
        }
        if context.quiet.allows("poll-\(name.rawValue)-\(error.name)") {
            context.logger.warning(
                "reading met a failure that may pass",
                metadata: [
                    "stage": "\(name.rawValue)", "error": "\(error.name)", "text": "\(error.message)",
                    "partition": "\(partition.map(\.description) ?? "")",
                ])
        }
    }

    /// Records between position and end of the partition that lags most.
    var largestLag: Int64 {
        assigned.compactMap { lag(of: $0) }.max() ?? 0
    }

    private func lag(of partition: TopicPartition) -> Int64? {
        guard let ends = consumer.cachedWatermarks(partition), let position = positions[partition] else {
            return nil
        }
        return max(0, ends.high - position)
    }

    /// Says on the board and in the metrics how far the partitions are.
    func report() {
        let partitions = assigned.sorted().map {
            WorkerStatus.Partition(
                topic: $0.topic, number: $0.partition, position: settled[$0] ?? positions[$0] ?? 0,
                lag: lag(of: $0))
        }
        context.board.set(partitions, of: name)
        context.metrics.lag(name, partitions)
        if machine.isIdle { context.board.set(.waiting, of: name) }
    }
}
