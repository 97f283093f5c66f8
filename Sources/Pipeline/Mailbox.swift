import Foundation

/// A queue between named threads: whoever receives sleeps until something is sent.
final class Mailbox<Message: Sendable>: Sendable {
    private let condition = NSCondition()
    // Written by senders and receivers, under the condition's lock only; freed with the mailbox.
    private nonisolated(unsafe) var messages: [Message] = []

    /// Adds a message at the end.
    func send(_ message: Message) {
        condition.lock()
        messages.append(message)
        condition.signal()
        condition.unlock()
    }

    /// The first message; nil where none comes within the time.
    func receive(within timeout: Duration) -> Message? {
        let limit = Date(timeIntervalSinceNow: timeout.seconds)
        condition.lock()
        defer { condition.unlock() }
        while messages.isEmpty {
            guard condition.wait(until: limit) else { break }
        }
        return messages.isEmpty ? nil : messages.removeFirst()
    }
}
