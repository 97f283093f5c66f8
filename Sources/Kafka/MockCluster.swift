internal import CRdkafka

/// librdkafka's own cluster in memory, for the demo and for tests of groups and faults.
///
/// It has groups, but no real transactions (calls succeed, nothing is isolated), no times, and keeps 5 MB a
/// partition. Never measure or prove exactly-once on it.
///
/// `@unchecked Sendable`: both pointers are written once, in `init`; librdkafka's mock takes a lock for each
/// call; both are freed in `deinit`, the cluster first.
public final class MockCluster: @unchecked Sendable {
    private let handle: ClientHandle
    private let cluster: OpaquePointer

    /// Starts a cluster of `brokers` brokers on loopback ports.
    public init(brokers: Int32 = 1) throws(KafkaError) {
        handle = try ClientHandle(
            .producer, ClientConfiguration(brokers: "", clientID: "mock"), defaults: [],
            events: ClientEvents())
        guard let cluster = rd_kafka_mock_cluster_new(handle.pointer, brokers) else {
            throw KafkaError(
                .permanent, name: "_FAIL",
                "the mock cluster could not be started; see the limits on open files")
        }
        self.cluster = cluster
    }

    deinit { rd_kafka_mock_cluster_destroy(cluster) }

    /// `host:port` of the brokers.
    public var brokers: String { String(cString: rd_kafka_mock_cluster_bootstraps(cluster)) }

    /// Makes a topic.
    public func createTopic(_ name: String, partitions: Int32) throws(KafkaError) {
        try KafkaError.check(
            rd_kafka_mock_topic_create(cluster, name, partitions, 1), doing: "creating topic \(name)")
    }

    /// Takes a broker (numbered from 1) down, or up again.
    public func setBroker(_ broker: Int32, isUp: Bool) throws(KafkaError) {
        let code =
            isUp
            ? rd_kafka_mock_broker_set_up(cluster, broker) : rd_kafka_mock_broker_set_down(cluster, broker)
        try KafkaError.check(code, doing: "switching broker \(broker)")
    }

    /// Delays a broker's answers.
    public func setRoundTrip(_ broker: Int32, _ time: Duration) throws(KafkaError) {
        try KafkaError.check(
            rd_kafka_mock_broker_set_rtt(cluster, broker, time.milliseconds),
            doing: "delaying broker \(broker)")
    }

    /// The next requests of a kind (Kafka's number of the API: 0 produce, 1 fetch, 22 init producer id, 26 end
    /// transaction) get these error codes, one after the other.
    public func failRequests(_ api: Int16, with codes: [Int32]) {
        let errors = codes.map { rd_kafka_resp_err_t($0) }
        rd_kafka_mock_push_request_errors_array(cluster, api, errors.count, errors)
    }
}
