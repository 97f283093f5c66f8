import Foundation
import Kafka
import Store
import TestSupport
import Testing

@testable import Pipeline

/// The command lines of the README, in their order, on a broker and in a folder of their own.
@Suite("The commands of the README", .serialized)
struct ReadmeCommandsTests {
    /// Lines of the blocks of shell commands that call the program, without their remarks.
    private static let commands: [String] = Fixtures.repositoryText("README.md").split(separator: "```sh\n")
        .dropFirst().compactMap { $0.split(separator: "```", omittingEmptySubsequences: false).first }
        .flatMap { $0.split(separator: "\n") }
        .compactMap { $0.split(separator: "#").first?.trimmingCharacters(in: .whitespaces) }
        .filter { $0.hasPrefix("copytaster ") }

    @Test("there are fifteen of them or more")
    func number() {
        #expect(Self.commands.count >= 15)
    }

    @Test(
        "each ends with status 0",
        .enabled(if: RealBroker.isOurs, "\(RealBroker.reason)"), .timeLimit(.minutes(10)))
    func running() async throws {
        let broker = try RealBroker()
        let folder = try TempStore()
        let desk = try ReadmeDesk(folder: folder.directory, brokers: broker.brokers)
        let site = Site(client: broker.client(), topics: TopicNames(), group: "copytaster")
        for command in Self.commands {
            if command.hasPrefix("copytaster run ") {
                try desk.begin(command)
                continue
            }
            let letters = command.contains("0:17") ? try site.records([site.topics.deadLetters]) : []
            let (status, words) = try await desk.run(Self.fitted(command, broker, folder.directory, letters))
            #expect(status == 0, "\(command): \(words)")
            if command.hasPrefix("copytaster feed ") { try await desk.settle() }
        }
        #expect(desk.end() == 0)
    }

    /// A line with the names of this broker, this folder and letters that there are.
    private static func fitted(
        _ command: String, _ broker: RealBroker, _ folder: String, _ letters: [Record]
    ) -> String {
        let places = letters.map { "\($0.topicPartition.partition):\($0.offset)" }
        return command.replacingOccurrences(of: "broker:9092", with: broker.brokers)
            .replacingOccurrences(of: "/var/lib/node_exporter", with: folder)
            .replacingOccurrences(of: "0:17", with: places.first ?? "0:17")
            .replacingOccurrences(of: "0:23", with: places.dropFirst().first ?? "0:23")
    }
}
