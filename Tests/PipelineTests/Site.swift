import Foundation
import Kafka
import Logging
import Store
import TestSupport
import Testing

@testable import Pipeline

/// A broker with the worker's topics, where records are fed in and results read back.
struct Site {
    let client: ClientConfiguration
    var topics: TopicNames
    let group: String

    /// The topics of a run on a broker, made anew.
    static func real(_ broker: RealBroker, _ name: String) throws -> Site {
        var topics = TopicNames()
        topics.raw = [try broker.topic("\(name).raw")]
        topics.intake = try broker.topic("\(name).intake")
        topics.articles = try broker.topic("\(name).articles", partitions: 3)
        topics.events = try broker.topic("\(name).events", partitions: 3)
        topics.readings = try broker.topic("\(name).readings", partitions: 3)
        topics.deadLetters = try broker.topic("\(name).dead")
        return Site(client: broker.client(), topics: topics, group: broker.name(name))
    }

    /// The topics of the demo's broker in memory.
    static func mock(_ broker: MockBroker) -> Site {
        Site(client: broker.client(), topics: TopicNames(), group: "copytaster")
    }

    static let mockTopics: [String: Int32] = [
        "wire.raw": 1, "wire.intake": 1, "wire.articles": 2, "wire.events": 2, "wire.readings": 2,
        "wire.dead-letters": 1,
    ]

    /// Settings of a worker of this site.
    func settings(_ worker: String, store: String) -> PipelineSettings {
        var settings = PipelineSettings(
            brokers: client.brokers, workerName: worker, storePath: store, parallelism: 2, runID: "test")
        settings.properties = client.properties
        settings.topics = topics
        settings.group = group
        return settings
    }

    /// Feeds raw records and waits until they are acknowledged.
    func feed(_ range: Range<Int>) throws {
        try send(Copy.records(range, topic: topics.raw[0]))
    }

    /// Sends records and waits until they are acknowledged.
    func send(_ records: [OutgoingRecord]) throws {
        let producer = try PlainProducer(client)
        for record in records { try producer.send(record) }
        try producer.flush(timeout: .seconds(30))
    }

    /// All committed records of topics, by partition and offset.
    func records(_ names: [String]) throws -> [Record] {
        let consumer = try Consumer(client, group: nil)
        defer { consumer.close() }
        var at: [TopicPartition: Int64] = [:]
        for (name, count) in try consumer.partitionCounts(of: names, timeout: .seconds(10)) {
            for number in 0..<count { at[TopicPartition(name, number)] = 0 }
        }
        try consumer.assign(at)
        var records: [Record] = []
        var ended: Set<TopicPartition> = []
        // Long runs have many: the wait is for the next one.
        var limit = ContinuousClock.now + .seconds(30)
        while ended.count < at.count, ContinuousClock.now < limit {
            switch try consumer.poll(timeout: .milliseconds(200)) {
            case .record(let record):
                records.append(record)
                limit = .now + .seconds(30)
            case .endOfPartition(let partition, _): ended.insert(partition)
            default: continue
            }
        }
        return records.sorted { ($0.topicPartition, $0.offset) < ($1.topicPartition, $1.offset) }
    }

    /// The values of every topic, in the order of their story's records, as the same functions give them in memory.
    func rehearsed() throws -> [String: [[UInt8]]] {
        let rehearsal = try Rehearsal(settings: settings("rehearsal", store: ""))
        return Self.values(try rehearsal.apply(try records(topics.raw)))
    }

    /// The records themselves, as the same functions give them in memory.
    func rehearsedRecords() throws -> [Record] {
        try Rehearsal(settings: settings("rehearsal", store: "")).apply(try records(topics.raw))
    }

    /// The values that came out on the broker, likewise.
    func published() throws -> [String: [[UInt8]]] { Self.values(try records(topics.followed)) }

    private static func values(_ records: [Record]) -> [String: [[UInt8]]] {
        // Within one key the order stands; between keys there is none.
        let sorted = records.enumerated().sorted {
            ($0.element.key.map(SortKey.init), $0.offset) < ($1.element.key.map(SortKey.init), $1.offset)
        }
        return Dictionary(grouping: sorted.map(\.element), by: \.topicPartition.topic).mapValues {
            $0.map { $0.value ?? [] }
        }
    }
}

/// Bytes in their own order, none before any.
private struct SortKey: Comparable {
    let bytes: [UInt8]

    static func < (left: SortKey, right: SortKey) -> Bool {
        left.bytes.lexicographicallyPrecedes(right.bytes)
    }
}

private func < (left: (SortKey?, Int), right: (SortKey?, Int)) -> Bool {
    let (first, second) = (left.0?.bytes ?? [], right.0?.bytes ?? [])
    return first == second ? left.1 < right.1 : first.lexicographicallyPrecedes(second)
}
