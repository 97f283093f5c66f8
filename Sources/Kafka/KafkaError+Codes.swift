internal import CRdkafka

extension KafkaError {
    /// The error of a bare code, as it comes from calls outside transactions and from delivery reports.
    init(code: rd_kafka_resp_err_t, doing action: String, isDoubtful: Bool = false) {
        let name = rd_kafka_err2name(code).map { String(cString: $0) } ?? "\(code.rawValue)"
        let text = rd_kafka_err2str(code).map { String(cString: $0) } ?? "unknown error"
        let kind = Self.kind(of: code, isDoubtful: isDoubtful)
        self.init(kind, name: name, "\(action): \(text)\(Self.remedy(for: code))")
    }

    /// The error of an error object, which is destroyed.
    ///
    /// A client that has failed for good answers `_FATAL`; `client` is then asked for what it was.
    init(
        consuming error: OpaquePointer, doing action: String, isDoubtful: Bool = false,
        client: OpaquePointer? = nil
    ) {
        defer { rd_kafka_error_destroy(error) }
        var code = rd_kafka_error_code(error)
        var text = String(cString: rd_kafka_error_string(error))
        if code == RD_KAFKA_RESP_ERR__FATAL, let (cause, reason) = Self.fatal(client) {
            code = cause
            text = reason
        }
        let known = Self.kind(of: code, isDoubtful: isDoubtful)
        let kind: Kind =
            if known == .fenced {
                .fenced
            } else if Self.refusing.contains(code.rawValue) {
                .permanent
            } else if rd_kafka_error_txn_requires_abort(error) != 0 {
                .abortable
            } else if isDoubtful && Self.timeouts.contains(code.rawValue) {
                .doubtful
            } else if rd_kafka_error_is_retriable(error) != 0 {
                .retriable
            } else if rd_kafka_error_is_fatal(error) != 0 {
                .doubtful
            } else {
                known
            }
        let name = rd_kafka_err2name(code).map { String(cString: $0) } ?? "\(code.rawValue)"
        self.init(kind, name: name, "\(action): \(text)\(Self.remedy(for: code))")
    }

    /// What a client has failed of for good; nil where it goes on.
    static func fatal(_ client: OpaquePointer?) -> (code: rd_kafka_resp_err_t, reason: String)? {
        guard let client else { return nil }
        var reason = [CChar](repeating: 0, count: 512)
        let code = rd_kafka_fatal_error(client, &reason, reason.count)
        return code == RD_KAFKA_RESP_ERR_NO_ERROR ? nil : (code, ClientHandle.text(reason))
    }

    /// Throws the error object that a call returned, if it returned one.
    static func check(
        _ error: OpaquePointer?, doing action: String, isDoubtful: Bool = false, client: OpaquePointer? = nil
    ) throws(KafkaError) {
        guard let error else { return }
        throw KafkaError(consuming: error, doing: action, isDoubtful: isDoubtful, client: client)
    }

    /// Throws the code that a call returned, unless it is "no error".
    static func check(_ code: rd_kafka_resp_err_t, doing action: String) throws(KafkaError) {
        if code != RD_KAFKA_RESP_ERR_NO_ERROR { throw KafkaError(code: code, doing: action) }
    }

    private static func remedy(for code: rd_kafka_resp_err_t) -> String {
        switch code {
        case RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART, RD_KAFKA_RESP_ERR__UNKNOWN_TOPIC,
            RD_KAFKA_RESP_ERR__UNKNOWN_PARTITION:
            "; create the topics with `copytaster check --create-topics`"
        case RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED, RD_KAFKA_RESP_ERR_GROUP_AUTHORIZATION_FAILED,
            RD_KAFKA_RESP_ERR_CLUSTER_AUTHORIZATION_FAILED,
            RD_KAFKA_RESP_ERR_TRANSACTIONAL_ID_AUTHORIZATION_FAILED:
            "; grant this user the rights on topics, group and transactional ids"
        case RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN, RD_KAFKA_RESP_ERR__TRANSPORT, RD_KAFKA_RESP_ERR__RESOLVE:
            "; see that kafka.brokers names a broker that can be reached from here"
        case RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE:
            "; raise max.message.bytes of the topic"
        case RD_KAFKA_RESP_ERR_SASL_AUTHENTICATION_FAILED, RD_KAFKA_RESP_ERR__AUTHENTICATION:
            "; see kafka.sasl.username and the password"
        case RD_KAFKA_RESP_ERR__SSL: "; see kafka.tls.ca_file and the certificates"
        case RD_KAFKA_RESP_ERR_INVALID_TRANSACTION_TIMEOUT:
            "; lower transaction.timeout.ms or raise the broker's transaction.max.timeout.ms"
        case RD_KAFKA_RESP_ERR_INVALID_SESSION_TIMEOUT:
            "; choose session.timeout.ms within the broker's group.min and group.max.session.timeout.ms"
        case RD_KAFKA_RESP_ERR_INCONSISTENT_GROUP_PROTOCOL:
            "; give all members of the group the same partition.assignment.strategy"
        case RD_KAFKA_RESP_ERR__MAX_POLL_EXCEEDED:
            "; a batch took longer than max.poll.interval.ms: lower the batch or raise it"
        case RD_KAFKA_RESP_ERR_PRODUCER_FENCED, RD_KAFKA_RESP_ERR__FENCED,
            RD_KAFKA_RESP_ERR_FENCED_INSTANCE_ID, RD_KAFKA_RESP_ERR_INVALID_PRODUCER_EPOCH:
            "; another worker has taken this name: give each its own worker.name"
        default: ""
        }
    }
}
