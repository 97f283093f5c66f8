internal import CRdkafka
internal import Synchronization

/// What the callbacks of one client reach through librdkafka's opaque pointer.
///
/// Retained once when the client is made and released once after it is destroyed (`ClientHandle`).
final class CallbackContext: Sendable {
    let events: ClientEvents
    /// Rebalances that the polling thread has been told of and not yet handed out, oldest first.
    let rebalances = Mutex<[Rebalance]>([])
    /// Deliveries that failed since they were last forgotten, and how many records were sent in all.
    let deliveries = Mutex(Deliveries())
    /// Set when the owner closes: from then on nobody polls, and the callback itself must answer.
    let isClosing = Mutex(false)

    struct Deliveries {
        var failed: [FailedDelivery] = []
        var sent = 0
    }

    enum Rebalance {
        case assigned([TopicPartition])
        case revoked([TopicPartition])
        case lost([TopicPartition])
    }

    init(events: ClientEvents) { self.events = events }

    static func from(_ opaque: UnsafeMutableRawPointer?) -> CallbackContext? {
        opaque.map { Unmanaged<CallbackContext>.fromOpaque($0).takeUnretainedValue() }
    }
}

/// Runs on the thread that polls the consumer.
func rebalanceCallback(
    client: OpaquePointer?, code: rd_kafka_resp_err_t,
    partitions: UnsafeMutablePointer<rd_kafka_topic_partition_list_t>?, opaque: UnsafeMutableRawPointer?
) {
    guard let context = CallbackContext.from(opaque), let client else { return }
    if context.isClosing.withLock({ $0 }) {
        // consumer_close waits until the revoked partitions are given up.
        _ = rd_kafka_assign(client, nil)
        return
    }
    let list = partitions.map { PartitionList.topicPartitions($0.pointee) } ?? []
    let rebalance: CallbackContext.Rebalance =
        if code == RD_KAFKA_RESP_ERR__ASSIGN_PARTITIONS {
            .assigned(list)
        } else if rd_kafka_assignment_lost(client) != 0 {
            .lost(list)
        } else {
            .revoked(list)
        }
    // The assignment changes only when the owner answers with assign or unassign.
    context.rebalances.withLock { $0.append(rebalance) }
    // Makes the poll that called us return nothing. Without it the same poll could go on to a record of a partition
    // that a cooperative group leaves with us; the owner, handed the rebalance, would never see that record.
    rd_kafka_yield(client)
}

/// Runs on the thread that polls or flushes the producer.
func deliveryCallback(
    client: OpaquePointer?, message: UnsafePointer<rd_kafka_message_t>?, opaque: UnsafeMutableRawPointer?
) {
    guard let context = CallbackContext.from(opaque), let message else { return }
    let code = message.pointee.err
    guard code != RD_KAFKA_RESP_ERR_NO_ERROR else { return }
    let topic = message.pointee.rkt.flatMap { rd_kafka_topic_name($0) }.map { String(cString: $0) } ?? ""
    let partition = TopicPartition(topic, message.pointee.partition)
    // A client that has failed for good purges what it holds; the cause says more than the purge.
    let cause = KafkaError.fatal(client)?.code ?? code
    let failure = FailedDelivery(
        number: Int(bitPattern: message.pointee._private), partition: partition,
        error: KafkaError(code: cause, doing: "writing to \(partition)"))
    context.deliveries.withLock { $0.failed.append(failure) }
}

/// Runs on any of librdkafka's threads.
func logCallback(
    client: OpaquePointer?, level: Int32, facility: UnsafePointer<CChar>?, text: UnsafePointer<CChar>?
) {
    guard let client, let context = CallbackContext.from(rd_kafka_opaque(client)) else { return }
    context.events.log(
        Int(level), facility.map { String(cString: $0) } ?? "", text.map { String(cString: $0) } ?? "")
}

/// Runs on the thread that polls.
func errorCallback(
    client: OpaquePointer?, code: Int32, reason: UnsafePointer<CChar>?, opaque: UnsafeMutableRawPointer?
) {
    guard let context = CallbackContext.from(opaque) else { return }
    var cause = rd_kafka_resp_err_t(code)
    var detail = reason.map { String(cString: $0) } ?? ""
    if cause == RD_KAFKA_RESP_ERR__FATAL, let fatal = KafkaError.fatal(client) { (cause, detail) = fatal }
    context.events.error(KafkaError(code: cause, doing: detail))
}

/// Runs on the thread that polls; 0 tells librdkafka to free the text.
func statisticsCallback(
    client: OpaquePointer?, json: UnsafeMutablePointer<CChar>?, length: Int, opaque: UnsafeMutableRawPointer?
) -> Int32 {
    if let context = CallbackContext.from(opaque), let json {
        context.events.statistics(Array(UnsafeRawBufferPointer(start: json, count: length)))
    }
    return 0
}
