/// How far the view has followed one partition.
public struct StreamPosition: Sendable, Hashable {
    /// The topic.
    public var topic: String
    /// Its partition.
    public var partition: Int32
    /// Offset of the next record to follow.
    public var nextOffset: Int64

    /// A place in a partition.
    public init(topic: String, partition: Int32, nextOffset: Int64) {
        self.topic = topic
        self.partition = partition
        self.nextOffset = nextOffset
    }
}
