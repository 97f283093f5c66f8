internal import CRdkafka

extension Consumer {
    /// Takes these partitions, each from its offset on, instead of all that were assigned.
    public func assign(_ offsets: [TopicPartition: Int64]) throws(KafkaError) {
        let list = try PartitionList(offsets)
        try KafkaError.check(rd_kafka_assign(handle.pointer, list.pointer), doing: "assigning partitions")
    }

    /// Gives up all partitions.
    public func unassign() throws(KafkaError) {
        try KafkaError.check(rd_kafka_assign(handle.pointer, nil), doing: "giving up partitions")
    }

    /// Takes these partitions besides those assigned (cooperative groups).
    public func incrementalAssign(_ offsets: [TopicPartition: Int64]) throws(KafkaError) {
        let list = try PartitionList(offsets)
        try KafkaError.check(
            rd_kafka_incremental_assign(handle.pointer, list.pointer), doing: "adding partitions")
    }

    /// Gives up these partitions and keeps the others (cooperative groups).
    public func incrementalUnassign(_ partitions: [TopicPartition]) throws(KafkaError) {
        let list = try PartitionList(Self.offsets(partitions))
        try KafkaError.check(
            rd_kafka_incremental_unassign(handle.pointer, list.pointer), doing: "giving up partitions")
    }

    /// The partitions that are assigned now.
    public func assignment() throws(KafkaError) -> [TopicPartition] {
        var list: UnsafeMutablePointer<rd_kafka_topic_partition_list_t>?
        try KafkaError.check(rd_kafka_assignment(handle.pointer, &list), doing: "asking for the assignment")
        return list.map { PartitionList(owning: $0) }?.entries.map(\.partition) ?? []
    }

    /// Stops fetching these partitions; `poll` goes on and keeps the membership alive.
    public func pause(_ partitions: [TopicPartition]) throws(KafkaError) {
        let list = try PartitionList(Self.offsets(partitions))
        try KafkaError.check(rd_kafka_pause_partitions(handle.pointer, list.pointer), doing: "pausing")
    }

    /// Fetches these partitions again.
    public func resume(_ partitions: [TopicPartition]) throws(KafkaError) {
        let list = try PartitionList(Self.offsets(partitions))
        try KafkaError.check(rd_kafka_resume_partitions(handle.pointer, list.pointer), doing: "resuming")
    }

    /// This member's standing in the group, to be captured with the records of a batch; nil without a group.
    public func groupMetadata() -> GroupMetadata? {
        rd_kafka_consumer_group_metadata(handle.pointer).map { GroupMetadata(owning: $0) }
    }

    static func offsets(_ partitions: [TopicPartition]) -> [TopicPartition: Int64] {
        Dictionary(partitions.map { ($0, Int64(RD_KAFKA_OFFSET_INVALID)) }) { first, _ in first }
    }
}
