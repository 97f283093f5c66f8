import Foundation
import Kafka
import Synchronization

@testable import Pipeline

/// Feeds stories at a constant rate, on a thread of its own, until it is ended.
final class SteadyFeed: Sendable {
    private let isOver = Atomic<Bool>(false)
    private let state = Mutex<(count: Int, hasEnded: Bool, failure: (any Error)?)>((0, false, nil))

    /// Begins with the story of number `first`.
    /// - Parameters:
    ///   - rate: stories a second.
    ///   - partitions: of the raw topic, which are fed in turn.
    init(_ site: Site, rate: Double, partitions: Int = 1, from first: Int = 0) throws {
        let producer = try PlainProducer(site.client)
        Thread.detachNewThread { [self] in
            let start = ContinuousClock.now
            do {
                while !isOver.load(ordering: .acquiring) {
                    let due = Int(start.duration(to: .now).seconds * rate)
                    let sent = state.withLock { $0.count }
                    let range = first + sent..<first + max(due, sent)
                    for record in Copy.stories(range, topic: site.topics.raw[0], partitions: partitions) {
                        try producer.send(record)
                    }
                    state.withLock { $0.count = max(due, sent) }
                    usleep(50_000)
                }
                try producer.flush(timeout: .seconds(60))
            } catch {
                state.withLock { $0.failure = error }
            }
            state.withLock { $0.hasEnded = true }
        }
    }

    /// Stories fed so far.
    var count: Int { state.withLock { $0.count } }

    /// Ends it once all is acknowledged.
    /// - Returns: how many stories were fed.
    func end() async throws -> Int {
        isOver.store(true, ordering: .releasing)
        while !state.withLock({ $0.hasEnded }) { try await Task.sleep(for: .milliseconds(20)) }
        if let failure = state.withLock({ $0.failure }) { throw failure }
        return count
    }

    deinit { isOver.store(true, ordering: .releasing) }
}
