import Foundation
import Kafka
import Pipeline
import Testing

@testable import copytaster

@Suite("Settings")
struct SettingsTests {
    private func settings(
        _ yaml: String? = nil, _ environment: [String: String] = [:], _ assignments: [String] = []
    ) throws -> Settings {
        try Settings(file: yaml.map { ("site.yaml", $0) }, environment: environment, assignments: assignments)
    }

    @Test("config/copytaster.yaml is what `copytaster settings` prints")
    func template() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let file = try String(
            contentsOf: root.appendingPathComponent("config/copytaster.yaml"), encoding: .utf8)
        #expect(file == SettingsTemplate(settings: Settings(), showsOrigins: false).text)
    }

    @Test("the printed file reads back as the defaults")
    func roundTrip() throws {
        let text = SettingsTemplate(settings: Settings(), showsOrigins: false).text
        let read = try settings(text)
        for key in SettingsTable.keys { #expect(read[key.name] == key.fallback, "\(key.name)") }
        #expect(read.origins.count == SettingsTable.keys.count)
    }

    @Test("no two settings share a name or a variable, each has a meaning, and each default is allowed")
    func table() throws {
        #expect(Set(SettingsTable.keys.map(\.name)).count == SettingsTable.keys.count)
        #expect(Set(SettingsTable.keys.map(\.variable)).count == SettingsTable.keys.count)
        let groups = Set(SettingsTable.groups.map(\.key))
        for key in SettingsTable.keys {
            #expect(key.meaning.hasSuffix("."), "\(key.name)")
            #expect(groups.contains(key.name.split(separator: ".").first.map(String.init) ?? ""))
            switch key.fallback {
            case .text(let text): #expect(try key.value(from: text) == key.fallback)
            case .integer(let number): #expect(try key.value(from: String(number)) == key.fallback)
            case .flag(let flag): #expect(try key.value(from: String(flag)) == key.fallback)
            case .list(let items): #expect(try key.value(from: items) == key.fallback)
            case .map(let map): #expect(map.isEmpty)
            }
        }
    }

    @Test("flags win over the environment, which wins over the file")
    func precedence() throws {
        let yaml = "kafka:\n  brokers: file:1\nstore:\n  path: file.sqlite\nlog:\n  level: debug\n"
        let environment = ["COPYTASTER_STORE_PATH": "environment.sqlite", "COPYTASTER_LOG_LEVEL": "error"]
        let read = try settings(yaml, environment, ["log.level=trace"])
        #expect(read.text("kafka.brokers") == "file:1")
        #expect(read.text("store.path") == "environment.sqlite")
        #expect(read.text("log.level") == "trace")
        #expect(read.origins["kafka.brokers"] == "site.yaml:2")
    }

    @Test(
        "an unknown name is an error that names the nearest known one",
        arguments: [
            ("kafka:\n  broker: x\n", "site.yaml:2", "kafka.brokers"),
            ("http:\n  listn: x\n", "site.yaml:2", "http.listen"),
            ("brokers: x\n", "site.yaml:1", "kafka.brokers"),
            ("kafka:\n  sasl:\n    pasword: x\n", "site.yaml:3", "kafka.sasl.password"),
            ("dedup:\n  exact_days: 3\n", "site.yaml:2", "dedup.exact_copy_days"),
        ])
    func unknown(yaml: String, place: String, nearest: String) {
        #expect {
            try settings(yaml)
        } throws: { error in
            "\(error)".hasPrefix(place) && "\(error)".contains("did you mean \(nearest)?")
        }
    }

    @Test("an unknown variable and an unknown --set name the nearest too")
    func unknownElsewhere() {
        #expect {
            try settings(nil, ["COPYTASTER_KAFKA_BROKER": "x"])
        } throws: {
            "\($0)".contains("COPYTASTER_KAFKA_BROKERS?")
        }
        #expect {
            try settings(nil, [:], ["kafka.brokes=x"])
        } throws: {
            "\($0)".contains("kafka.brokers?")
        }
    }

    @Test(
        "a value of another kind is an error that says what to write",
        arguments: [
            ("worker:\n  threads: many\n", "a whole number from 0 to 256"),
            ("worker:\n  threads: 1000\n", "a whole number from 0 to 256"),
            ("delivery:\n  skip_lost: perhaps\n", "true or false"),
            ("delivery:\n  mode: twice\n", "exactly_once"), ("worker:\n  roles: [decode, cook]\n", "judge"),
            ("kafka: localhost:9092\n", "indented"), ("- a\n", "names with values"),
            ("kafka:\n  brokers: {a: b}\n", "single value"), ("kafka: [\n", "YAML"),
        ])
    func mismatch(yaml: String, remedy: String) {
        #expect {
            try settings(yaml)
        } throws: {
            "\($0)".contains(remedy) && "\($0)".contains("site.yaml")
        }
    }

    @Test(
        "an empty file, an empty group and an empty value mean the defaults",
        arguments: ["", "kafka:\n", "kafka:\n  brokers:\n", "# nothing\n"])
    func empty(yaml: String) throws {
        #expect(try settings(yaml).text("kafka.brokers") == "localhost:9092")
    }

    @Test("properties of librdkafka pass through and win over our keys")
    func properties() throws {
        let yaml = """
            kafka:
              security_protocol: sasl_ssl
              tls: {ca_file: /etc/ca.pem, verify_hostname: false}
              sasl: {mechanism: SCRAM-SHA-512, username: desk}
              properties:
                socket.timeout.ms: 7000
                ssl.ca.location: /other.pem
            """
        let read = try settings(
            yaml, ["COPYTASTER_KAFKA_PROPERTIES": "linger.ms=9; acks=all"], ["kafka.properties.acks=1"])
        #expect(
            try read.kafkaProperties() == [
                "security.protocol": "sasl_ssl", "ssl.ca.location": "/other.pem",
                "ssl.endpoint.identification.algorithm": "none", "sasl.mechanisms": "SCRAM-SHA-512",
                "sasl.username": "desk", "socket.timeout.ms": "7000", "linger.ms": "9", "acks": "1",
            ])
    }

    @Test("TLS and SASL settings are taken by librdkafka itself")
    func librdkafka() throws {
        let read = try settings(
            nil, [:],
            [
                "kafka.security_protocol=sasl_ssl", "kafka.sasl.mechanism=PLAIN", "kafka.sasl.username=desk",
                "kafka.sasl.password=geheim",
            ])
        _ = try Admin(try read.clientConfiguration())
        let wrong = try settings(nil, [:], ["kafka.properties.no.such.property=1"])
        #expect(throws: KafkaError.self) { try Admin(try wrong.clientConfiguration()) }
    }

    @Test("a secret comes from a file, without its line end, and is never printed")
    func secrets() throws {
        let scratch = try Scratch()
        let path = try scratch.write("password", "geheim und lang\n")
        let read = try settings(
            nil, [:], ["kafka.sasl.password_file=\(path)", "kafka.properties.ssl.key.password=auch geheim"])
        #expect(try read.kafkaProperties()["sasl.password"] == "geheim und lang")
        let direct = try settings(nil, [:], ["kafka.sasl.password=geheim"])
        for text in [read, direct].map({ SettingsTemplate(settings: $0, showsOrigins: true).text }) {
            #expect(!text.contains("geheim"))
            #expect(text.contains("***"))
        }
        #expect(!"\(try direct.clientConfiguration())".contains("geheim"))
    }

    @Test("a secret's file that is missing, empty, or set beside the secret is an error")
    func badSecrets() throws {
        let scratch = try Scratch()
        let empty = try scratch.write("empty", "\n")
        for assignments in [
            ["kafka.sasl.password_file=/nowhere"], ["kafka.sasl.password_file=\(empty)"],
            ["kafka.sasl.password_file=\(empty)", "kafka.sasl.password=x"],
        ] {
            #expect(throws: SettingsError.self) { try settings(nil, [:], assignments).kafkaProperties() }
        }
    }

    @Test("the worker is told what the settings say")
    func pipeline() throws {
        let read = try settings(
            nil, [:],
            [
                "worker.name=desk-1", "worker.roles=decode,judge", "delivery.mode=at_least_once",
                "topics.raw=a, b", "worker.drain_timeout_seconds=3", "wire.max_bytes=2048",
                "delivery.batch_linger_milliseconds=7", "language.enabled=no",
            ])
        let told = try read.pipelineSettings(environment: [:])
        #expect(told.workerName == "desk-1")
        #expect(told.roles == [.decode, .judge])
        #expect(told.delivery == .atLeastOnce)
        #expect(told.topics.raw == ["a", "b"])
        #expect(told.drainBudget == .seconds(3))
        #expect(told.maxBytes == 2048)
        #expect(told.batch.linger == .milliseconds(7))
        #expect(!told.readsLanguage)
    }

    @Test("the defaults of the table are the pipeline's own")
    func sameDefaults() throws {
        let told = try Settings().pipelineSettings(environment: [:])
        let own = PipelineSettings(brokers: "", workerName: "", storePath: "", parallelism: 1, runID: "")
        #expect(told.batch == own.batch)
        #expect(told.topics == own.topics)
        #expect(told.roles == own.roles)
        #expect(told.delivery == own.delivery)
        #expect(told.group == own.group)
        #expect(told.startAt == own.startAt)
        #expect(told.maxBytes == own.maxBytes)
        #expect(told.nearCopyDays == own.nearCopyDays)
        #expect(told.exactCopyDays == own.exactCopyDays)
        #expect(told.sessionTimeout == own.sessionTimeout)
        #expect(told.transactionTimeout == own.transactionTimeout)
        #expect(told.drainBudget == own.drainBudget)
        #expect(told.watchdogInterval == own.watchdogInterval)
        #expect(told.stepTimeout == own.stepTimeout)
        #expect(told.searchesNearCopies == own.searchesNearCopies)
        #expect(told.judgeMembership == own.judgeMembership)
    }

    @Test("a failpoint is read from the environment, and a wrong one refused")
    func failpoints() throws {
        let told = try Settings().pipelineSettings(environment: ["COPYTASTER_FAILPOINT": "judge.sent:2=kill"])
        #expect(told.failpoints.count == 1)
        #expect(throws: SettingsError.self) {
            try Settings().pipelineSettings(environment: ["COPYTASTER_FAILPOINT": "judge"])
        }
    }
}
