import Dispatch
import Synchronization

/// Threads that share the work on one batch; results come in the order of their inputs.
final class WorkPool: Sendable {
    private final class Run<Input: Sendable, Output: Sendable>: Sendable {
        let inputs: [Input]
        let next = Atomic<Int>(0)
        let done = Atomic<Int>(0)
        let finished = DispatchSemaphore(value: 0)
        let outputs: Mutex<[Output?]>

        init(_ inputs: [Input]) {
            self.inputs = inputs
            outputs = Mutex([Output?](repeating: nil, count: inputs.count))
        }

        func work(_ transform: (Input) -> Output) {
            while true {
                let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard index < inputs.count else { return }
                let output = transform(inputs[index])
                outputs.withLock { $0[index] = output }
                if done.wrappingAdd(1, ordering: .acquiringAndReleasing).newValue == inputs.count {
                    finished.signal()
                }
            }
        }
    }

    private let helpers: [SerialWorker]

    /// A pool in which `parallelism` threads work on a batch, the caller's among them.
    init(parallelism: Int) {
        helpers = (1..<max(parallelism, 1)).map { SerialWorker(name: "work-\($0)") }
    }

    /// Applies a function to every input, spread over the threads, and returns the results in their order; to those
    /// that are to be alone one after the other, while nothing else is under work. Blocks the caller, which takes part.
    func map<Input: Sendable, Output: Sendable>(
        _ inputs: [Input], alone: (Input) -> Bool, _ transform: @escaping @Sendable (Input) -> Output
    ) -> [Output] {
        let single = Set(inputs.indices.filter { alone(inputs[$0]) })
        guard !single.isEmpty else { return map(inputs, transform) }
        var rest = map(inputs.indices.filter { !single.contains($0) }.map { inputs[$0] }, transform)
            .makeIterator()
        return inputs.indices.compactMap { single.contains($0) ? transform(inputs[$0]) : rest.next() }
    }

    /// Applies a function to every input, spread over the threads, and returns the results in their order.
    /// Blocks the caller, which takes part.
    func map<Input: Sendable, Output: Sendable>(
        _ inputs: [Input], _ transform: @escaping @Sendable (Input) -> Output
    ) -> [Output] {
        let run = Run<Input, Output>(inputs)
        guard inputs.count > 1 else { return inputs.map(transform) }
        // The caller waits for results, not for helpers: one that is busy elsewhere comes late and finds nothing.
        for helper in helpers.prefix(inputs.count - 1) { helper.perform { run.work(transform) } }
        run.work(transform)
        run.finished.wait()
        return run.outputs.withLock { $0.compactMap { $0 } }
    }
}
