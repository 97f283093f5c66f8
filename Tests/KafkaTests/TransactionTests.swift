import Kafka
import TestSupport
import Testing

@Suite(
    "Transactions on a broker that has them", .serialized, .timeLimit(.minutes(3)),
    .enabled(if: RealBroker.isAvailable, Comment(rawValue: RealBroker.reason)))
struct TransactionTests {
    let broker: RealBroker

    init() throws { broker = try RealBroker() }

    private func producer(_ id: String = "judge") throws -> TransactionalProducer {
        let producer = try TransactionalProducer(broker.client(), transactionalID: broker.name(id))
        try producer.initTransactions(timeout: .seconds(20))
        return producer
    }

    private func readAll(_ topic: String, properties: [String: String] = [:]) throws -> [Record] {
        let consumer = try Consumer(broker.client(properties), group: nil)
        defer { consumer.close() }
        return try consumer.readAll([TopicPartition(topic, 0)])
    }

    @Test("what was aborted is hidden, and what was committed is there once and in order")
    func abortedIsHidden() throws {
        let topic = try broker.topic("events")
        let producer = try producer()
        for (number, isCommitted) in [(1, true), (2, false), (3, true), (4, false)] {
            try producer.begin()
            try producer.send(OutgoingRecord(topic, "a\(number)"))
            try producer.send(OutgoingRecord(topic, "b\(number)"))
            if isCommitted {
                try producer.commit(timeout: .seconds(20))
            } else {
                try producer.abort(timeout: .seconds(20))
            }
        }
        #expect(try readAll(topic).map(text) == ["a1", "b1", "a3", "b3"])
    }

    @Test("offsets go with the transaction: kept where it commits, gone where it aborts")
    func offsets() throws {
        let topic = try broker.topic("intake", partitions: 2)
        let consumer = try Consumer(
            broker.client(), group: GroupSettings(id: broker.name("desk"), instanceID: "one"))
        defer { consumer.close() }
        let partitions = try consumer.join([topic])
        #expect(partitions == [TopicPartition(topic, 0), TopicPartition(topic, 1)])
        let group = try #require(consumer.groupMetadata())
        let producer = try producer()
        try producer.begin()
        try producer.sendOffsets([partitions[0]: 7], group: group, timeout: .seconds(10))
        try producer.commit(timeout: .seconds(10))
        try producer.begin()
        try producer.sendOffsets([partitions[0]: 9, partitions[1]: 3], group: group, timeout: .seconds(10))
        try producer.abort(timeout: .seconds(10))
        #expect(
            try consumer.committed(partitions, timeout: .seconds(20))
                == [partitions[0]: 7, partitions[1]: nil])
    }

    @Test("a second producer under the same id fences the first, which learns it at its next step")
    func fencing() throws {
        let topic = try broker.topic("events")
        let first = try producer()
        try first.begin()
        try first.send(OutgoingRecord(topic, "from the zombie"))
        let second = try producer()
        let error = #expect(throws: KafkaError.self) { try first.commit(timeout: .seconds(20)) }
        #expect(error?.kind == .fenced)
        #expect(error?.message.contains("worker.name") == true)
        try second.begin()
        try second.send(OutgoingRecord(topic, "from the successor"))
        try second.commit(timeout: .seconds(20))
        #expect(try readAll(topic).map(text) == ["from the successor"])
    }

    @Test("a fenced producer stays fenced: begin, send and abort say so too")
    func staysFenced() throws {
        let topic = try broker.topic("events")
        let first = try producer()
        try first.begin()
        try first.send(OutgoingRecord(topic, "zombie"))
        _ = try producer()
        #expect(throws: KafkaError.self) { try first.commit(timeout: .seconds(20)) }
        for step in [
            { try first.abort(timeout: .seconds(5)) }, { try first.begin() },
            { _ = try first.send(OutgoingRecord(topic, "zombie")) },
        ] as [() throws -> Void] {
            let error = #expect(throws: KafkaError.self) { try step() }
            #expect(error?.kind == .fenced, "\(String(describing: error))")
        }
    }

    @Test("a record too large for the topic is named, and the transaction goes on without it after an abort")
    func tooLarge() throws {
        let topic = try broker.topic("events", settings: ["max.message.bytes": "20000"])
        let producer = try producer()
        try producer.begin()
        let small = try producer.send(OutgoingRecord(topic, "small"))
        // Random bytes: lz4 must not make them small.
        let noise = (0..<100_000).map { _ in UInt8.random(in: 0...255) }
        let large = try producer.send(OutgoingRecord(topic: topic, partition: 0, value: noise))
        let error = #expect(throws: KafkaError.self) { try producer.commit(timeout: .seconds(20)) }
        #expect(error?.kind == .permanent)
        #expect(error?.isTooLarge == true)
        #expect(producer.failures.contains { $0.number == large && $0.error.isTooLarge })
        #expect(small < large)
        try producer.abort(timeout: .seconds(10))
        // The refused records leave a gap in the producer's numbering: the next transaction may be aborted once, to
        // take a new epoch, and the one after it goes through.
        for attempt in 1...3 {
            do throws(KafkaError) {
                try producer.begin()
                #expect(producer.failures.isEmpty)
                try producer.send(OutgoingRecord(topic, "small"))
                try producer.commit(timeout: .seconds(10))
                break
            } catch {
                #expect(error.kind == .abortable && attempt < 3, "\(error)")
                try producer.abort(timeout: .seconds(10))
            }
        }
        #expect(try readAll(topic).map(text) == ["small"])
    }

    @Test("a record beyond the client's own limit is refused by send, and the transaction stands")
    func tooLargeForTheClient() throws {
        let topic = try broker.topic("events")
        let producer = try producer()
        try producer.begin()
        try producer.send(OutgoingRecord(topic, "before"))
        let huge = [UInt8](repeating: 1, count: 11_000_000)
        let error = #expect(throws: KafkaError.self) {
            try producer.send(
                OutgoingRecord(topic: topic, partition: 0, value: huge, headers: [Header("a", "b")]))
        }
        #expect(error?.isTooLarge == true)
        #expect(error?.kind == .permanent)
        try producer.commit(timeout: .seconds(10))
        #expect(try readAll(topic).map(text) == ["before"])
    }

    @Test("a partition that does not exist is permanent, with the remedy; headers are freed once")
    func unknownPartition() throws {
        let topic = try broker.topic("events")
        let producer = try producer()
        #expect(try producer.partitionCounts(of: [topic], timeout: .seconds(10)) == [topic: 1])
        try producer.begin()
        try producer.send(OutgoingRecord(topic, "there"))
        try producer.commit(timeout: .seconds(10))
        try producer.begin()
        for _ in 0..<100 {
            let error = #expect(throws: KafkaError.self) {
                try producer.send(
                    OutgoingRecord(topic: topic, partition: 9, value: [1], headers: [Header("name", "value")])
                )
            }
            #expect(error?.kind == .permanent)
            #expect(error?.isUnknownTopic == true)
        }
        try producer.abort(timeout: .seconds(10))
        #expect(try producer.partitionCounts(of: ["nowhere"], timeout: .seconds(5)).isEmpty)
    }

    @Test(
        "while a transaction is open its records are hidden, and the end for committed reading is before them"
    )
    func openTransaction() throws {
        let topic = try broker.topic("events")
        let partition = TopicPartition(topic, 0)
        let producer = try producer()
        try producer.begin()
        for number in 0..<3 { try producer.send(OutgoingRecord(topic, "\(number)")) }
        try producer.commit(timeout: .seconds(10))
        try producer.begin()
        try producer.send(OutgoingRecord(topic, "open"))
        try producer.flush(timeout: .seconds(10))
        let committedReader = try Consumer(broker.client(), group: nil)
        defer { committedReader.close() }
        let reader = try Consumer(broker.client(["isolation.level": "read_uncommitted"]), group: nil)
        defer { reader.close() }
        let stable = try committedReader.watermarks(partition, timeout: .seconds(5)).high
        let all = try reader.watermarks(partition, timeout: .seconds(5)).high
        #expect(stable < all)
        #expect(try committedReader.readAll([partition]).map(text) == ["0", "1", "2"])
        try producer.abort(timeout: .seconds(10))
        var end: Int64 = 0
        try committedReader.poll(until: "the end behind the aborted records") { polled in
            if case .endOfPartition(_, let offset) = polled { end = offset }
            return end > stable
        }
        #expect(end == (try reader.watermarks(partition, timeout: .seconds(5)).high))
    }
}
