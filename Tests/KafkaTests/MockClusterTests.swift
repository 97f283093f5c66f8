import Kafka
import Testing

@Suite("Consumer and producer on the mock cluster", .serialized, .timeLimit(.minutes(2)))
struct MockClusterTests {
    private func polled(_ consumer: Consumer, until done: (Polled) throws -> Bool) throws {
        for _ in 0..<300 {
            guard let polled = try consumer.poll(timeout: .milliseconds(100)) else { continue }
            if try done(polled) { return }
        }
        Issue.record("nothing came within 30 s")
    }

    @Test("a record comes back with key, value, headers and order; an empty value is no tombstone")
    func roundTrip() throws {
        let cluster = try MockCluster()
        try cluster.createTopic("copy", partitions: 1)
        let producer = try PlainProducer(ClientConfiguration(brokers: cluster.brokers))
        let sent: [OutgoingRecord] = [
            OutgoingRecord(
                topic: "copy", partition: 0, key: [1, 2], value: Array("one".utf8),
                headers: [Header("provider", "northwire"), Header("empty", [UInt8]()), Header("none", nil)]),
            OutgoingRecord(topic: "copy", partition: 0, value: []),
            OutgoingRecord(topic: "copy", partition: 0, key: [3], value: nil),
        ]
        for record in sent { try producer.send(record) }
        try producer.flush(timeout: .seconds(10))

        let consumer = try Consumer(ClientConfiguration(brokers: cluster.brokers), group: nil)
        try consumer.assign([TopicPartition("copy", 0): 0])
        var records: [Record] = []
        try polled(consumer) { polled in
            if case .record(let record) = polled { records.append(record) }
            return records.count == 3
        }
        #expect(records.map(\.value) == sent.map(\.value))
        #expect(records.map(\.key) == sent.map(\.key))
        #expect(records.first?.header("Provider") == "northwire")
        #expect(records.first?.headers.map(\.value) == [Array("northwire".utf8), [], nil])
        #expect(records.map(\.offset) == [0, 1, 2])
        consumer.close()
    }

    @Test("a rebalance changes nothing until it is answered, and committed offsets come back")
    func deferredRebalance() throws {
        let cluster = try MockCluster()
        try cluster.createTopic("copy", partitions: 2)
        let configuration = ClientConfiguration(brokers: cluster.brokers)
        let consumer = try Consumer(configuration, group: GroupSettings(id: "desk"))
        try consumer.subscribe(to: ["copy"])
        var given: [TopicPartition] = []
        try polled(consumer) { polled in
            guard case .assigned(let partitions) = polled else { return false }
            given = partitions
            return true
        }
        #expect(given == [TopicPartition("copy", 0), TopicPartition("copy", 1)])
        #expect(try consumer.assignment().isEmpty)
        #expect(try consumer.committed(given, timeout: .seconds(5)) == [given[0]: nil, given[1]: nil])
        try consumer.assign([given[0]: 0, given[1]: 0])
        #expect(try consumer.assignment() == given)
        try consumer.commit([given[0]: 7])
        #expect(try consumer.committed(given, timeout: .seconds(5)) == [given[0]: 7, given[1]: nil])
        #expect(consumer.groupMetadata() != nil)
        consumer.close()
    }

    @Test("a broker that comes back is read on, and what failed meanwhile is retriable")
    func brokerDownAndUp() throws {
        let cluster = try MockCluster()
        try cluster.createTopic("copy", partitions: 1)
        let configuration = ClientConfiguration(brokers: cluster.brokers)
        let producer = try PlainProducer(configuration)
        #expect(try producer.partitionCounts(of: ["copy"], timeout: .seconds(5)) == ["copy": 1])
        try cluster.setBroker(1, isUp: false)
        try producer.send(OutgoingRecord(topic: "copy", partition: 0, value: [1]))
        do {
            try producer.flush(timeout: .milliseconds(300))
            Issue.record("a broker that is down took a record")
        } catch {
            #expect(error.kind == .retriable)
        }
        try cluster.setBroker(1, isUp: true)
        try producer.flush(timeout: .seconds(20))
        #expect(producer.queued == 0)
    }
}
