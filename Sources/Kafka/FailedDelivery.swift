/// A record that was sent and did not arrive.
public struct FailedDelivery: Sendable, Equatable {
    /// The number that `send` returned for it.
    public var number: Int
    /// Where it was to go.
    public var partition: TopicPartition
    /// Why it did not arrive.
    public var error: KafkaError

    /// A failed delivery.
    public init(number: Int, partition: TopicPartition, error: KafkaError) {
        self.number = number
        self.partition = partition
        self.error = error
    }
}
