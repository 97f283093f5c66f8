/// A topic as it is to be made.
public struct TopicSpecification: Sendable, Equatable {
    /// Its name.
    public var name: String
    /// Number of partitions.
    public var partitions: Int32
    /// Copies of each; -1 takes the broker's default.
    public var replication: Int32
    /// Topic settings: `retention.ms`, `max.message.bytes`.
    public var settings: [String: String]

    /// A topic with its settings.
    public init(name: String, partitions: Int32, replication: Int32 = -1, settings: [String: String] = [:]) {
        self.name = name
        self.partitions = partitions
        self.replication = replication
        self.settings = settings
    }
}
