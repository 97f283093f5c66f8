import Kafka
import Store
import TestSupport
import Testing

@testable import Pipeline

@Suite("The dead-letter box", .serialized, .timeLimit(.minutes(3)))
struct DeadLetterBoxTests {
    private static func box(_ site: Site) -> DeadLetterBox {
        DeadLetterBox(
            site.client, topic: site.topics.deadLetters, group: site.group, hasTransactions: true,
            now: { 1_773_136_800 })
    }

    @Test(
        "a replay publishes a record once, marks its letter, and what fails again is a new letter",
        .enabled(if: RealBroker.isAvailable, "\(RealBroker.reason)"))
    func replay() async throws {
        let broker = try RealBroker()
        let site = try Site.real(broker, "letters")
        let store = try TempStore()
        var settings = site.settings("w1", store: store.path)
        settings.judgeMembership = .static
        // Records 17 and 37 are broken.
        try site.feed(0..<40)
        try await RunningWorker.run(settings) { _ in try await site.settle(store.path) }
        let box = Self.box(site)
        let letters = try box.letters()
        #expect(letters.count == 2)
        #expect(letters.allSatisfy { $0.decision == nil && $0.canBeReplayed })
        let first = try #require(letters.first)
        try box.replay([first])
        try box.drop(Array(letters.dropFirst()))

        let raw = try site.records(site.topics.raw)
        #expect(raw.count == 41)
        #expect(raw.last?.value == first.letter.value)
        #expect(raw.last?.header("provider") == "northwire")
        #expect(
            raw.last?.header("replay-of")
                == "\(site.topics.raw[0])/\(first.letter.sourcePartition)/\(first.letter.sourceOffset)")
        #expect(try box.letters().map { $0.decision?.kind } == [.replayed, .dropped])

        try await RunningWorker.run(settings) { _ in
            try await RunningWorker.wait { try box.letters().count == 3 }
            try await RunningWorker.wait {
                try ViewStore(path: store.path, isOwner: false).deadLetterDecisions() == [
                    "replayed": 1, "dropped": 1,
                ]
            }
        }
        let last = try #require(try box.letters().last)
        #expect(last.decision == nil)
        #expect(last.letter.sourceOffset == raw.last?.offset)
        #expect(try ViewStore(path: store.path, isOwner: false).verify().isEmpty)
    }

    @Test("a decision comes back from its record, and a letter is none")
    func records() {
        let decision = DeadLetterDecision(
            .dropped, sourceTopic: "wire.raw", sourcePartition: 3, sourceOffset: 12, decided: 1_773_136_800)
        let outgoing = DeadLetterRecord.decision(decision, topic: "dead")
        let record = Record(
            topicPartition: TopicPartition("dead", 0), offset: 1, key: outgoing.key, value: outgoing.value,
            headers: outgoing.headers)
        #expect(DeadLetterRecord.decision(in: record) == decision)
        let letter = DeadLetterRecord.make(
            of: Record(topicPartition: TopicPartition("wire.raw", 3), offset: 12, value: [1]), stage: .decode,
            reason: "malformed", message: "m", topic: "dead")
        #expect(letter.key == outgoing.key)
        #expect(
            DeadLetterRecord.decision(
                in: Record(
                    topicPartition: TopicPartition("dead", 0), offset: 0, value: letter.value,
                    headers: letter.headers)) == nil)
    }
}
