import Dedup
import Foundation
import Kafka
import Store
import TestSupport
import Testing

@testable import Pipeline

/// A record that ends the program, by a fault or by never coming to an end, in each stage.
@Suite("A record that ends the process", .serialized)
struct PoisonTests {
    /// The failpoint, and offsets of the raw topic of which no article may come.
    static let cases: [(failpoint: String, stage: StageName)] = [
        ("decode.record:7=trap", .decode), ("judge.record:9=trap", .judge), ("code.record:8=sleep", .code),
    ]

    @Test(
        "is set aside at the second time, and its neighbours are worked on",
        .enabled(if: RealBroker.isAvailable, "\(RealBroker.reason)"), .timeLimit(.minutes(5)),
        arguments: cases)
    func setAside(failpoint: String, stage: StageName) async throws {
        let broker = try RealBroker()
        let site = try Site.real(broker, "poison")
        let store = try TempStore()
        try site.feed(0..<40)
        let due = try site.rehearsedRecords()
        var ends = 0
        var worker = try Self.worker(site, store, failpoint)
        let limit = ContinuousClock.now + .seconds(120)
        while ContinuousClock.now < limit {
            if !worker.isRunning {
                ends += 1
                worker = try Self.worker(site, store, failpoint)
            }
            if try Self.isDone(site, stage, due) { break }
            try await Task.sleep(for: .milliseconds(300))
        }
        #expect(worker.isRunning, "\(worker.lastWords)")
        #expect(worker.terminate() == 0)

        let found = try site.records(site.topics.followed)
        let letters = found.filter { $0.topicPartition.topic == site.topics.deadLetters }
        let poison = letters.filter { $0.header("copytaster_reason") == Precaution.reason }
        #expect(ends == WorkNotes.patience * poison.count, "it ended \(ends) times")
        #expect(!poison.isEmpty)
        for letter in poison {
            #expect(letter.header("copytaster_stage") == stage.rawValue)
            #expect(letter.header("copytaster_attempts") == "\(WorkNotes.patience)")
            #expect(letter.value?.isEmpty == false)
        }
        #expect(letters.count - poison.count == due.count(of: site.topics.deadLetters))
        // Every neighbour is there, once.
        let articles = due.count(of: site.topics.articles) - (stage == .code ? 0 : poison.count)
        #expect(found.count(of: site.topics.articles) == articles)
        let readings = due.count(of: site.topics.readings)
        #expect(found.count(of: site.topics.readings) >= readings - 2 * poison.count)
        #expect(found.count(of: site.topics.readings) <= readings)
        FaultTable.tell(
            "record that ends the process in \(stage.rawValue)", records: 40, "set aside at the second time")
    }

    private static func worker(_ site: Site, _ store: TempStore, _ failpoint: String) throws -> WorkerProcess
    {
        try WorkerProcess(
            site, store: store.path, failpoint: failpoint,
            settings: ["COPYTASTER_WORKER_STEP_TIMEOUT_SECONDS": "1"])
    }

    /// True once every record of the stage's input has come out or is set aside.
    private static func isDone(_ site: Site, _ stage: StageName, _ due: [Record]) throws -> Bool {
        let found = try site.records(site.topics.followed)
        let letters = found.count(of: site.topics.deadLetters) - due.count(of: site.topics.deadLetters)
        let missing = due.count(of: site.topics.articles) - found.count(of: site.topics.articles)
        // The offset stands in each partition that is long enough.
        let poisoned =
            stage != .code
            ? 1
            : Set(
                found.filter { $0.topicPartition.topic == site.topics.articles && $0.offset == 8 }
                    .map(\.topicPartition)
            ).count
        return letters == poisoned && missing == (stage == .code ? 0 : 1)
            && found.count(of: site.topics.readings) >= due.count(of: site.topics.readings) - 2 * poisoned
    }
}

extension [Record] {
    /// How many of them lie on a topic.
    func count(of topic: String) -> Int { count { $0.topicPartition.topic == topic } }
}
