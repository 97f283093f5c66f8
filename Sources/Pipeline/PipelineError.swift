internal import Kafka

/// Why the pipeline stopped, or could not start. The code is also the label of the metric.
public struct PipelineError: Error, Sendable, CustomStringConvertible {
    /// The closed list of reasons.
    public enum Code: String, Sendable, CaseIterable {
        /// A setting contradicts another or the topics.
        case settings
        /// A topic is missing or has a configuration that breaks a promise.
        case topic
        /// The topic was made anew, or retention ran over unread records.
        case position
        /// The broker loses transactions.
        case probe
        /// Another worker has the same name.
        case fenced
        /// The broker refuses, and time will not help.
        case refused
        /// SQLite cannot be read or written.
        case store
        /// A data file is missing or damaged.
        case data
        /// The drain budget was spent.
        case drain
    }

    /// The reason.
    public let code: Code
    /// What is wrong, where, and what to do.
    public let message: String
    /// What lies beneath, if anything.
    public let cause: (any Error)?

    /// An error with a message that ends with the remedy.
    public init(_ code: Code, _ message: String, cause: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }

    /// Whether a group gave the member's name to another; its transactions stand all the same.
    var isLostMembership: Bool {
        code == .fenced && (cause as? KafkaError)?.name == "FENCED_INSTANCE_ID"
    }

    /// Reason, message and cause.
    public var description: String {
        "\(code.rawValue): \(message)" + (cause.map { " (\($0))" } ?? "")
    }
}
