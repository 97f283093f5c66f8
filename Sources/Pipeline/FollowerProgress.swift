import Dispatch
import Kafka
import Synchronization

/// How far the view has followed each partition; stages wait here for what they need to see in it.
final class FollowerProgress: Sendable {
    private struct State {
        var positions: [TopicPartition: Int64] = [:]
        /// Threads that sleep until positions move.
        var sleepers: [DispatchSemaphore] = []

        func isPast(_ offsets: [TopicPartition: Int64]) -> Bool {
            offsets.allSatisfy { (positions[$0.key] ?? 0) >= $0.value }
        }
    }

    private let state = Mutex(State())

    /// The view holds everything before these offsets.
    func reached(_ offsets: [TopicPartition: Int64]) {
        let sleepers = state.withLock { state in
            for (partition, offset) in offsets {
                state.positions[partition] = max(state.positions[partition] ?? 0, offset)
            }
            defer { state.sleepers = [] }
            return state.sleepers
        }
        for sleeper in sleepers { sleeper.signal() }
    }

    /// True where the view holds everything before `offsets`.
    func has(_ offsets: [TopicPartition: Int64]) -> Bool { state.withLock { $0.isPast(offsets) } }

    /// Waits until the view holds everything before `offsets`; false where the worker ends first.
    func wait(for offsets: [TopicPartition: Int64], unless stop: StopSignal) -> Bool {
        let sleeper = DispatchSemaphore(value: 0)
        while true {
            let isPast = state.withLock { state in
                if state.isPast(offsets) { return true }
                if !state.sleepers.contains(where: { $0 === sleeper }) { state.sleepers.append(sleeper) }
                return false
            }
            if isPast { return true }
            guard !stop.isSet else { return false }
            // A worker that ends moves no position, so the signal to stop is looked at from time to time.
            _ = sleeper.wait(timeout: .now() + 0.1)
        }
    }
}
