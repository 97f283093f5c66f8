import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Where the lines of all loggers go: one file descriptor, one write a line, repeats held back.
public final class LogSink: Sendable {
    /// How lines are written.
    public enum Form: String, Sendable, CaseIterable {
        /// One JSON object a line.
        case json
        /// One line for people.
        case text
    }

    /// How lines are written.
    public let form: Form
    private let limiter = Mutex(RepeatLimiter())
    private let write: @Sendable (String) -> Void
    private let now: @Sendable () -> Duration

    /// A sink that writes to standard error.
    public convenience init(form: Form) {
        self.init(form: form, write: Self.writeToStandardError, now: Wall.sinceEpoch)
    }

    /// A sink with its own writer and clock (time since 1970); `write` gets whole lines without their end.
    public init(
        form: Form, write: @escaping @Sendable (String) -> Void, now: @escaping @Sendable () -> Duration
    ) {
        self.form = form
        self.write = write
        self.now = now
    }

    /// Writes an entry; `repeatKey` names the failure that it tells of, nil where nothing is to be held back.
    func put(repeatKey: String?, _ line: (_ time: String, _ heldBack: Int) -> LogLine) {
        let now = now()
        var heldBack = 0
        if let repeatKey {
            switch limiter.withLock({ $0.action(for: repeatKey, at: now) }) {
            case .holdBack: return
            case .write(let count): heldBack = count
            }
        }
        let line = line(Wall.iso(now), heldBack)
        write(form == .json ? line.json : line.text)
    }

    /// One write a line keeps lines of several threads whole; a failure to log cannot be logged.
    private static let writeToStandardError: @Sendable (String) -> Void = { line in
        var bytes = Array(line.utf8)
        bytes.append(UInt8(ascii: "\n"))
        var done = 0
        while done < bytes.count {
            let count = bytes[done...].withUnsafeBytes { Glibc.write(2, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return }
            done += count
        }
    }
}
