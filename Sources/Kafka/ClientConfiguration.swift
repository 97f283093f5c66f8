/// Which cluster a client talks to, and how.
///
/// `properties` takes every librdkafka property by its own name and wins over our defaults. Values of
/// passwords and keys are never part of a description.
public struct ClientConfiguration: Sendable, Equatable, CustomStringConvertible, CustomReflectable {
    /// `host:port`, several with commas.
    public var brokers: String
    /// How the client names itself to the broker.
    public var clientID: String
    /// librdkafka properties that go through as they are.
    public var properties: [String: String]
    /// A client of a cluster.
    public init(brokers: String, clientID: String = "copytaster", properties: [String: String] = [:]) {
        self.brokers = brokers
        self.clientID = clientID
        self.properties = properties
    }

    /// Brokers, id and properties, with `***` for what is secret.
    public var description: String {
        let shown = properties.sorted { $0.key < $1.key }.map { name, value in
            "\(name)=\(Self.isSecret(name) ? "***" : value)"
        }
        return (["bootstrap.servers=\(brokers)", "client.id=\(clientID)"] + shown).joined(separator: " ")
    }

    /// The same for `dump` and debuggers.
    public var customMirror: Mirror { Mirror(self, children: ["description": description]) }

    /// True for properties whose values are never printed.
    public static func isSecret(_ property: String) -> Bool {
        property.contains("password") || property.contains("key.pem") || property.contains("secret")
            || property.hasSuffix("ssl.key") || property == "sasl.oauthbearer.config"
            || property == "sasl.jaas.config"
    }

    /// Defaults of every client that hurt when they are librdkafka's own; why is said in the delivery rules of
    /// the README.
    static let shared: [String: String] = [
        "socket.nagle.disable": "true", "retry.backoff.ms": "10", "reconnect.backoff.ms": "50",
        "reconnect.backoff.max.ms": "2000", "message.max.bytes": "10485760", "log.connection.close": "false",
        "topic.metadata.refresh.interval.ms": "10000",
    ]
    static let consumer: [String: String] = [
        "enable.auto.commit": "false", "enable.auto.offset.store": "false", "auto.offset.reset": "error",
        "check.crcs": "true", "enable.partition.eof": "true", "isolation.level": "read_committed",
        "queued.max.messages.kbytes": "16384", "queued.min.messages": "1000", "fetch.wait.max.ms": "100",
        "fetch.error.backoff.ms": "50", "session.timeout.ms": "10000",
        // The default of ten minutes leaves a member waiting that missed its coordinator's first answer.
        "coordinator.query.interval.ms": "10000",
        "max.poll.interval.ms": "120000",
        "partition.assignment.strategy": "range", "receive.message.max.bytes": "1000000000",
    ]
    static let producer: [String: String] = [
        "linger.ms": "2", "compression.type": "lz4", "acks": "all", "queue.buffering.max.messages": "100000",
        "queue.buffering.max.kbytes": "65536",
    ]
    static let transactional: [String: String] = [
        "enable.idempotence": "true", "transaction.timeout.ms": "15000",
    ]
}
