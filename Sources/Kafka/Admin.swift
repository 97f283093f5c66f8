internal import CRdkafka

/// Makes and looks at topics.
public final class Admin: Sendable {
    private let handle: ClientHandle

    /// An administrator of a cluster.
    public init(_ configuration: ClientConfiguration, events: ClientEvents = ClientEvents())
        throws(KafkaError)
    {
        handle = try ClientHandle(.producer, configuration, defaults: [], events: events)
    }

    /// Makes a topic.
    /// - Returns: false where it is there already.
    @discardableResult
    public func create(_ topic: TopicSpecification, timeout: Duration) throws(KafkaError) -> Bool {
        var reason = [CChar](repeating: 0, count: 512)
        guard
            let new = rd_kafka_NewTopic_new(
                topic.name, topic.partitions, topic.replication, &reason, reason.count)
        else {
            throw KafkaError(
                .permanent, name: "_INVALID_ARG", "creating \(topic.name): \(ClientHandle.text(reason))")
        }
        defer { rd_kafka_NewTopic_destroy(new) }
        for (name, value) in topic.settings.sorted(by: { $0.key < $1.key }) {
            try KafkaError.check(rd_kafka_NewTopic_set_config(new, name, value), doing: "setting \(name)")
        }
        let results = try request(RD_KAFKA_ADMIN_OP_CREATETOPICS, timeout: timeout) { options, queue in
            var topics: [OpaquePointer?] = [new]
            rd_kafka_CreateTopics(handle.pointer, &topics, 1, options, queue)
        } results: { event in
            var count = 0
            return Self.codes(
                rd_kafka_CreateTopics_result_topics(rd_kafka_event_CreateTopics_result(event), &count), count)
        }
        guard let code = results.first, code != RD_KAFKA_RESP_ERR_NO_ERROR else { return true }
        if code == RD_KAFKA_RESP_ERR_TOPIC_ALREADY_EXISTS { return false }
        throw KafkaError(code: code, doing: "creating topic \(topic.name)")
    }

    /// Deletes a topic; one that is not there is no error.
    public func delete(_ topic: String, timeout: Duration) throws(KafkaError) {
        guard let doomed = rd_kafka_DeleteTopic_new(topic) else {
            throw KafkaError(.permanent, name: "_INVALID_ARG", "\(topic) is no name of a topic")
        }
        defer { rd_kafka_DeleteTopic_destroy(doomed) }
        let results = try request(RD_KAFKA_ADMIN_OP_DELETETOPICS, timeout: timeout) { options, queue in
            var topics: [OpaquePointer?] = [doomed]
            rd_kafka_DeleteTopics(handle.pointer, &topics, 1, options, queue)
        } results: { event in
            var count = 0
            return Self.codes(
                rd_kafka_DeleteTopics_result_topics(rd_kafka_event_DeleteTopics_result(event), &count), count)
        }
        guard let code = results.first, code != RD_KAFKA_RESP_ERR_NO_ERROR,
            code != RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART
        else { return }
        throw KafkaError(code: code, doing: "deleting topic \(topic)")
    }

    /// The settings of a topic as the broker holds them, defaults included; empty where the broker tells none.
    public func settings(ofTopic topic: String, timeout: Duration) throws(KafkaError) -> [String: String] {
        guard let resource = rd_kafka_ConfigResource_new(RD_KAFKA_RESOURCE_TOPIC, topic) else {
            throw KafkaError(.permanent, name: "_INVALID_ARG", "\(topic) is no name of a topic")
        }
        defer { rd_kafka_ConfigResource_destroy(resource) }
        var settings: [String: String] = [:]
        let codes = try request(RD_KAFKA_ADMIN_OP_DESCRIBECONFIGS, timeout: timeout) { options, queue in
            var resources: [OpaquePointer?] = [resource]
            rd_kafka_DescribeConfigs(handle.pointer, &resources, 1, options, queue)
        } results: { event in
            var count = 0
            let found = rd_kafka_DescribeConfigs_result_resources(
                rd_kafka_event_DescribeConfigs_result(event), &count)
            guard count > 0, let first = found?[0] else { return [] }
            var entries = 0
            let list = rd_kafka_ConfigResource_configs(first, &entries)
            for index in 0..<entries {
                guard let entry = list?[index], let name = rd_kafka_ConfigEntry_name(entry) else { continue }
                settings[String(cString: name)] =
                    rd_kafka_ConfigEntry_value(entry).map { String(cString: $0) } ?? ""
            }
            return [rd_kafka_ConfigResource_error(first)]
        }
        if let code = codes.first { try KafkaError.check(code, doing: "asking for the settings of \(topic)") }
        return settings
    }

    /// Number of partitions of each topic; topics that do not exist are left out.
    public func partitionCounts(of topics: [String], timeout: Duration) throws(KafkaError) -> [String: Int32]
    {
        try Metadata.partitionCounts(of: topics, client: handle.pointer, timeout: timeout)
    }

    /// The cluster's id; nil where the broker has none or does not answer.
    public func clusterID(timeout: Duration) -> String? {
        Metadata.clusterID(of: handle.pointer, timeout: timeout)
    }

    /// Sends one admin request and waits for its event on a queue of its own.
    private func request(
        _ operation: rd_kafka_admin_op_t, timeout: Duration, send: (OpaquePointer?, OpaquePointer) -> Void,
        results: (OpaquePointer) -> [rd_kafka_resp_err_t]
    ) throws(KafkaError) -> [rd_kafka_resp_err_t] {
        guard let queue = rd_kafka_queue_new(handle.pointer) else {
            throw KafkaError(.permanent, name: "_FAIL", "no memory for a queue")
        }
        defer { rd_kafka_queue_destroy(queue) }
        let options = rd_kafka_AdminOptions_new(handle.pointer, operation)
        defer { rd_kafka_AdminOptions_destroy(options) }
        var reason = [CChar](repeating: 0, count: 512)
        try KafkaError.check(
            rd_kafka_AdminOptions_set_request_timeout(options, timeout.milliseconds, &reason, reason.count),
            doing: "setting a time-out")
        send(options, queue)
        guard let event = rd_kafka_queue_poll(queue, timeout.milliseconds &+ 2_000) else {
            throw KafkaError(.retriable, name: "_TIMED_OUT", "the broker did not answer an admin request")
        }
        defer { rd_kafka_event_destroy(event) }
        try KafkaError.check(rd_kafka_event_error(event), doing: "an admin request")
        return results(event)
    }

    private static func codes(
        _ results: UnsafeMutablePointer<OpaquePointer?>?, _ count: Int
    ) -> [rd_kafka_resp_err_t] {
        (0..<count).compactMap { index in results?[index].map { rd_kafka_topic_result_error($0) } }
    }
}
