import Kafka
import TestSupport
import Testing

@Suite("Reading on behind an aborted transaction", .serialized)
struct ResumeTests {
    @Test(
        "what the producer of an aborted transaction commits later is read from every start",
        .enabled(if: RealBroker.isAvailable, "\(RealBroker.reason)"))
    func behindAborted() throws {
        let broker = try RealBroker()
        let topic = try broker.topic("resume")
        let first = try TransactionalProducer(broker.client(), transactionalID: "resume-decode")
        try first.initTransactions(timeout: .seconds(10))
        try first.begin()
        try first.send(OutgoingRecord(topic, "kept"))
        try first.commit(timeout: .seconds(10))
        try first.begin()
        try first.send(OutgoingRecord(topic, "dropped"))
        try first.flush(timeout: .seconds(10))
        // One reader has passed the end of the abort before the producer goes on, others begin at every offset.
        let live = try Consumer(broker.client(), group: nil)
        try live.assign([TopicPartition(topic, 0): 0])
        var heard: [String] = []
        // The next under the id aborts what the first left open.
        let second = try TransactionalProducer(broker.client(), transactionalID: "resume-decode")
        try second.initTransactions(timeout: .seconds(10))
        for number in 0..<3 {
            try second.begin()
            try second.send(OutgoingRecord(topic, "later \(number)"))
            try second.commit(timeout: .seconds(10))
            try live.poll(until: "the record just committed") { polled in
                if case .record(let record) = polled { heard.append("\(record.offset):\(text(record))") }
                return heard.count == number + 2
            }
        }
        live.close()
        #expect(heard == ["0:kept", "4:later 0", "6:later 1", "8:later 2"])
        let partition = TopicPartition(topic, 0)
        let expected: [(offset: Int, text: String)] = [
            (0, "kept"), (4, "later 0"), (6, "later 1"), (8, "later 2"),
        ]
        for start in 0..<9 {
            let reader = try Consumer(broker.client(), group: nil)
            try reader.assign([partition: Int64(start)])
            var texts: [String] = []
            try reader.poll(until: "the end") { polled in
                if case .record(let record) = polled { texts.append("\(record.offset):\(text(record))") }
                if case .endOfPartition = polled { return true }
                return false
            }
            reader.close()
            #expect(
                texts == expected.filter { $0.offset >= start }.map { "\($0.offset):\($0.text)" },
                "from \(start)")
        }
    }

    @Test(
        "committed records between many aborted transactions are read from every start",
        .enabled(if: RealBroker.isAvailable, "\(RealBroker.reason)"))
    func betweenAborted() throws {
        let broker = try RealBroker()
        let topic = try broker.topic("between")
        let producer = try TransactionalProducer(broker.client(), transactionalID: "between")
        try producer.initTransactions(timeout: .seconds(10))
        var (due, end): ([(offset: Int, text: String)], Int) = ([], 0)
        for (number, isKept) in [true, false, false, true, false, true, true, false, true].enumerated() {
            try producer.begin()
            for part in 0..<2 { try producer.send(OutgoingRecord(topic, "\(number).\(part)")) }
            try producer.flush(timeout: .seconds(10))
            if isKept {
                try producer.commit(timeout: .seconds(10))
                due += [(end, "\(number).0"), (end + 1, "\(number).1")]
            } else {
                try producer.abort(timeout: .seconds(10))
            }
            // Two records, and the mark of the end.
            end += 3
        }
        for start in 0..<end {
            let reader = try Consumer(broker.client(), group: nil)
            try reader.assign([TopicPartition(topic, 0): Int64(start)])
            var texts: [String] = []
            try reader.poll(until: "the end") { polled in
                if case .record(let record) = polled { texts.append(text(record)) }
                if case .endOfPartition = polled { return true }
                return false
            }
            reader.close()
            #expect(texts == due.filter { $0.offset >= start }.map(\.text), "from \(start)")
        }
    }
}
