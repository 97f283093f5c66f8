internal import CRdkafka
internal import Synchronization

/// Writes records and input offsets in transactions: readers see all of a transaction or nothing.
///
/// Calls block and are made from one thread at a time. The order is `initTransactions` once, then `begin`, `send`...,
/// `sendOffsets`, `commit` or `abort` (KIP-98, KIP-447). After an error of the kind `doubtful` or `fenced` the
/// producer is thrown away.
public final class TransactionalProducer: Sendable {
    private let handle: ClientHandle

    /// A producer under a transactional id: the next one under the same id fences it.
    public init(
        _ configuration: ClientConfiguration, transactionalID: String, events: ClientEvents = ClientEvents()
    ) throws(KafkaError) {
        handle = try ClientHandle(
            .producer, configuration,
            defaults: [ClientConfiguration.producer, ClientConfiguration.transactional], events: events,
            extra: ["transactional.id": transactionalID])
    }

    /// Takes the transactional id: aborts what a predecessor left open, and fences it.
    public func initTransactions(timeout: Duration) throws(KafkaError) {
        try KafkaError.check(
            rd_kafka_init_transactions(handle.pointer, timeout.milliseconds),
            doing: "taking the transactional id")
    }

    /// Begins a transaction.
    public func begin() throws(KafkaError) {
        // Failures of earlier, aborted batches must not be counted against this one.
        handle.context.deliveries.withLock { $0 = CallbackContext.Deliveries() }
        try KafkaError.check(rd_kafka_begin_transaction(handle.pointer), doing: "beginning a transaction")
    }

    /// Adds a record; its bytes are copied. Waits up to a second where the local queue is full.
    public func send(_ record: OutgoingRecord) throws(KafkaError) {
        for attempt in 0..<100 {
            do throws(KafkaError) {
                try Production.send(record, through: handle.pointer)
                return
            } catch  where error.name == "_QUEUE_FULL" && attempt < 99 {
                rd_kafka_poll(handle.pointer, 10)
            }
        }
    }

    /// Adds the next input offsets of the group to the transaction.
    public func sendOffsets(
        _ offsets: [TopicPartition: Int64], group: GroupMetadata, timeout: Duration
    ) throws(KafkaError) {
        let list = try PartitionList(offsets)
        try KafkaError.check(
            rd_kafka_send_offsets_to_transaction(
                handle.pointer, list.pointer, group.pointer, timeout.milliseconds),
            doing: "adding offsets to the transaction", isDoubtful: true)
    }

    /// Flushes, and commits: on return all of the transaction can be read.
    public func commit(timeout: Duration) throws(KafkaError) {
        let error = rd_kafka_commit_transaction(handle.pointer, timeout.milliseconds)
        if let failed = handle.context.deliveries.withLock({ $0.failed.first }) {
            if let error { rd_kafka_error_destroy(error) }
            throw KafkaError(
                failed.isTooLarge ? .permanent : .abortable, name: failed.name, failed.message)
        }
        try KafkaError.check(error, doing: "committing the transaction", isDoubtful: true)
    }

    /// Aborts: nothing of the transaction will be read.
    public func abort(timeout: Duration) throws(KafkaError) {
        try KafkaError.check(
            rd_kafka_abort_transaction(handle.pointer, timeout.milliseconds),
            doing: "aborting the transaction",
            isDoubtful: true)
    }

    /// Number of partitions of each topic, asked of the broker; topics that do not exist are left out.
    public func partitionCounts(of topics: [String], timeout: Duration) throws(KafkaError) -> [String: Int32]
    {
        try Metadata.partitionCounts(of: topics, client: handle.pointer, timeout: timeout)
    }

    /// Records that wait to be sent or acknowledged.
    public var queued: Int { Int(rd_kafka_outq_len(handle.pointer)) }
}
