import Synchronization

/// Tells every thread of the worker that it is time to end.
final class StopSignal: Sendable {
    private let flag = Atomic<Bool>(false)

    /// True once the worker is to end.
    var isSet: Bool { flag.load(ordering: .acquiring) }

    /// Ends the worker.
    func set() { flag.store(true, ordering: .releasing) }
}
