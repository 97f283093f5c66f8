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
    init(consuming error: OpaquePointer, doing action: String, isDoubtful: Bool = false) {
        let code = rd_kafka_error_code(error)
        let name = String(cString: rd_kafka_error_name(error))
        let text = String(cString: rd_kafka_error_string(error))
        let kind: Kind =
            if Self.isFencing(code) {
                .fenced
            } else if rd_kafka_error_txn_requires_abort(error) != 0 {
                .abortable
            } else if isDoubtful && Self.isTimeout(code) {
                .doubtful
            } else if rd_kafka_error_is_retriable(error) != 0 {
                .retriable
            } else if rd_kafka_error_is_fatal(error) != 0 {
                .doubtful
            } else {
                Self.kind(of: code, isDoubtful: isDoubtful)
            }
        rd_kafka_error_destroy(error)
        self.init(kind, name: name, "\(action): \(text)\(Self.remedy(for: code))")
    }

    /// Throws the error object that a call returned, if it returned one.
    static func check(
        _ error: OpaquePointer?, doing action: String, isDoubtful: Bool = false
    ) throws(KafkaError) {
        if let error { throw KafkaError(consuming: error, doing: action, isDoubtful: isDoubtful) }
    }

    /// Throws the code that a call returned, unless it is "no error".
    static func check(_ code: rd_kafka_resp_err_t, doing action: String) throws(KafkaError) {
        if code != RD_KAFKA_RESP_ERR_NO_ERROR { throw KafkaError(code: code, doing: action) }
    }

    private static func isFencing(_ code: rd_kafka_resp_err_t) -> Bool {
        code == RD_KAFKA_RESP_ERR__FENCED || code == RD_KAFKA_RESP_ERR_PRODUCER_FENCED
            || code == RD_KAFKA_RESP_ERR_INVALID_PRODUCER_EPOCH
            || code == RD_KAFKA_RESP_ERR_FENCED_INSTANCE_ID
    }

    private static func isTimeout(_ code: rd_kafka_resp_err_t) -> Bool {
        code == RD_KAFKA_RESP_ERR__TIMED_OUT || code == RD_KAFKA_RESP_ERR_REQUEST_TIMED_OUT
            || code == RD_KAFKA_RESP_ERR__TIMED_OUT_QUEUE
    }

    static func kind(of code: rd_kafka_resp_err_t, isDoubtful: Bool) -> Kind {
        if isFencing(code) { return .fenced }
        if isTimeout(code) { return isDoubtful ? .doubtful : .retriable }
        switch code {
        case RD_KAFKA_RESP_ERR_ILLEGAL_GENERATION, RD_KAFKA_RESP_ERR_UNKNOWN_MEMBER_ID,
            RD_KAFKA_RESP_ERR_REBALANCE_IN_PROGRESS, RD_KAFKA_RESP_ERR__PURGE_QUEUE,
            RD_KAFKA_RESP_ERR__PURGE_INFLIGHT:
            return .abortable
        case RD_KAFKA_RESP_ERR__TRANSPORT, RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN, RD_KAFKA_RESP_ERR__RESOLVE,
            RD_KAFKA_RESP_ERR__WAIT_COORD, RD_KAFKA_RESP_ERR__QUEUE_FULL, RD_KAFKA_RESP_ERR__IN_PROGRESS,
            RD_KAFKA_RESP_ERR__WAIT_CACHE, RD_KAFKA_RESP_ERR__STATE, RD_KAFKA_RESP_ERR__NO_OFFSET,
            RD_KAFKA_RESP_ERR_LEADER_NOT_AVAILABLE, RD_KAFKA_RESP_ERR_NOT_LEADER_FOR_PARTITION,
            RD_KAFKA_RESP_ERR_BROKER_NOT_AVAILABLE, RD_KAFKA_RESP_ERR_REPLICA_NOT_AVAILABLE,
            RD_KAFKA_RESP_ERR_NETWORK_EXCEPTION, RD_KAFKA_RESP_ERR_COORDINATOR_LOAD_IN_PROGRESS,
            RD_KAFKA_RESP_ERR_COORDINATOR_NOT_AVAILABLE, RD_KAFKA_RESP_ERR_NOT_COORDINATOR,
            RD_KAFKA_RESP_ERR_NOT_ENOUGH_REPLICAS, RD_KAFKA_RESP_ERR_NOT_ENOUGH_REPLICAS_AFTER_APPEND,
            RD_KAFKA_RESP_ERR_KAFKA_STORAGE_ERROR, RD_KAFKA_RESP_ERR_UNSTABLE_OFFSET_COMMIT,
            RD_KAFKA_RESP_ERR_CONCURRENT_TRANSACTIONS, RD_KAFKA_RESP_ERR_FENCED_LEADER_EPOCH,
            RD_KAFKA_RESP_ERR_UNKNOWN_LEADER_EPOCH, RD_KAFKA_RESP_ERR_OFFSET_NOT_AVAILABLE,
            RD_KAFKA_RESP_ERR_UNKNOWN, RD_KAFKA_RESP_ERR__BAD_MSG, RD_KAFKA_RESP_ERR_INVALID_MSG:
            return .retriable
        default:
            return .permanent
        }
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
        default: ""
        }
    }
}
