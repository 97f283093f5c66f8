/// Where a record of a followed topic stands in the log.
public struct LogPlace: Sendable, Hashable {
    /// The topic.
    public var topic: String
    /// Its partition.
    public var partition: Int32
    /// The record's offset.
    public var offset: Int64

    /// A place in the log.
    public init(topic: String, partition: Int32, offset: Int64) {
        self.topic = topic
        self.partition = partition
        self.offset = offset
    }
}
