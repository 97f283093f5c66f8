/// What a client tells besides answering calls. All closures run on librdkafka's or the polling thread and must
/// return at once.
public struct ClientEvents: Sendable {
    /// A log line of librdkafka: syslog level (0-7), facility, text.
    public var log: @Sendable (_ level: Int, _ facility: String, _ text: String) -> Void
    /// Statistics as JSON, every `statistics.interval.ms`.
    public var statistics: @Sendable (_ json: [UInt8]) -> Void
    /// An error that concerns the client and no call: a broker that went away.
    public var error: @Sendable (KafkaError) -> Void

    /// Closures; each does nothing by default.
    public init(
        log: @escaping @Sendable (Int, String, String) -> Void = { _, _, _ in },
        statistics: @escaping @Sendable ([UInt8]) -> Void = { _ in },
        error: @escaping @Sendable (KafkaError) -> Void = { _ in }
    ) {
        self.log = log
        self.statistics = statistics
        self.error = error
    }
}
