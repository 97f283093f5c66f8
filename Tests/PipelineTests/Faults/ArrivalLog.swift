import Foundation
import Kafka
import Synchronization

@testable import Pipeline

/// Reads topics as a customer does, committed records only, and notes when each came.
final class ArrivalLog: Sendable {
    private let isOver = Atomic<Bool>(false)
    private let times = Mutex<[String: [ContinuousClock.Instant]]>([:])

    /// Begins at the ends of the topics.
    init(_ site: Site, _ topics: [String]) throws {
        let consumer = try Consumer(site.client, group: nil)
        var ends: [TopicPartition: Int64] = [:]
        for (name, count) in try consumer.partitionCounts(of: topics, timeout: .seconds(10)) {
            for number in 0..<count {
                let partition = TopicPartition(name, number)
                ends[partition] = try consumer.watermarks(partition, timeout: .seconds(10)).high
            }
        }
        try consumer.assign(ends)
        Thread.detachNewThread { [self] in
            while !isOver.load(ordering: .acquiring) {
                // What cannot be read leaves a gap, which the test then sees.
                guard case .record(let record)? = try? consumer.poll(timeout: .milliseconds(100)) else {
                    continue
                }
                times.withLock { $0[record.topicPartition.topic, default: []].append(.now) }
            }
            consumer.close()
        }
    }

    /// Seconds of the longest time without a record of a topic, from `start` to now.
    func longestGap(_ topic: String, since start: ContinuousClock.Instant) -> Double {
        let marks = [start] + times.withLock { ($0[topic] ?? []).filter { $0 > start } } + [.now]
        return zip(marks, marks.dropFirst()).map { $0.duration(to: $1).seconds }.max() ?? 0
    }

    /// Ends it.
    func end() { isOver.store(true, ordering: .releasing) }

    deinit { end() }
}
