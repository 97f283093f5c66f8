internal import CRdkafka

/// Owns a list of partitions with offsets, as librdkafka takes and gives it.
final class PartitionList {
    let pointer: UnsafeMutablePointer<rd_kafka_topic_partition_list_t>

    /// Takes over a list that librdkafka made.
    init(owning pointer: UnsafeMutablePointer<rd_kafka_topic_partition_list_t>) { self.pointer = pointer }

    /// Makes a list of partitions with their offsets.
    init(_ offsets: [TopicPartition: Int64]) throws(KafkaError) {
        guard let pointer = rd_kafka_topic_partition_list_new(Int32(clamping: offsets.count)) else {
            throw KafkaError(.permanent, name: "_FAIL", "no memory for a list of partitions")
        }
        self.pointer = pointer
        for (partition, offset) in offsets.sorted(by: { $0.key < $1.key }) {
            rd_kafka_topic_partition_list_add(pointer, partition.topic, partition.partition)?.pointee.offset =
                offset
        }
    }

    deinit { rd_kafka_topic_partition_list_destroy(pointer) }

    /// Each partition with its offset and its error.
    var entries: [(partition: TopicPartition, offset: Int64, error: rd_kafka_resp_err_t)] {
        Self.entries(pointer.pointee)
    }

    static func entries(
        _ list: rd_kafka_topic_partition_list_t
    ) -> [(partition: TopicPartition, offset: Int64, error: rd_kafka_resp_err_t)] {
        (0..<Int(list.cnt)).map { index in
            let element = list.elems[index]
            return (topicPartition(element), element.offset, element.err)
        }
    }

    static func topicPartitions(_ list: rd_kafka_topic_partition_list_t) -> [TopicPartition] {
        (0..<Int(list.cnt)).map { topicPartition(list.elems[$0]) }
    }

    private static func topicPartition(_ element: rd_kafka_topic_partition_t) -> TopicPartition {
        TopicPartition(element.topic.map { String(cString: $0) } ?? "", element.partition)
    }
}
