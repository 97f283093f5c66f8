/// What a Kafka call reported, with what may be done about it.
public struct KafkaError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What may be done about an error: the only thing that callers decide by.
    public enum Kind: String, Sendable, CaseIterable {
        /// The same call may be made again.
        case retriable
        /// The transaction must be aborted; then work goes on from the committed offsets.
        case abortable
        /// Nobody knows whether it happened (a time-out of commit, abort or send-offsets): a new producer is
        /// needed, then work goes on from the committed offsets.
        case doubtful
        /// Another producer has taken the name.
        case fenced
        /// It will not pass by itself: not authorised, topic missing, bad setting.
        case permanent
    }

    /// What may be done.
    public let kind: Kind
    /// librdkafka's name of the error: `_TIMED_OUT`, `TOPIC_AUTHORIZATION_FAILED`; the metric label.
    public let name: String
    /// What went wrong, and the remedy.
    public let message: String

    /// An error of a kind.
    public init(_ kind: Kind, name: String, _ message: String) {
        self.kind = kind
        self.name = name
        self.message = message
    }

    /// Name and message.
    public var description: String { "\(name): \(message)" }

    /// True where the record itself is past the broker's or the topic's limit.
    public var isTooLarge: Bool { name == "MSG_SIZE_TOO_LARGE" || name == "_MSG_SIZE_TOO_LARGE" }
    /// True where a topic or partition does not exist.
    public var isUnknownTopic: Bool {
        name == "UNKNOWN_TOPIC_OR_PART" || name == "_UNKNOWN_TOPIC" || name == "_UNKNOWN_PARTITION"
    }
}
