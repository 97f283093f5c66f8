internal import CRdkafka

extension Consumer {
    /// The group's committed next offset of each partition; nil where there is none.
    ///
    /// Blocks while a transaction that commits one of them is open on the broker.
    /// - Throws: `KafkaError` (retriable) where the broker calls an offset unstable or does not answer.
    public func committed(
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
    public func commit(_ offsets: [TopicPartition: Int64]) throws(KafkaError) {
        let list = try PartitionList(offsets)
        try KafkaError.check(rd_kafka_commit(handle.pointer, list.pointer, 0), doing: "committing offsets")
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
