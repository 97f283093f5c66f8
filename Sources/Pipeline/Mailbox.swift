import Dispatch
import Synchronization

/// A queue between named threads: whoever receives sleeps until something is sent.
final class Mailbox<Message: Sendable>: Sendable {
    private let messages = Mutex<[Message]>([])
    /// Counts the messages that wait.
    private let waiting = DispatchSemaphore(value: 0)

    /// Adds a message at the end.
    func send(_ message: Message) {
        messages.withLock { $0.append(message) }
        waiting.signal()
    }

    /// The first message; nil where none comes within the time.
    func receive(within timeout: Duration) -> Message? {
        guard waiting.wait(timeout: .now() + timeout.seconds) == .success else { return nil }
        return messages.withLock { $0.isEmpty ? nil : $0.removeFirst() }
    }
}
