import Kafka
import TestSupport
import Testing

@Suite(
    "Records, positions and topics on a real broker", .serialized, .timeLimit(.minutes(3)),
    .enabled(if: RealBroker.isAvailable, Comment(rawValue: RealBroker.reason)))
struct RealBrokerTests {
    let broker: RealBroker

    init() throws { broker = try RealBroker() }

    private func fill(_ topic: String, _ texts: [String], at milliseconds: [Int64?] = []) throws {
        let producer = try PlainProducer(broker.client())
        for (index, text) in texts.enumerated() {
            var record = OutgoingRecord(topic, text)
            record.timestampMilliseconds = index < milliseconds.count ? milliseconds[index] : nil
            try producer.send(record)
        }
        try producer.flush(timeout: .seconds(20))
    }

    @Test("a tombstone, an empty value, headers and a time come back as they were sent")
    func tombstone() throws {
        let topic = try broker.topic("raw")
        let producer = try PlainProducer(broker.client())
        try producer.send(
            OutgoingRecord(
                topic: topic, partition: 0, key: [7], value: nil, headers: [Header("why", "killed")],
                timestampMilliseconds: 1_341_230_400_000))
        try producer.send(OutgoingRecord(topic: topic, partition: 0, key: [], value: []))
        try producer.flush(timeout: .seconds(20))
        let consumer = try Consumer(broker.client(), group: nil)
        defer { consumer.close() }
        let records = try consumer.readAll([TopicPartition(topic, 0)])
        #expect(records.map(\.value) == [nil, []])
        #expect(records.map(\.key) == [[7], []])
        #expect(records.first?.header("why") == "killed")
        #expect(records.first?.timestampMilliseconds == 1_341_230_400_000)
        #expect(records.map(\.nextOffset) == [1, 2])
    }

    @Test("watermarks, positions, lag and offsets for times agree with what was written")
    func positions() throws {
        let topic = try broker.topic("raw")
        let partition = TopicPartition(topic, 0)
        try fill(topic, ["a", "b", "c", "d"], at: [1_000, 2_000, 3_000, 4_000])
        let consumer = try Consumer(broker.client(), group: nil)
        defer { consumer.close() }
        let ends = try consumer.watermarks(partition, timeout: .seconds(5))
        #expect(ends == (0, 4))
        #expect(try consumer.offsets(at: 2_500, in: [partition], timeout: .seconds(5)) == [partition: 2])
        #expect(try consumer.offsets(at: 9_000, in: [partition], timeout: .seconds(5)) == [partition: nil])
        try consumer.assign([partition: 1])
        try consumer.poll(until: "a record") { if case .record = $0 { true } else { false } }
        #expect(try consumer.positions([partition]) == [partition: 2])
        #expect(try consumer.lag([partition]) == [partition: 2])
        try consumer.poll(until: "the end") { polled in
            guard case .endOfPartition(let place, let offset) = polled else { return false }
            #expect(place == partition && offset == 4)
            return true
        }
        #expect(try consumer.lag([partition]) == [partition: 0])
    }

    @Test("topics are made with their settings, described, found again and deleted")
    func admin() throws {
        let admin = try Admin(broker.client())
        let specification = TopicSpecification(
            name: broker.name("made"), partitions: 3, settings: ["retention.ms": "86400000"])
        #expect(try admin.create(specification, timeout: .seconds(10)))
        #expect(try !admin.create(specification, timeout: .seconds(10)))
        #expect(
            try admin.partitionCounts(of: [specification.name], timeout: .seconds(5))
                == [specification.name: 3])
        let settings = try admin.settings(ofTopic: specification.name, timeout: .seconds(5))
        #expect(settings["retention.ms"] == "86400000")
        #expect(admin.clusterID(timeout: .seconds(5))?.isEmpty == false)
        try admin.delete(specification.name, timeout: .seconds(10))
        try admin.delete(specification.name, timeout: .seconds(10))
        #expect(try admin.partitionCounts(of: [specification.name], timeout: .seconds(5)).isEmpty)
    }

    @Test("a static member that comes back under its name gets its partitions at once")
    func staticMember() throws {
        let topic = try broker.topic("raw", partitions: 2)
        let group = GroupSettings(id: broker.name("desk"), instanceID: "worker-1")
        for _ in 0..<3 {
            let consumer = try Consumer(broker.client(), group: group)
            #expect(try consumer.join([topic]).count == 2)
            // As after kill -9: the member is not closed and does not leave.
        }
    }

    @Test("a commit is found by the group's next member")
    func committed() throws {
        let topic = try broker.topic("raw", partitions: 2)
        let partitions = [TopicPartition(topic, 0), TopicPartition(topic, 1)]
        let group = GroupSettings(id: broker.name("desk"), instanceID: "worker-1")
        let first = try Consumer(broker.client(), group: group)
        _ = try first.join([topic])
        try first.commit([partitions[1]: 5])
        try first.commit([:])
        first.close()
        let second = try Consumer(broker.client(), group: group)
        defer { second.close() }
        #expect(
            try second.committed(partitions, timeout: .seconds(10)) == [partitions[0]: nil, partitions[1]: 5])
    }

    @Test("a position that the log no longer holds is reported, not guessed")
    func outOfRange() throws {
        let topic = try broker.topic("raw")
        try fill(topic, ["a"])
        let consumer = try Consumer(broker.client(), group: nil)
        defer { consumer.close() }
        try consumer.assign([TopicPartition(topic, 0): 99])
        try consumer.poll(until: "an error about the position") { polled in
            guard case .error(let error, let partition) = polled else { return false }
            #expect(["_AUTO_OFFSET_RESET", "OFFSET_OUT_OF_RANGE"].contains(error.name))
            #expect(partition == TopicPartition(topic, 0))
            return true
        }
    }

    @Test(
        "a broker that ends and comes back is read on, and what was sent meanwhile arrives",
        .enabled(if: RealBroker.isOurs, "a cluster that is not ours is not restarted"))
    func restart() throws {
        let topic = try broker.topic("raw")
        try fill(topic, ["before"])
        let consumer = try Consumer(broker.client(), group: nil)
        defer { consumer.close() }
        #expect(try consumer.readAll([TopicPartition(topic, 0)]).map(text) == ["before"])
        let producer = try PlainProducer(broker.client())
        broker.stop()
        try producer.send(OutgoingRecord(topic, "meanwhile"))
        let error = #expect(throws: KafkaError.self) { try producer.flush(timeout: .milliseconds(200)) }
        #expect(error?.kind == .retriable)
        try broker.start()
        try producer.flush(timeout: .seconds(30))
        try consumer.poll(until: "the record") { polled in
            if case .record(let record) = polled { return text(record) == "meanwhile" }
            if case .error(let error, _) = polled { #expect(error.kind == .retriable) }
            return false
        }
    }
}
