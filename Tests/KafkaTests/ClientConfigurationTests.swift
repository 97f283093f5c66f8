import Kafka
import Testing

@Suite("Settings of a client")
struct ClientConfigurationTests {
    @Test("a setting that librdkafka does not know is refused with its name and a remedy")
    func unknownSetting() {
        let configuration = ClientConfiguration(brokers: "127.0.0.1:1", properties: ["no.such.thing": "1"])
        #expect {
            _ = try PlainProducer(configuration)
        } throws: { error in
            guard let error = error as? KafkaError else { return false }
            return error.kind == .permanent && error.message.contains("kafka.properties.no.such.thing")
        }
    }

    @Test(
        "TLS and SASL settings go through to the client",
        arguments: [
            ["security.protocol": "ssl", "ssl.endpoint.identification.algorithm": "https"],
            [
                "security.protocol": "sasl_ssl", "sasl.mechanisms": "SCRAM-SHA-256", "sasl.username": "desk",
                "sasl.password": "secret",
            ],
            [
                "security.protocol": "sasl_plaintext", "sasl.mechanisms": "PLAIN", "sasl.username": "desk",
                "sasl.password": "secret",
            ],
        ])
    func security(properties: [String: String]) throws {
        let configuration = ClientConfiguration(brokers: "127.0.0.1:1", properties: properties)
        _ = try PlainProducer(configuration)
        #expect(!configuration.description.contains("secret"))
    }

    @Test("a certificate that is not there is refused when the client is made")
    func missingCertificate() {
        let configuration = ClientConfiguration(
            brokers: "127.0.0.1:1",
            properties: ["security.protocol": "ssl", "ssl.ca.location": "/nowhere/ca.pem"])
        #expect(throws: KafkaError.self) { _ = try PlainProducer(configuration) }
    }

    @Test(
        "a secret is printed nowhere",
        arguments: [
            "sasl.password", "ssl.key.password", "ssl.keystore.password", "ssl.key.pem",
            "sasl.oauthbearer.client.secret", "sasl.oauthbearer.config",
        ])
    func secrets(property: String) {
        struct Holder { var configuration: ClientConfiguration }
        let configuration = ClientConfiguration(brokers: "127.0.0.1:1", properties: [property: "hunter2"])
        var dumped = ""
        dump(Holder(configuration: configuration), to: &dumped)
        for text in [
            "\(configuration)", String(reflecting: configuration), "\(Holder(configuration: configuration))",
            dumped,
        ] {
            #expect(text.contains(property))
            #expect(!text.contains("hunter2"))
        }
    }

    @Test("a property that is passed through wins over our default, and reaches librdkafka")
    func passedThrough() throws {
        let refused = ClientConfiguration(brokers: "127.0.0.1:1", properties: ["linger.ms": "many"])
        #expect {
            _ = try PlainProducer(refused)
        } throws: {
            guard let error = $0 as? KafkaError else { return false }
            return error.kind == .permanent && error.message.contains("kafka.properties.linger.ms")
        }
    }

    @Test("settings that contradict each other are refused when the client is made, with the remedy")
    func contradiction() {
        let configuration = ClientConfiguration(
            brokers: "127.0.0.1:1",
            properties: ["transaction.timeout.ms": "1000", "message.timeout.ms": "60000"])
        #expect {
            _ = try TransactionalProducer(configuration, transactionalID: "desk")
        } throws: {
            guard let error = $0 as? KafkaError else { return false }
            return error.kind == .permanent && error.message.contains("message.timeout.ms")
                && error.message.contains("see the kafka settings")
        }
    }

    @Test("a session longer than the poll interval moves the interval, which librdkafka would refuse")
    func longSession() throws {
        _ = try Consumer(
            ClientConfiguration(brokers: "127.0.0.1:1"),
            group: GroupSettings(id: "desk", sessionTimeout: .seconds(300)))
    }
}
