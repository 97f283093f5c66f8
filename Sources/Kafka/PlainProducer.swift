internal import CRdkafka
internal import Synchronization

/// Writes records without transactions; `flush` tells which of them did not arrive.
public final class PlainProducer: Sendable {
    private let handle: ClientHandle

    /// A producer that waits for all in-sync replicas.
    public init(_ configuration: ClientConfiguration, events: ClientEvents = ClientEvents())
        throws(KafkaError)
    {
        handle = try ClientHandle(
            .producer, configuration, defaults: [ClientConfiguration.producer], events: events,
            extra: ["enable.idempotence": "false"])
    }

    /// Queues a record; its bytes are copied. Waits up to ten seconds where the local queue is full.
    /// - Returns: the record's number, by which `takeFailures` names it; counted from 1.
    /// - Throws: `KafkaError`: retriable where the queue stays full, permanent where the record is too large.
    @discardableResult
    public func send(_ record: OutgoingRecord) throws(KafkaError) -> Int {
        try Production.sendWaiting(record, through: handle, limit: .seconds(10))
    }

    /// Waits until all queued records are acknowledged.
    /// - Throws: the first failure since the last flush, or a time-out (retriable) where some are still under way.
    public func flush(timeout: Duration) throws(KafkaError) {
        let code = rd_kafka_flush(handle.pointer, timeout.milliseconds)
        if let failed = takeFailures().first { throw failed.error }
        try KafkaError.check(code, doing: "waiting for records to arrive")
    }

    /// The records that are known not to have arrived since this was last asked (or flushed), in the order in which
    /// that became known. The rest of what was sent has arrived or is among the `queued`.
    public func takeFailures() -> [FailedDelivery] {
        rd_kafka_poll(handle.pointer, 0)
        return handle.context.deliveries.withLock { deliveries in
            defer { deliveries.failed = [] }
            return deliveries.failed
        }
    }

    /// Number of partitions of each topic, asked of the broker; topics that do not exist are left out.
    public func partitionCounts(of topics: [String], timeout: Duration) throws(KafkaError) -> [String: Int32]
    {
        try Metadata.partitionCounts(of: topics, client: handle.pointer, timeout: timeout)
    }

    /// Records that wait to be sent or acknowledged.
    public var queued: Int { Int(rd_kafka_outq_len(handle.pointer)) }
}
