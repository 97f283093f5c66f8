import Kafka

/// Publishes articles of the corpus over the raw topic's partitions.
struct BenchFeeder {
    let producer: PlainProducer
    let topic: String
    let partitions: Int32

    /// Sends one article as ninjs; returns the bytes of its value.
    @discardableResult
    func send(_ item: Corpus.Item, at index: Int) throws -> Int {
        let value = item.ninjs
        try producer.send(
            OutgoingRecord(
                topic: topic, partition: Int32(index) % partitions, value: value,
                headers: [Header("content-type", "application/ninjs+json")]))
        return value.count
    }

    /// Waits until all are acknowledged.
    func flush() throws { try producer.flush(timeout: .seconds(60)) }
}
