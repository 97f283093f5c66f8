/// A record to be written.
public struct OutgoingRecord: Sendable, Equatable {
    /// The topic.
    public var topic: String
    /// The partition. Always explicit: librdkafka 2.0.2 frees headers twice where a partitioner
    /// chooses one that does not exist.
    public var partition: Int32
    /// The key.
    public var key: [UInt8]?
    /// The value; nil writes a tombstone.
    public var value: [UInt8]?
    /// The headers.
    public var headers: [Header]
    /// Creation time in milliseconds since 1970 UTC; nil for now.
    public var timestampMilliseconds: Int64?

    /// A record for a partition.
    public init(
        topic: String, partition: Int32, key: [UInt8]? = nil, value: [UInt8]?, headers: [Header] = [],
        timestampMilliseconds: Int64? = nil
    ) {
        self.topic = topic
        self.partition = partition
        self.key = key
        self.value = value
        self.headers = headers
        self.timestampMilliseconds = timestampMilliseconds
    }
}
