internal import CRdkafka
internal import Synchronization

/// Owns one librdkafka client: made here, destroyed in `deinit`.
///
/// `@unchecked Sendable`: the pointer is written once, in `init`; librdkafka's functions are thread-safe by its
/// contract; it is freed in `deinit`, when nobody holds it any more.
final class ClientHandle: @unchecked Sendable {
    let pointer: OpaquePointer
    let context: CallbackContext
    private let retained: Unmanaged<CallbackContext>
    /// Set where the client hangs: freeing it would hang too.
    private let isAbandoned = Mutex(false)

    enum Role { case consumer, producer }

    /// Makes a client; settings that librdkafka refuses are a permanent error that names them.
    init(
        _ role: Role, _ configuration: ClientConfiguration, defaults: [[String: String]],
        events: ClientEvents, extra: [String: String] = [:]
    ) throws(KafkaError) {
        var settings: [String: String] = [:]
        for layer in [ClientConfiguration.shared] + defaults { settings.merge(layer) { $1 } }
        settings["bootstrap.servers"] = configuration.brokers
        settings["client.id"] = configuration.clientID
        settings.merge(configuration.properties) { $1 }
        settings.merge(extra) { $1 }
        Self.reconcile(&settings)

        guard let conf = rd_kafka_conf_new() else {
            throw KafkaError(.permanent, name: "_FAIL", "no memory for a client's settings")
        }
        // Ownership of `conf` passes to the client when rd_kafka_new succeeds.
        var ownsConf = true
        defer { if ownsConf { rd_kafka_conf_destroy(conf) } }
        var reason = [CChar](repeating: 0, count: 512)
        for (name, value) in settings.sorted(by: { $0.key < $1.key }) {
            let result = rd_kafka_conf_set(conf, name, value, &reason, reason.count)
            guard result == RD_KAFKA_CONF_OK else {
                throw KafkaError(
                    .permanent, name: "_INVALID_ARG",
                    "\(Self.text(reason)); mend or remove kafka.properties.\(name)")
            }
        }
        context = CallbackContext(events: events)
        retained = Unmanaged.passRetained(context)
        rd_kafka_conf_set_opaque(conf, retained.toOpaque())
        rd_kafka_conf_set_log_cb(conf, logCallback)
        rd_kafka_conf_set_error_cb(conf, errorCallback)
        rd_kafka_conf_set_stats_cb(conf, statisticsCallback)
        if role == .consumer {
            rd_kafka_conf_set_rebalance_cb(conf, rebalanceCallback)
        } else {
            rd_kafka_conf_set_dr_msg_cb(conf, deliveryCallback)
        }
        let type = role == .consumer ? RD_KAFKA_CONSUMER : RD_KAFKA_PRODUCER
        guard let made = rd_kafka_new(type, conf, &reason, reason.count) else {
            retained.release()
            throw KafkaError(
                .permanent, name: "_INVALID_ARG",
                "the client could not be made: \(Self.text(reason)); see the kafka settings")
        }
        ownsConf = false
        pointer = made
    }

    /// Leaves the client to the end of the process: its threads and callbacks live on.
    func abandon() { isAbandoned.withLock { $0 = true } }

    deinit {
        guard !isAbandoned.withLock({ $0 }) else { return }
        // A consumer is closed by its owner; closing here would wait for answers that nobody gives.
        rd_kafka_destroy_flags(pointer, Int32(RD_KAFKA_DESTROY_F_NO_CONSUMER_CLOSE))
        retained.release()
    }

    /// Bounds that librdkafka wants in a certain order are moved where a property was passed through.
    private static func reconcile(_ settings: inout [String: String]) {
        if let session = settings["session.timeout.ms"].flatMap(Int.init),
            let poll = settings["max.poll.interval.ms"].flatMap(Int.init), poll < session
        {
            settings["max.poll.interval.ms"] = "\(session)"
        }
    }

    static func text(_ buffer: [CChar]) -> String {
        String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

extension Duration {
    /// Whole milliseconds, at least 0, as librdkafka takes them.
    var milliseconds: Int32 {
        let (seconds, attoseconds) = components
        return Int32(clamping: max(0, seconds * 1000 + attoseconds / 1_000_000_000_000_000))
    }
}
