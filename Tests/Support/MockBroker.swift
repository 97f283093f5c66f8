public import Kafka

/// librdkafka's cluster in memory with topics that are there from the start: one for a suite or a test.
public struct MockBroker: Sendable {
    /// The cluster, for faults.
    public let cluster: MockCluster

    /// Starts a cluster with one broker and topics with their numbers of partitions.
    public init(topics: [String: Int32] = [:], brokers: Int32 = 1) throws {
        cluster = try MockCluster(brokers: brokers)
        for (topic, partitions) in topics.sorted(by: { $0.key < $1.key }) {
            try cluster.createTopic(topic, partitions: partitions)
        }
    }

    /// A client of it. librdkafka's timers are shortened, so that tests of faults end soon.
    public func client(_ properties: [String: String] = [:]) -> ClientConfiguration {
        let quick = ["reconnect.backoff.max.ms": "200", "topic.metadata.refresh.interval.ms": "1000"]
        return ClientConfiguration(
            brokers: cluster.brokers, clientID: "test", properties: quick.merging(properties) { $1 })
    }
}
