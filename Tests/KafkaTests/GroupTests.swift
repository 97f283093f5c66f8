import Foundation
import Kafka
import Synchronization
import TestSupport
import Testing

@Suite("Groups and faults on the mock cluster", .serialized, .timeLimit(.minutes(3)))
struct GroupTests {
    private func fill(_ broker: MockBroker, _ topic: String, partitions: Int32, each: Int) throws {
        let producer = try PlainProducer(broker.client())
        for partition in 0..<partitions {
            for number in 0..<each {
                try producer.send(OutgoingRecord(topic, "\(number)", partition: partition))
            }
        }
        try producer.flush(timeout: .seconds(20))
    }

    @Test("a second member takes its share, and when it leaves the first has all again")
    func share() throws {
        let broker = try MockBroker(topics: ["copy": 4])
        let group = GroupSettings(id: "desk", sessionTimeout: .seconds(6))
        let first = try Consumer(broker.client(["heartbeat.interval.ms": "500"]), group: group)
        defer { first.close() }
        #expect(try first.join(["copy"]).count == 4)
        let second = try Consumer(broker.client(["heartbeat.interval.ms": "500"]), group: group)
        try second.subscribe(to: ["copy"])
        var (mine, its): ([TopicPartition], [TopicPartition]) = ([], [])
        func answer(_ consumer: Consumer, _ polled: Polled?) throws -> [TopicPartition]? {
            switch polled {
            case .assigned(let partitions):
                try consumer.assign(Dictionary(partitions.map { ($0, Int64(0)) }) { first, _ in first })
                return partitions
            case .revoked, .lost:
                try consumer.unassign()
                return []
            default: return nil
            }
        }
        let end = ContinuousClock.now + .seconds(90)
        while ContinuousClock.now < end, mine.count != 2 || its.count != 2 {
            mine = try answer(first, first.poll(timeout: .milliseconds(50))) ?? mine
            its = try answer(second, second.poll(timeout: .milliseconds(50))) ?? its
        }
        #expect(Set(mine).isDisjoint(with: its) && mine.count == 2 && its.count == 2)
        second.close()
        try first.poll(until: "all partitions again") { polled in
            mine = try answer(first, polled) ?? mine
            return mine.count == 4
        }
    }

    @Test("a member that goes without a word is evicted after its session")
    func eviction() throws {
        let broker = try MockBroker(topics: ["copy": 1])
        let group = GroupSettings(id: "desk", sessionTimeout: .seconds(6))
        do {
            let killed = try Consumer(broker.client(), group: group)
            #expect(try killed.join(["copy"]).count == 1)
            // Freed without close: what the broker sees of a kill -9.
        }
        // The mock cluster lets a member that waits in a join run out of its own session: one that comes before the
        // dead one is gone is evicted with it, time and again.
        Thread.sleep(forTimeInterval: 8)
        let heir = try Consumer(broker.client(), group: group)
        defer { heir.close() }
        #expect(try heir.join(["copy"], within: .seconds(120)) == [TopicPartition("copy", 0)])
    }

    @Test("a cooperative group moves partitions one by one, and the reading of the others misses nothing")
    func cooperative() throws {
        let broker = try MockBroker(topics: ["copy": 4])
        try fill(broker, "copy", partitions: 4, each: 500)
        let group = GroupSettings(id: "desk", sessionTimeout: .seconds(6), isCooperative: true)
        let properties = ["heartbeat.interval.ms": "300"]
        let first = try Consumer(broker.client(properties), group: group)
        defer { first.close() }
        let second = try Consumer(broker.client(properties), group: group)
        defer { second.close() }
        var next: [TopicPartition: Int64] = [:]
        var owners: [TopicPartition: Int] = [:]
        var moved = 0
        func serve(_ consumer: Consumer, _ owner: Int) throws {
            for _ in 0..<20 {
                guard let polled = try consumer.poll(timeout: .milliseconds(5)) else { return }
                switch polled {
                case .record(let record):
                    #expect(owners[record.topicPartition] == owner)
                    #expect(record.offset == next[record.topicPartition] ?? 0)
                    next[record.topicPartition] = record.nextOffset
                case .assigned(let partitions):
                    for partition in partitions { owners[partition] = owner }
                    try consumer.incrementalAssign(
                        Dictionary(partitions.map { ($0, next[$0] ?? 0) }) { first, _ in first })
                case .revoked(let partitions), .lost(let partitions):
                    moved += partitions.count
                    for partition in partitions { owners[partition] = nil }
                    try consumer.incrementalUnassign(partitions)
                default: break
                }
            }
        }
        try first.subscribe(to: ["copy"])
        let end = ContinuousClock.now + .seconds(60)
        while ContinuousClock.now < end, owners.count < 4 { try serve(first, 1) }
        try second.subscribe(to: ["copy"])
        while ContinuousClock.now < end,
            next.values.reduce(0, +) < 2_000 || owners.values.filter({ $0 == 2 }).count < 2
        {
            try serve(first, 1)
            try serve(second, 2)
        }
        #expect(next.values.sorted() == [500, 500, 500, 500])
        #expect(moved == 2)
    }

    @Test("paused partitions bring nothing while others go on, and go on where they stopped")
    func pause() throws {
        let broker = try MockBroker(topics: ["copy": 2])
        try fill(broker, "copy", partitions: 2, each: 20)
        let (quiet, other) = (TopicPartition("copy", 0), TopicPartition("copy", 1))
        let consumer = try Consumer(broker.client(), group: nil)
        defer { consumer.close() }
        try consumer.assign([quiet: 0])
        var texts: [String] = []
        try consumer.poll(until: "five records") { polled in
            if case .record(let record) = polled { texts.append(text(record)) }
            return texts.count == 5
        }
        try consumer.assign([quiet: 5, other: 0])
        try consumer.pause([quiet])
        try consumer.poll(until: "the end of the other partition") { polled in
            if case .record(let record) = polled { #expect(record.topicPartition == other) }
            return polled == .endOfPartition(other, 20)
        }
        try consumer.resume([quiet])
        try consumer.poll(until: "the rest") { polled in
            if case .record(let record) = polled { texts.append(text(record)) }
            return polled == .endOfPartition(quiet, 20)
        }
        #expect(texts == (0..<20).map(String.init))
    }

    @Test("an unstable offset and a coordinator that moves are waited for")
    func unstable() throws {
        let broker = try MockBroker(topics: ["copy": 1])
        let consumer = try Consumer(broker.client(), group: GroupSettings(id: "desk"))
        defer { consumer.close() }
        let partition = try #require(try consumer.join(["copy"]).first)
        try consumer.commit([partition: 3])
        // 9 is offset fetch: UNSTABLE_OFFSET_COMMIT, NOT_COORDINATOR.
        broker.cluster.failRequests(9, with: [88, 88, 16])
        #expect(try consumer.committed([partition], timeout: .seconds(20)) == [partition: 3])
    }

    @Test("a commit in a group that has moved on is abortable")
    func staleCommit() throws {
        let broker = try MockBroker(topics: ["copy": 1])
        let consumer = try Consumer(broker.client(), group: GroupSettings(id: "desk"))
        defer { consumer.close() }
        let partition = try #require(try consumer.join(["copy"]).first)
        // 8 is offset commit: ILLEGAL_GENERATION.
        broker.cluster.failRequests(8, with: [22])
        let error = #expect(throws: KafkaError.self) { try consumer.commit([partition: 3]) }
        #expect(error?.kind == .abortable)
    }

    @Test("rights refused within a transaction are permanent, a moved coordinator is waited for")
    func transactionErrors() throws {
        let broker = try MockBroker(topics: ["events": 1])
        let producer = try TransactionalProducer(broker.client(), transactionalID: "judge")
        // 22 is init producer id: COORDINATOR_LOAD_IN_PROGRESS.
        broker.cluster.failRequests(22, with: [14])
        try producer.initTransactions(timeout: .seconds(20))
        try producer.begin()
        // 24 adds partitions to a transaction: TOPIC_AUTHORIZATION_FAILED.
        broker.cluster.failRequests(24, with: [29])
        try producer.send(OutgoingRecord("events", "a"))
        let error = #expect(throws: KafkaError.self) { try producer.commit(timeout: .seconds(10)) }
        #expect(error?.kind == .permanent, "\(String(describing: error))")
        try producer.abort(timeout: .seconds(10))
    }

    @Test("a commit that gets no answer in time is in doubt")
    func doubtful() throws {
        let broker = try MockBroker(topics: ["events": 1])
        let producer = try TransactionalProducer(broker.client(), transactionalID: "judge")
        try producer.initTransactions(timeout: .seconds(20))
        try producer.begin()
        try producer.send(OutgoingRecord("events", "a"))
        try producer.flush(timeout: .seconds(10))
        try broker.cluster.setRoundTrip(1, .seconds(3))
        let error = #expect(throws: KafkaError.self) { try producer.commit(timeout: .milliseconds(300)) }
        #expect(error?.kind == .doubtful, "\(String(describing: error))")
    }

    @Test("a producer that the coordinator fences says so")
    func fenced() throws {
        let broker = try MockBroker(topics: ["events": 1])
        let producer = try TransactionalProducer(broker.client(), transactionalID: "judge")
        try producer.initTransactions(timeout: .seconds(20))
        try producer.begin()
        try producer.send(OutgoingRecord("events", "a"))
        // 26 ends a transaction: INVALID_PRODUCER_EPOCH.
        broker.cluster.failRequests(26, with: [47])
        let error = #expect(throws: KafkaError.self) { try producer.commit(timeout: .seconds(10)) }
        #expect(error?.kind == .fenced, "\(String(describing: error))")
    }

    @Test("statistics, log lines and errors reach the closures")
    func events() throws {
        let broker = try MockBroker(topics: ["copy": 1])
        let statistics = Mutex(0)
        let lines = Mutex(0)
        let errors = Mutex<[String]>([])
        let events = ClientEvents(
            log: { _, _, _ in lines.withLock { $0 += 1 } },
            statistics: { json in statistics.withLock { $0 += json.first == UInt8(ascii: "{") ? 1 : 0 } },
            error: { error in errors.withLock { $0.append(error.name) } })
        let consumer = try Consumer(
            broker.client(["statistics.interval.ms": "100", "debug": "generic"]), group: nil, events: events)
        defer { consumer.close() }
        try consumer.assign([TopicPartition("copy", 0): 0])
        try broker.cluster.setBroker(1, isUp: false)
        let end = ContinuousClock.now + .seconds(30)
        while ContinuousClock.now < end,
            statistics.withLock({ $0 < 3 }) || errors.withLock({ $0.isEmpty })
        {
            _ = try consumer.poll(timeout: .milliseconds(50))
        }
        #expect(statistics.withLock { $0 } >= 3)
        #expect(lines.withLock { $0 } > 0)
        #expect(errors.withLock { Set($0).isSubset(of: ["_TRANSPORT", "_ALL_BROKERS_DOWN"]) })
    }
}
