import Foundation

/// Threads of our own for calls that block: never the cooperative pool.
enum NamedThread {
    /// Stack of every thread: the reader of words recurses further than the 512 KiB of a dispatch thread.
    static let stackBytes = 8 << 20

    /// Starts a thread that ends with its body.
    static func start(_ name: String, _ body: @escaping @Sendable () -> Void) {
        let thread = Thread {
            let standDown = CrashMarks.standOnOwnStack()
            body()
            standDown()
        }
        thread.name = name
        thread.stackSize = stackBytes
        thread.start()
    }

    /// Runs a body on a thread of its own and waits for its end without blocking the caller's.
    static func run(_ name: String, _ body: @escaping @Sendable () throws -> Void) async throws {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            start(name) { continuation.resume(with: Result { try body() }) }
        }
    }

    /// Sleeps on a thread of our own.
    static func rest(_ time: Duration) { Thread.sleep(forTimeInterval: time.seconds) }
}
