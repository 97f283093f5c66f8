internal import CRdkafka

/// What the brokers tell of topics.
enum Metadata {
    static func partitionCounts(
        of topics: [String], client: OpaquePointer, timeout: Duration
    ) throws(KafkaError) -> [String: Int32] {
        // All topics are asked for: a broker that makes topics by itself would make one that is asked for by name,
        // with a configuration that breaks promises.
        var counts: [String: Int32] = [:]
        let wanted = Set(topics)
        var metadata: UnsafePointer<rd_kafka_metadata>?
        try KafkaError.check(
            rd_kafka_metadata(client, 1, nil, &metadata, timeout.milliseconds), doing: "asking about topics")
        guard let metadata else { return counts }
        defer { rd_kafka_metadata_destroy(metadata) }
        for index in 0..<Int(metadata.pointee.topic_cnt) {
            let found = metadata.pointee.topics[index]
            let name = String(cString: found.topic)
            guard wanted.contains(name) else { continue }
            if found.err == RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED {
                throw KafkaError(code: found.err, doing: "asking about topic \(name)")
            }
            if found.err == RD_KAFKA_RESP_ERR_NO_ERROR, found.partition_cnt > 0 {
                counts[name] = found.partition_cnt
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
