import Dedup
import Events
import Kafka
import Language
import Testing

@testable import Pipeline

/// The whole way without brokers, for copy that is handed in record by record, with a clock that a test sets.
final class Newsroom {
    /// Data folders and models, loaded once for all tests.
    private static let parts = Result {
        try WorkerParts(
            settings: PipelineSettings(
                brokers: "", workerName: "test", storePath: "", parallelism: 1, runID: "test"))
    }

    /// When the first record is received: 2026-03-10T10:00:00Z.
    static let morning = 1_773_136_800.0

    /// What the clock shows.
    var now = Newsroom.morning
    /// What is out, by the events topic alone: kind and number of men, in the order of publication.
    private(set) var out: [Event] = []
    /// All articles as judged, with releases.
    private(set) var judged: [JudgedArticle] = []
    /// Retractions so far.
    private(set) var retractions: [Retraction] = []
    private(set) var deadLetters = 0
    private var rehearsal: Rehearsal?
    private let settings: PipelineSettings

    /// An empty newsroom; with a path it keeps its view there, with actions it does with verdicts as they say.
    init(store: String = "", actions: VerdictActions = VerdictActions()) throws {
        var settings = PipelineSettings(
            brokers: "", workerName: "test", storePath: store, parallelism: 1, runID: "test")
        settings.verdictActions = actions
        self.settings = settings
        try restart()
    }

    /// Begins anew with what the view holds.
    func restart() throws {
        rehearsal = nil
        rehearsal = try Rehearsal(settings: settings, parts: Self.parts.get()) { [unowned self] in now }
    }

    /// Takes records in, a second apart, in one batch.
    func take(_ values: [UInt8]...) throws {
        let rehearsal = try #require(rehearsal)
        let first = rehearsal.nextOffset
        let records = values.enumerated().map { index, value in
            Record(
                topicPartition: TopicPartition(settings.topics.raw[0], 0), offset: first + Int64(index),
                key: nil,
                value: value, headers: [Header("provider", "Northwire")],
                timestampMilliseconds: Int64((now + Double(index)) * 1000))
        }
        for record in try rehearsal.apply(records) {
            switch FollowedRecord(record, topics: settings.topics).content {
            case .article(let article): judged.append(article)
            case .event(let event):
                out.removeAll { $0.id == event.id }
                out.append(event)
            case .retraction(let retraction):
                retractions.append(retraction)
                out.removeAll { retraction.void.contains($0.id) }
            case .deadLetter: deadLetters += 1
            case .reading, .decision, .unknown: break
            }
        }
    }

    /// Lets time pass, and what is due come out.
    func pass(_ seconds: Double) throws {
        now += seconds
        try take()
    }

    /// How many people the arrests that are out tell of, in order.
    var arrested: [Double] {
        out.compactMap { $0.size.first { $0.measure == "arrested" }?.quantity.value }.sorted()
    }
}
