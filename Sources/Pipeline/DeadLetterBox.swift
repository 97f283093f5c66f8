public import Kafka
public import Store

/// The dead-letter topic as an operator sees it: letters, what was decided about them, and how to decide.
///
/// Calls block; one thread. Two that decide at once do not harm each other: the later one takes the transactional id,
/// and the earlier one's transaction is aborted.
public struct DeadLetterBox {
    /// One dead letter with its place on the topic and what was decided about it.
    public struct Letter: Sendable {
        /// Partition of the dead-letter topic.
        public var partition: Int32
        /// Offset there.
        public var offset: Int64
        /// When it was written, in milliseconds since 1970 UTC.
        public var writtenMilliseconds: Int64?
        /// The letter.
        public var letter: DeadLetter
        /// The latest decision; nil while the letter is open.
        public var decision: DeadLetterDecision?

        /// `partition:offset`, by which commands name it.
        public var name: String { "\(partition):\(offset)" }
        /// True where its bytes were kept: those beyond the topic's limit were not.
        public var canBeReplayed: Bool { letter.sha256 == nil && letter.value != nil }
    }

    private let configuration: ClientConfiguration
    private let topic: String
    private let transactionalID: String?
    private let now: () -> Double

    /// The box of a topic. Without a group's transactional id (brokers that have no transactions) a crash in the
    /// middle of a replay may leave a record that was published and is not yet marked, and a later replay repeats it.
    public init(
        _ configuration: ClientConfiguration, topic: String, group: String, hasTransactions: Bool,
        now: @escaping () -> Double
    ) {
        self.configuration = configuration
        self.topic = topic
        transactionalID = hasTransactions ? "\(group)-dead-letters" : nil
        self.now = now
    }

    /// All letters, by partition and offset, with the latest decision about each.
    /// - Throws: `KafkaError` where the broker does not answer.
    public func letters() throws -> [Letter] {
        var letters: [Letter] = []
        var latest: [Source: Int] = [:]
        for record in try TopicReader.records(of: [topic], configuration, timeout: .seconds(60)) {
            if let decision = DeadLetterRecord.decision(in: record) {
                let source = Source(decision.sourceTopic, decision.sourcePartition, decision.sourceOffset)
                if let place = latest[source] { letters[place].decision = decision }
                continue
            }
            let letter = DeadLetterRecord.read(record)
            latest[Source(letter.sourceTopic, letter.sourcePartition, letter.sourceOffset)] = letters.count
            letters.append(
                Letter(
                    partition: record.topicPartition.partition, offset: record.offset,
                    writtenMilliseconds: record.timestampMilliseconds, letter: letter))
        }
        return letters
    }

    /// Publishes the records of letters again where they came from, and marks the letters, in one transaction.
    /// - Throws: `KafkaError`; nothing was published then, unless its kind is `doubtful`: look again.
    public func replay(_ letters: [Letter]) throws {
        try publish(
            letters.flatMap { letter in
                [Self.record(of: letter), decision(.replayed, letter)]
            })
    }

    /// Records that nothing is to become of letters. They stay where they are.
    public func drop(_ letters: [Letter]) throws {
        try publish(letters.map { decision(.dropped, $0) })
    }

    private func decision(_ kind: DeadLetterDecision.Kind, _ letter: Letter) -> OutgoingRecord {
        let source = letter.letter
        return DeadLetterRecord.decision(
            DeadLetterDecision(
                kind, sourceTopic: source.sourceTopic, sourcePartition: source.sourcePartition,
                sourceOffset: source.sourceOffset, decided: now()), topic: topic)
    }

    /// The record as it came, to its own partition, with a header that says of what it is a replay.
    private static func record(of letter: Letter) -> OutgoingRecord {
        let source = letter.letter
        let headers = source.headers.map { Header($0.name, $0.value) }
        return OutgoingRecord(
            topic: source.sourceTopic, partition: source.sourcePartition, value: source.value,
            headers: headers.filter { $0.name != "replay-of" } + [
                Header("replay-of", "\(source.sourceTopic)/\(source.sourcePartition)/\(source.sourceOffset)")
            ])
    }

    private func publish(_ records: [OutgoingRecord]) throws {
        guard let transactionalID else {
            let producer = try PlainProducer(configuration)
            let routes = Routes(
                counts: try producer.partitionCounts(of: [topic], timeout: .seconds(10)))
            for record in records {
                try producer.send(record.topic == topic ? routes.routed(record) : record)
            }
            return try producer.flush(timeout: .seconds(30))
        }
        let producer = try TransactionalProducer(configuration, transactionalID: transactionalID)
        try producer.initTransactions(timeout: .seconds(30))
        let routes = Routes(counts: try producer.partitionCounts(of: [topic], timeout: .seconds(10)))
        try producer.begin()
        for record in records { try producer.send(record.topic == topic ? routes.routed(record) : record) }
        try producer.commit(timeout: .seconds(30))
    }
}

/// Where a record stands: letters and decisions about them are joined by it.
private struct Source: Hashable {
    var topic: String
    var partition: Int32
    var offset: Int64

    init(_ topic: String, _ partition: Int32, _ offset: Int64) {
        self.topic = topic
        self.partition = partition
        self.offset = offset
    }
}
