import Kafka

/// Asks the broker to prove that it keeps its word: a transaction with an offset, read back after its commit.
struct ExactlyOnceProbe: Sendable {
    let context: WorkerContext

    /// - Throws: `PipelineError` with the code `probe` where the broker loses the offset.
    func run() throws {
        let settings = context.settings
        let name = "\(settings.group)-probe-\(settings.workerName)"
        let partition = TopicPartition(settings.topics.intake, 0)
        let consumer = try Consumer(
            context.client(.decode), group: GroupSettings(id: name), events: context.events(.decode))
        defer { consumer.close() }
        let producer = try TransactionalProducer(
            context.client(.decode), transactionalID: name, events: context.events(.decode))
        try context.retrying(.decode, "taking the transactional id of the probe") {
            try producer.initTransactions(timeout: .seconds(10))
        }
        let before = try committed(consumer, partition)
        // Any offset that is not the one of before shows that this transaction was kept.
        let wanted: Int64 = before == 1 ? 2 : 1
        guard let group = consumer.groupMetadata() else { return }
        try context.retrying(.decode, "committing the probe's transaction") {
            try producer.begin()
            do {
                try producer.sendOffsets([partition: wanted], group: group, timeout: .seconds(10))
                try producer.commit(timeout: .seconds(10))
            } catch {
                // The next attempt begins anew; what the abort itself reports adds nothing to the failure.
                try? producer.abort(timeout: .seconds(5))
                throw error
            }
        }
        guard try committed(consumer, partition) == wanted else {
            throw PipelineError(
                .probe,
                "the broker accepts transactions and loses what they commit, so nothing can be promised to come "
                    + "out exactly once; use Apache Kafka, or set delivery.mode to at_least_once")
        }
    }

    private func committed(_ consumer: Consumer, _ partition: TopicPartition) throws -> Int64? {
        try context.retrying(.decode, "reading back the probe's offset") {
            try consumer.committed([partition], timeout: .seconds(5))[partition] ?? nil
        }
    }
}
