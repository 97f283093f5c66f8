import Foundation
import Kafka
import TestSupport
import Testing

@Suite("copytaster dead-letters", .serialized, .timeLimit(.minutes(2)))
struct DeadLettersCommandTests {
    @Test(
        "lists, shows, replays once and drops",
        .enabled(if: RealBroker.isAvailable, "\(RealBroker.reason)"))
    func commands() async throws {
        let broker = try RealBroker()
        let raw = try broker.topic("raw")
        let topic = try broker.topic("dead")
        try Self.write(to: topic, of: raw, broker)
        let environment = [
            "COPYTASTER_KAFKA_BROKERS": broker.brokers, "COPYTASTER_TOPICS_DEAD_LETTERS": topic,
            "COPYTASTER_TOPICS_RAW": raw,
        ]
        func run(_ arguments: String...) async throws -> ProgramRun {
            try await ProgramRun.of(["dead-letters"] + arguments, environment: environment)
        }
        let list = try await run("list")
        #expect(list.status == 0, "\(list.errors)")
        #expect(list.output.contains("malformed"))
        #expect(list.output.contains("too_large"))
        let card = try await run("show", "0:0")
        #expect(card.output.contains("{broken"))
        #expect(card.output.contains("provider: northwire"))
        #expect(try await run("show", "0:0", "--raw").output == "{broken")
        #expect(try await run("show", "0:1", "--raw").status == 65)
        #expect(try await run("show", "7:7").status == 65)
        #expect(try await run("replay").status == 64)

        let replay = try await run("replay", "--everything")
        #expect(replay.output == "1 record published again\n", "\(replay.errors)")
        #expect(replay.errors.contains("1 letter left out"))
        #expect(try await run("replay", "--everything").output == "0 records published again\n")
        #expect(try await run("drop", "--reason", "too_large").output == "1 letter dropped\n")
        #expect(try await run("list").output == "no dead letters wait for a decision\n")
        let all = try await run("list", "--all", "--lines")
        #expect(all.lines.count == 2)
        #expect(all.output.contains("\"decision\":\"replayed\""))
        #expect(all.output.contains("\"decision\":\"dropped\""))
    }

    private static func write(to topic: String, of raw: String, _ broker: RealBroker) throws {
        let producer = try PlainProducer(broker.client())
        for (offset, reason, value) in [(3, "malformed", "{broken"), (4, "too_large", "")] {
            var headers = [
                Header("provider", "northwire"), Header("copytaster_reason", reason),
                Header("copytaster_stage", "decode"), Header("copytaster_message", "it cannot be read"),
                Header("copytaster_topic", raw), Header("copytaster_partition", "0"),
                Header("copytaster_offset", "\(offset)"),
            ]
            if value.isEmpty {
                headers += [Header("copytaster_sha256", "ab"), Header("copytaster_bytes", "10000000")]
            }
            try producer.send(
                OutgoingRecord(topic: topic, partition: 0, value: Array(value.utf8), headers: headers))
        }
        try producer.flush(timeout: .seconds(10))
    }
}
