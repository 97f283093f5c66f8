/// One partition of one topic.
public struct TopicPartition: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The topic's name.
    public var topic: String
    /// The partition's number, from 0.
    public var partition: Int32

    /// A partition of a topic.
    public init(_ topic: String, _ partition: Int32) {
        self.topic = topic
        self.partition = partition
    }

    /// By topic, then by number.
    public static func < (first: TopicPartition, second: TopicPartition) -> Bool {
        (first.topic, first.partition) < (second.topic, second.partition)
    }

    /// `topic[number]`.
    public var description: String { "\(topic)[\(partition)]" }
}
