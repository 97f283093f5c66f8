internal import CRdkafka
internal import Synchronization

/// Reads records, as a member of a group or of partitions chosen by hand.
///
/// Calls block and are made from one thread that the owner keeps for them, never from Swift's cooperative pool.
/// A rebalance is *deferred*: `poll` returns it, and nothing changes until the owner answers with `assign` or
/// `unassign`, after it has finished or aborted what it had in hand.
public final class Consumer: Sendable {
    let handle: ClientHandle
    private let isCooperative: Bool

    /// A consumer; with a group it can subscribe and commit, without one only `assign`.
    /// - Throws: `KafkaError` (permanent) where a setting is refused.
    public init(
        _ configuration: ClientConfiguration, group: GroupSettings?, events: ClientEvents = ClientEvents()
    ) throws(KafkaError) {
        var own: [String: String] = ["group.id": group?.id ?? "copytaster-unassigned"]
        if let group {
            own["session.timeout.ms"] = "\(group.sessionTimeout.milliseconds)"
            if let instance = group.instanceID { own["group.instance.id"] = instance }
            if group.isCooperative { own["partition.assignment.strategy"] = "cooperative-sticky" }
        }
        isCooperative = group?.isCooperative ?? false
        handle = try ClientHandle(
            .consumer, configuration, defaults: [ClientConfiguration.consumer, own], events: events)
        // All of the client's events then come through one queue, the one that `poll` reads.
        try KafkaError.check(rd_kafka_poll_set_consumer(handle.pointer), doing: "preparing to poll")
    }

    /// Joins the group for these topics; partitions come through `poll`.
    public func subscribe(to topics: [String]) throws(KafkaError) {
        let list = try PartitionList(
            Dictionary(topics.map { (TopicPartition($0, -1), Int64(RD_KAFKA_OFFSET_INVALID)) }) { first, _ in
                first
            })
        try KafkaError.check(
            rd_kafka_subscribe(handle.pointer, list.pointer),
            doing: "subscribing to \(topics.joined(separator: ", "))")
    }

    /// What comes next within `timeout`; nil if nothing did. A rebalance comes before any further record.
    /// - Throws: `KafkaError` only where the client cannot go on (fenced, fatal).
    public func poll(timeout: Duration) throws(KafkaError) -> Polled? {
        if let rebalance = nextRebalance() { return rebalance }
        let message = rd_kafka_consumer_poll(handle.pointer, timeout.milliseconds)
        defer { if let message { rd_kafka_message_destroy(message) } }
        // The callback made this poll yield, so no record came with the rebalance.
        if let rebalance = nextRebalance() { return rebalance }
        guard let message else {
            try throwIfFatal()
            return nil
        }
        let place = Self.place(of: message)
        switch message.pointee.err {
        case RD_KAFKA_RESP_ERR_NO_ERROR:
            return .record(Self.copy(message, at: place))
        case RD_KAFKA_RESP_ERR__PARTITION_EOF: return .endOfPartition(place, message.pointee.offset)
        case RD_KAFKA_RESP_ERR__FATAL:
            try throwIfFatal()
            return nil
        case let code:
            let error = KafkaError(code: code, doing: "reading \(place)")
            if error.kind == .fenced { throw error }
            return .error(error, message.pointee.rkt == nil ? nil : place)
        }
    }

    private func throwIfFatal() throws(KafkaError) {
        guard let fatal = KafkaError.fatal(handle.pointer) else { return }
        let known = KafkaError(code: fatal.code, doing: fatal.reason)
        throw KafkaError(known.kind == .fenced ? .fenced : .permanent, name: known.name, known.message)
    }

    private func nextRebalance() -> Polled? {
        handle.context.rebalances.withLock { waiting in
            guard !waiting.isEmpty else { return nil }
            switch waiting.removeFirst() {
            case .assigned(let partitions): return .assigned(partitions)
            case .revoked(let partitions): return .revoked(partitions)
            case .lost(let partitions): return .lost(partitions)
            }
        }
    }

    private static func place(of message: UnsafeMutablePointer<rd_kafka_message_t>) -> TopicPartition {
        let name = message.pointee.rkt.flatMap { rd_kafka_topic_name($0) }.map { String(cString: $0) }
        return TopicPartition(name ?? "", message.pointee.partition)
    }

    private static func copy(
        _ message: UnsafeMutablePointer<rd_kafka_message_t>, at place: TopicPartition
    ) -> Record {
        var kind = RD_KAFKA_TIMESTAMP_NOT_AVAILABLE
        let timestamp = rd_kafka_message_timestamp(message, &kind)
        return Record(
            topicPartition: place, offset: message.pointee.offset,
            key: bytes(message.pointee.key, message.pointee.key_len),
            value: bytes(message.pointee.payload, message.pointee.len), headers: headers(of: message),
            timestampMilliseconds: kind == RD_KAFKA_TIMESTAMP_NOT_AVAILABLE || timestamp < 0 ? nil : timestamp
        )
    }

    private static func headers(of message: UnsafeMutablePointer<rd_kafka_message_t>) -> [Header] {
        var list: OpaquePointer?
        guard rd_kafka_message_headers(message, &list) == RD_KAFKA_RESP_ERR_NO_ERROR, let list else {
            return []
        }
        var headers: [Header] = []
        var name: UnsafePointer<CChar>?
        var value: UnsafeRawPointer?
        var size = 0
        while rd_kafka_header_get_all(list, headers.count, &name, &value, &size) == RD_KAFKA_RESP_ERR_NO_ERROR
        {
            headers.append(Header(name.map { String(cString: $0) } ?? "", bytes(value, size)))
        }
        return headers
    }

    private static func bytes(_ start: UnsafeRawPointer?, _ count: Int) -> [UInt8]? {
        start.map { Array(UnsafeRawBufferPointer(start: $0, count: count)) }
    }

    /// Closes; a dynamic member leaves its group, a static one stays known until the session times out.
    ///
    /// What was polled and not committed is read again by the next owner. Blocks for a round trip, at most for `limit`:
    /// a close can hang on a topic that was deleted or a coordinator that is gone, and then the client is left to the
    /// end of the process. After it only `deinit` may follow.
    /// - Returns: false where the client did not close in time.
    @discardableResult
    public func close(within limit: Duration = .seconds(10)) -> Bool {
        handle.context.isClosing.withLock { $0 = true }
        // A rebalance that was handed out and never answered would hold the close up.
        _ = rd_kafka_assign(handle.pointer, nil)
        guard let queue = rd_kafka_queue_new(handle.pointer) else { return abandon() }
        defer { rd_kafka_queue_destroy(queue) }
        if let error = rd_kafka_consumer_close_queue(handle.pointer, queue) {
            // It is closed already, or has failed for good: both leave nothing to wait for.
            rd_kafka_error_destroy(error)
            return true
        }
        let end = ContinuousClock.now + limit
        while rd_kafka_consumer_closed(handle.pointer) == 0 {
            guard ContinuousClock.now < end else { return abandon() }
            guard let event = rd_kafka_queue_poll(queue, 20) else { continue }
            if rd_kafka_event_type(event) == RD_KAFKA_EVENT_REBALANCE {
                // The close waits until the revoked partitions are given up.
                _ = rd_kafka_assign(handle.pointer, nil)
            }
            rd_kafka_event_destroy(event)
        }
        return true
    }

    private func abandon() -> Bool {
        handle.abandon()
        return false
    }
}
