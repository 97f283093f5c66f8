public import Logging

/// Writes log entries as JSON Lines or as text, and the same failure at most once in 10 seconds.
///
/// Two entries of level `warning` or above tell of the same failure where logger, level, message and the metadata
/// `code`, `stage`, `topic` and `partition` are equal; the next one that is written says in `held_back` how many were not.
public struct DeskLogHandler: LogHandler {
    /// Metadata of the logger.
    public var metadata: Logger.Metadata = [:]
    /// Entries below it are not written.
    public var logLevel: Logger.Level
    /// Supplies metadata of the task at hand.
    public var metadataProvider: Logger.MetadataProvider?

    private let label: String
    private let sink: LogSink
    private static let failureKeys = ["code", "stage", "topic", "partition"]

    /// A handler for the logger `label`.
    public init(label: String, sink: LogSink, level: Logger.Level = .info) {
        self.label = label
        self.sink = sink
        logLevel = level
    }

    /// One item of the logger's metadata.
    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// Writes an entry.
    public func log(event: LogEvent) {
        var all = metadataProvider?.get() ?? [:]
        all.merge(metadata) { $1 }
        if let own = event.metadata { all.merge(own) { $1 } }
        let message = "\(event.message)"
        var key: String?
        if event.level >= .warning {
            key =
                ([label, event.level.rawValue, message]
                + Self.failureKeys.map { all[$0].map { "\($0)" } ?? "" })
                .joined(separator: "\u{1F}")
        }
        sink.put(repeatKey: key) { time, heldBack in
            if heldBack > 0 { all["held_back"] = .stringConvertible(heldBack) }
            return LogLine(time: time, level: event.level, logger: label, message: message, metadata: all)
        }
    }
}
