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

    /// Queues a record; its bytes are copied. Waits where the local queue is full.
    public func send(_ record: OutgoingRecord) throws(KafkaError) {
        for attempt in 0..<1000 {
            do throws(KafkaError) {
                try Production.send(record, through: handle.pointer)
                return
            } catch  where error.name == "_QUEUE_FULL" && attempt < 999 {
                rd_kafka_poll(handle.pointer, 10)
            }
        }
    }

    /// Waits until all queued records are acknowledged.
    /// - Throws: the first failure since the last flush, or a time-out (retriable) where some are still under way.
    public func flush(timeout: Duration) throws(KafkaError) {
        let code = rd_kafka_flush(handle.pointer, timeout.milliseconds)
        let failed = handle.context.deliveries.withLock { deliveries in
            defer { deliveries.failed = [] }
            return deliveries.failed.first
        }
        if let failed { throw failed }
        try KafkaError.check(code, doing: "waiting for records to arrive")
    }

    /// Number of partitions of each topic, asked of the broker; topics that do not exist are left out.
    public func partitionCounts(of topics: [String], timeout: Duration) throws(KafkaError) -> [String: Int32]
    {
        try Metadata.partitionCounts(of: topics, client: handle.pointer, timeout: timeout)
    }

    /// Records that wait to be sent or acknowledged.
    public var queued: Int { Int(rd_kafka_outq_len(handle.pointer)) }
}
