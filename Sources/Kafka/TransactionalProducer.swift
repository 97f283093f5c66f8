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
            doing: "taking the transactional id", client: handle.pointer)
    }

    /// Begins a transaction.
    public func begin() throws(KafkaError) {
        // Failures of earlier, aborted batches must not be counted against this one.
        rd_kafka_poll(handle.pointer, 0)
        handle.context.deliveries.withLock { $0.failed = [] }
        try KafkaError.check(
            rd_kafka_begin_transaction(handle.pointer), doing: "beginning a transaction",
            client: handle.pointer)
    }

    /// Adds a record; its bytes are copied. Waits up to ten seconds where the local queue is full.
    /// - Returns: the record's number, by which `failures` names it; counted from 1 over the producer's life.
    /// - Throws: `KafkaError`: abortable where the transaction has failed already, permanent where the record is
    ///   larger than `message.max.bytes` (the transaction still stands and may go on without it).
    @discardableResult
    public func send(_ record: OutgoingRecord) throws(KafkaError) -> Int {
        do throws(KafkaError) {
            return try Production.sendWaiting(record, through: handle, limit: .seconds(10))
        } catch  where error.name == "_STATE" {
            // How librdkafka refuses records once an earlier one or the coordinator has failed the transaction.
            throw KafkaError(.abortable, name: error.name, error.message)
        }
    }

    /// Records of the transaction that are known not to have arrived, until the next `begin`.
    ///
    /// Where the broker refuses a batch, all records that went with it are here; where one was too large, leave the
    /// largest out of the next attempt. After an abort also holds what was thrown away. The attempt after a refusal
    /// may be aborted once more, because the refused records leave a gap in the producer's numbering.
    public var failures: [FailedDelivery] {
        handle.context.deliveries.withLock { $0.failed }
    }

    /// Waits until all records sent so far are at the broker, which hides them until `commit`. `commit` does it too.
    /// - Throws: `KafkaError`: the first failure of the transaction, or a time-out (retriable).
    public func flush(timeout: Duration) throws(KafkaError) {
        let code = rd_kafka_flush(handle.pointer, timeout.milliseconds)
        if let failed = failures.first { throw failed.error }
        try KafkaError.check(code, doing: "waiting for records to arrive")
    }

    /// Adds the next input offsets of the group to the transaction.
    public func sendOffsets(
        _ offsets: [TopicPartition: Int64], group: GroupMetadata, timeout: Duration
    ) throws(KafkaError) {
        let list = try PartitionList(offsets)
        try KafkaError.check(
            rd_kafka_send_offsets_to_transaction(
                handle.pointer, list.pointer, group.pointer, timeout.milliseconds),
            doing: "adding offsets to the transaction", isDoubtful: true, client: handle.pointer)
    }

    /// Flushes, and commits: on return all of the transaction can be read.
    /// - Throws: `KafkaError`: abortable or permanent where a record did not arrive (abort, and see `failures`),
    ///   doubtful where the outcome is unknown, fenced where the name is taken.
    public func commit(timeout: Duration) throws(KafkaError) {
        guard let object = rd_kafka_commit_transaction(handle.pointer, timeout.milliseconds) else { return }
        let error = KafkaError(
            consuming: object, doing: "committing the transaction", isDoubtful: true, client: handle.pointer)
        // Where the broker refused a record, librdkafka says only that the transaction must be aborted; the record's own
        // error says that trying again does not help. A fenced or doubtful producer stays what it is.
        if error.kind == .abortable, let refused = failures.first(where: { $0.error.kind == .permanent }) {
            throw refused.error
        }
        throw error
    }

    /// Aborts: nothing of the transaction will be read.
    public func abort(timeout: Duration) throws(KafkaError) {
        try KafkaError.check(
            rd_kafka_abort_transaction(handle.pointer, timeout.milliseconds),
            doing: "aborting the transaction", isDoubtful: true, client: handle.pointer)
    }

    /// Number of partitions of each topic, asked of the broker; topics that do not exist are left out.
    public func partitionCounts(of topics: [String], timeout: Duration) throws(KafkaError) -> [String: Int32]
    {
        try Metadata.partitionCounts(of: topics, client: handle.pointer, timeout: timeout)
    }

    /// Records that wait to be sent or acknowledged.
    public var queued: Int { Int(rd_kafka_outq_len(handle.pointer)) }
}
