import Notation

/// What a client's statistics say of its brokers.
enum BrokerReach {
    /// Property by which a client tells its statistics once a second.
    static let property = ("statistics.interval.ms", "1000")

    /// Whether the client has a connection to any broker; nil where the text is none of statistics
    /// (librdkafka's STATISTICS.md: `brokers`, `nodeid`, `state`).
    static func isUp(_ statistics: [UInt8]) -> Bool? {
        // Statistics that cannot be read say nothing; the next come in a second.
        guard let brokers = (try? JSONReader().value(from: statistics))?["brokers"]?.object else {
            return nil
        }
        return brokers.members.contains { $0.value["state"]?.string == "UP" }
    }
}
