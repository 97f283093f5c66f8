import Foundation

/// Runs calls that block on a thread of their own, never on the cooperative pool.
enum Blocking {
    static func run<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Value, any Error>) in
            let thread = Thread { continuation.resume(with: Result { try body() }) }
            // Reading words recurses further than a small stack allows.
            thread.stackSize = 8 << 20
            thread.start()
        }
    }
}
