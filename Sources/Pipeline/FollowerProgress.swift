import Foundation
import Kafka

/// How far the view has followed each partition; stages wait here for what they need to see in it.
final class FollowerProgress: Sendable {
    private let condition = NSCondition()
    // Written by the follower and read by stages, under the condition's lock only.
    private nonisolated(unsafe) var positions: [TopicPartition: Int64] = [:]

    /// The view holds everything before these offsets.
    func reached(_ offsets: [TopicPartition: Int64]) {
        condition.lock()
        for (partition, offset) in offsets { positions[partition] = max(positions[partition] ?? 0, offset) }
        condition.broadcast()
        condition.unlock()
    }

    /// True where the view holds everything before `offsets`.
    func has(_ offsets: [TopicPartition: Int64]) -> Bool {
        condition.lock()
        defer { condition.unlock() }
        return isPast(offsets)
    }

    /// Waits until the view holds everything before `offsets`; false where the worker ends first.
    func wait(for offsets: [TopicPartition: Int64], unless stop: StopSignal) -> Bool {
        condition.lock()
        defer { condition.unlock() }
        while !isPast(offsets) {
            guard !stop.isSet else { return false }
            _ = condition.wait(until: Date(timeIntervalSinceNow: 0.1))
        }
        return true
    }

    private func isPast(_ offsets: [TopicPartition: Int64]) -> Bool {
        offsets.allSatisfy { (positions[$0.key] ?? 0) >= $0.value }
    }
}
