internal import CRdkafka

/// What the brokers tell of topics.
enum Metadata {
    static func partitionCounts(
        of topics: [String], client: OpaquePointer, timeout: Duration
    ) throws(KafkaError) -> [String: Int32] {
        var counts: [String: Int32] = [:]
        for topic in topics {
            guard let handle = rd_kafka_topic_new(client, topic, nil) else {
                throw KafkaError(code: rd_kafka_last_error(), doing: "naming topic \(topic)")
            }
            defer { rd_kafka_topic_destroy(handle) }
            var metadata: UnsafePointer<rd_kafka_metadata>?
            try KafkaError.check(
                rd_kafka_metadata(client, 0, handle, &metadata, timeout.milliseconds),
                doing: "asking about topic \(topic)")
            guard let metadata else { continue }
            defer { rd_kafka_metadata_destroy(metadata) }
            for index in 0..<Int(metadata.pointee.topic_cnt) {
                let found = metadata.pointee.topics[index]
                if found.err == RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED {
                    throw KafkaError(code: found.err, doing: "asking about topic \(topic)")
                }
                if found.err == RD_KAFKA_RESP_ERR_NO_ERROR, found.partition_cnt > 0 {
                    counts[String(cString: found.topic)] = found.partition_cnt
                }
            }
        }
        return counts
    }

    static func clusterID(of client: OpaquePointer, timeout: Duration) -> String? {
        guard let text = rd_kafka_clusterid(client, timeout.milliseconds) else { return nil }
        defer { rd_kafka_mem_free(client, text) }
        return String(cString: text)
    }
}
