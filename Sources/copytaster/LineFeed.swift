import Foundation
import Synchronization

/// Lines of standard input, read and prepared on a thread of their own while those before them are worked on.
///
/// Lines come in order, several at a time where several are there, and each as soon as it is there.
final class LineFeed<Prepared: Sendable>: Sendable {
    private struct State: Sendable {
        var waiting: [[Prepared]] = []
        var isEnded = false
        var failure: (any Error)?
    }

    private let state = Mutex(State())
    /// Counts the parts that wait, and the end.
    private let filled = DispatchSemaphore(value: 0)
    /// Counts the parts that may still be read ahead.
    private let room = DispatchSemaphore(value: 8)

    /// Starts to read; `prepare` is called on the reading thread with each line and its number, from 0.
    init(_ prepare: @escaping @Sendable ([UInt8], Int64) -> Prepared) {
        let thread = Thread { [self] in
            do {
                var number: Int64 = 0
                try InputFile.forEachLines { lines in
                    room.wait()
                    let part = lines.map { line in
                        number += 1
                        return prepare(line, number - 1)
                    }
                    state.withLock { $0.waiting.append(part) }
                    filled.signal()
                }
            } catch {
                state.withLock { $0.failure = error }
            }
            state.withLock { $0.isEnded = true }
            filled.signal()
        }
        thread.stackSize = 8 << 20
        thread.start()
    }

    /// Calls `body` with each line, in order, until the end of the input.
    /// - Throws: what `body` throws; `Failure` where standard input cannot be read.
    func forEach(_ body: (Prepared) throws -> Void) throws {
        while true {
            filled.wait()
            let part = state.withLock { $0.waiting.isEmpty ? nil : $0.waiting.removeFirst() }
            guard let part else { break }
            room.signal()
            for line in part { try body(line) }
        }
        if let failure = state.withLock({ $0.failure }) { throw failure }
    }
}
