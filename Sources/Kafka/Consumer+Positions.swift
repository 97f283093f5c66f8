internal import CRdkafka

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

extension Consumer {
    /// The group's committed next offset of each partition; nil where there is none.
    ///
    /// Asks again until `timeout` while a transaction that commits one of them is open (the offset is unstable) or the
    /// coordinator moves.
    /// - Throws: `KafkaError` (retriable) where that lasts longer.
    public func committed(
        _ partitions: [TopicPartition], timeout: Duration
    ) throws(KafkaError) -> [TopicPartition: Int64?] {
        let end = ContinuousClock.now + timeout
        while true {
            let left = max(ContinuousClock.now.duration(to: end), .milliseconds(100))
            do throws(KafkaError) {
                return try committedOnce(partitions, timeout: left)
            } catch  where error.kind == .retriable && ContinuousClock.now + .milliseconds(50) < end {
                _ = usleep(50_000)
            }
        }
    }

    private func committedOnce(
        _ partitions: [TopicPartition], timeout: Duration
    ) throws(KafkaError) -> [TopicPartition: Int64?] {
        let list = try PartitionList(Self.offsets(partitions))
        try KafkaError.check(
            rd_kafka_committed(handle.pointer, list.pointer, timeout.milliseconds),
            doing: "asking for committed offsets")
        var committed: [TopicPartition: Int64?] = [:]
        for entry in list.entries {
            try KafkaError.check(entry.error, doing: "asking for the committed offset of \(entry.partition)")
            committed[entry.partition] = .some(entry.offset >= 0 ? entry.offset : nil)
        }
        return committed
    }

    /// Commits next offsets and waits for the answer; for `at_least_once` only.
    /// - Throws: `KafkaError`: abortable where the group has moved on, retriable where the coordinator does not answer
    ///   in time; committing the same offsets again does no harm.
    public func commit(
        _ offsets: [TopicPartition: Int64], timeout: Duration = .seconds(10)
    ) throws(KafkaError) {
        guard !offsets.isEmpty else { return }
        let list = try PartitionList(offsets)
        // The answer comes on a queue of its own: librdkafka's own waiting has no limit.
        guard let queue = rd_kafka_queue_new(handle.pointer) else {
            throw KafkaError(.permanent, name: "_FAIL", "no memory for a queue")
        }
        defer { rd_kafka_queue_destroy(queue) }
        try KafkaError.check(
            rd_kafka_commit_queue(handle.pointer, list.pointer, queue, nil, nil), doing: "committing offsets")
        guard let event = rd_kafka_queue_poll(queue, timeout.milliseconds) else {
            throw KafkaError(
                .retriable, name: "_TIMED_OUT", "committing offsets: the group's coordinator did not answer")
        }
        defer { rd_kafka_event_destroy(event) }
        try KafkaError.check(rd_kafka_event_error(event), doing: "committing offsets")
        guard let answered = rd_kafka_event_topic_partition_list(event) else { return }
        for entry in PartitionList.entries(answered.pointee) {
            try KafkaError.check(entry.error, doing: "committing the offset of \(entry.partition)")
        }
    }

    /// First offset of a partition and the offset after its last record, asked of the broker.
    ///
    /// With read_committed the end is the last stable offset.
    public func watermarks(
        _ partition: TopicPartition, timeout: Duration
    ) throws(KafkaError) -> (low: Int64, high: Int64) {
        var low: Int64 = 0
        var high: Int64 = 0
        try KafkaError.check(
            rd_kafka_query_watermark_offsets(
                handle.pointer, partition.topic, partition.partition, &low, &high, timeout.milliseconds),
            doing: "asking for the ends of \(partition)")
        return (low, high)
    }

    /// The ends of a partition as the last fetch told them, without asking; nil before the first fetch.
    public func cachedWatermarks(_ partition: TopicPartition) -> (low: Int64, high: Int64)? {
        var low: Int64 = 0
        var high: Int64 = 0
        let code = rd_kafka_get_watermark_offsets(
            handle.pointer, partition.topic, partition.partition, &low, &high)
        return code == RD_KAFKA_RESP_ERR_NO_ERROR && high >= 0 ? (low, high) : nil
    }

    /// The offset of the first record at or after a time (milliseconds since 1970 UTC); nil past the end.
    public func offsets(
        at milliseconds: Int64, in partitions: [TopicPartition], timeout: Duration
    ) throws(KafkaError) -> [TopicPartition: Int64?] {
        let list = try PartitionList(Dictionary(partitions.map { ($0, milliseconds) }) { first, _ in first })
        try KafkaError.check(
            rd_kafka_offsets_for_times(handle.pointer, list.pointer, timeout.milliseconds),
            doing: "asking for offsets at a time")
        var offsets: [TopicPartition: Int64?] = [:]
        for entry in list.entries {
            try KafkaError.check(entry.error, doing: "asking for an offset of \(entry.partition)")
            offsets[entry.partition] = .some(entry.offset >= 0 ? entry.offset : nil)
        }
        return offsets
    }

    /// The offset of the next record that `poll` would return of each partition; nil before the first.
    public func positions(_ partitions: [TopicPartition]) throws(KafkaError) -> [TopicPartition: Int64?] {
        let list = try PartitionList(Self.offsets(partitions))
        try KafkaError.check(rd_kafka_position(handle.pointer, list.pointer), doing: "asking for positions")
        return Dictionary(list.entries.map { ($0.partition, $0.offset >= 0 ? $0.offset : nil) }) { first, _ in
            first
        }
    }

    /// Records between the position of each partition and its end as the last fetch told it; without asking.
    ///
    /// Stays 1 or more behind transaction markers, which no `poll` returns: idle is `endOfPartition`, not lag 0.
    /// Partitions that were not fetched yet are left out.
    public func lag(_ partitions: [TopicPartition]) throws(KafkaError) -> [TopicPartition: Int64] {
        var lag: [TopicPartition: Int64] = [:]
        for (partition, position) in try positions(partitions) {
            guard let position, let ends = cachedWatermarks(partition) else { continue }
            lag[partition] = max(0, ends.high - position)
        }
        return lag
    }

    /// Number of partitions of each topic, asked of the broker; topics that do not exist are left out.
    public func partitionCounts(of topics: [String], timeout: Duration) throws(KafkaError) -> [String: Int32]
    {
        try Metadata.partitionCounts(of: topics, client: handle.pointer, timeout: timeout)
    }

    /// The cluster's id; nil where the broker has none.
    public func clusterID(timeout: Duration) -> String? {
        Metadata.clusterID(of: handle.pointer, timeout: timeout)
    }
}
