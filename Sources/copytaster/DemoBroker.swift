import Kafka
import Pipeline

/// The demo's broker: librdkafka's own cluster in memory, with our topics in it.
final class DemoBroker: Sendable {
    private let cluster: MockCluster

    /// Starts it and makes the topics. The raw topic has one partition, so that copy is read in the order of the feed.
    init(topics: TopicNames) throws {
        cluster = try MockCluster(brokers: 1)
        for topic in topics.raw + [topics.intake] { try cluster.createTopic(topic, partitions: 1) }
        for topic in topics.followed { try cluster.createTopic(topic, partitions: 2) }
    }

    /// `host:port`.
    var address: String { cluster.brokers }
}
