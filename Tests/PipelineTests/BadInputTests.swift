import Dedup
import Digest
import Foundation
import Kafka
import Notation
import Store
import TestSupport
import Testing
import Wire

@testable import Pipeline

/// Whatever bytes stand on the raw topic: each record comes out as articles or as one dead letter, and its neighbours
/// are as they were.
@Suite("Bad input", .serialized)
struct BadInputTests {
    private static let good = 40

    /// Bytes that no format is, with what is to become of them.
    private static let hopeless: [(name: String, value: [UInt8], reason: String)] = [
        ("empty", [], "empty"),
        (
            "a picture",
            [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 0x49, 0x48, 0x44, 0x52],
            "unsupported_format"
        ),
        ("control characters", (1...400).map { UInt8($0 % 29) }, "empty"),
        ("broken JSON", Array("{\"uri\": \"urn:x\", ".utf8), "malformed"),
        ("5 MB", [UInt8](repeating: 0x61, count: 5_000_000), "too_large"),
        ("10 MB", [UInt8](repeating: 0x62, count: 10_000_000), "too_large"),
    ]

    /// Our own fixtures with one to eight bytes changed, cut out or doubled; the same seed gives the same bytes.
    private static func mutations(_ count: Int) -> [[UInt8]] {
        let seeds = Fixtures.names("formats").map { Fixtures.bytes("formats/\($0)") }
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(max(bound, 1)))
        }
        return (0..<count).map { number in
            var bytes = seeds[number % seeds.count]
            for _ in 0...next(8) where !bytes.isEmpty {
                let place = next(bytes.count)
                switch next(3) {
                case 0: bytes[place] = UInt8(next(256))
                case 1: bytes.removeSubrange(place..<min(bytes.count, place + next(40)))
                default:
                    bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + next(40))], at: place)
                }
            }
            return bytes
        }
    }

    @Test(
        "becomes dead letters with reason and bytes, and neighbours are unaffected",
        .enabled(if: RealBroker.isAvailable, "\(RealBroker.reason)"), .timeLimit(.minutes(5)))
    func badInput() async throws {
        let broker = try RealBroker()
        let site = try Site.real(broker, "bad")
        let store = try TempStore()
        let values = Self.hopeless.map(\.value) + Self.mutations(WorkerProcess.isNamed ? 1_000 : 60)
        let (sent, nulls) = try Self.feed(values, site)
        let worker = try WorkerProcess(site, store: store.path)
        var found: [Record] = []
        let limit = ContinuousClock.now + .seconds(150)
        while ContinuousClock.now < limit, worker.isRunning {
            found = try site.records(site.topics.followed)
            if try Self.accounted(found, site).count == sent.count { break }
            try await Task.sleep(for: .milliseconds(500))
        }
        #expect(worker.isRunning, "\(worker.lastWords)")
        #expect(worker.terminate() == 0)
        let accounted = try Self.accounted(found, site)
        #expect(accounted == Set(sent.keys), "lost: \(Set(sent.keys).subtracting(accounted).sorted())")
        #expect(accounted.isDisjoint(with: nulls))
        try Self.lettersHoldTheirBytes(found, site, sent)
        try Self.neighboursAreUnaffected(found, site)
        #expect(try ViewStore(path: store.path, isOwner: false).verify().isEmpty)
    }

    /// Feeds good copy, the values and nulls in turns; returns the values by offset, and the offsets of nulls.
    private static func feed(_ values: [[UInt8]], _ site: Site) throws -> ([Int64: [UInt8]], Set<Int64>) {
        let producer = try PlainProducer(site.client)
        var good = Copy.records(200..<(200 + Self.good), topic: site.topics.raw[0]).makeIterator()
        for (place, value) in values.enumerated() {
            if place % (values.count / Self.good) == 0, let record = good.next() { try producer.send(record) }
            try producer.send(OutgoingRecord(topic: site.topics.raw[0], partition: 0, value: value))
            if place % 50 == 0 {
                try producer.send(OutgoingRecord(topic: site.topics.raw[0], partition: 0, value: nil))
            }
        }
        try producer.flush(timeout: .seconds(60))
        var sent: [Int64: [UInt8]] = [:]
        var nulls: Set<Int64> = []
        for record in try site.records(site.topics.raw) {
            if let value = record.value { sent[record.offset] = value } else { nulls.insert(record.offset) }
        }
        return (sent, nulls)
    }

    /// Offsets of the raw topic that came out as articles or as a dead letter.
    private static func accounted(_ found: [Record], _ site: Site) throws -> Set<Int64> {
        var offsets: Set<Int64> = []
        for record in found {
            switch FollowedRecord(record, topics: site.topics).content {
            case .article(let judged): offsets.insert(judged.source.offset)
            case .deadLetter where record.header("copytaster_stage") == StageName.decode.rawValue:
                let offset = DeadLetterRecord.read(record).sourceOffset
                #expect(offsets.insert(offset).inserted, "offset \(offset) came out twice")
            default: continue
            }
        }
        return offsets
    }

    private static func lettersHoldTheirBytes(
        _ found: [Record], _ site: Site, _ sent: [Int64: [UInt8]]
    ) throws {
        var reasons: [[UInt8]: String] = [:]
        for record in found where record.topicPartition.topic == site.topics.deadLetters {
            let letter = DeadLetterRecord.read(record)
            guard letter.stage == StageName.decode.rawValue, let raw = sent[letter.sourceOffset] else {
                continue
            }
            reasons[raw] = letter.reason
            #expect(!letter.message.isEmpty)
            if raw.count > DeadLetterRecord.maxValueBytes {
                #expect(letter.sha256 == SHA256(of: raw).hex)
                #expect(letter.bytes == raw.count)
            } else {
                let isSame = (letter.value ?? []) == raw
                #expect(isSame, "the letter of offset \(letter.sourceOffset) holds other bytes")
            }
        }
        for (name, value, reason) in hopeless { #expect(reasons[value] == reason, "\(name)") }
    }

    /// The good copy is judged as it is without bad neighbours: all new, none missing.
    private static func neighboursAreUnaffected(_ found: [Record], _ site: Site) throws {
        let alone = try Rehearsal(settings: site.settings("alone", store: "")).apply(
            Copy.records(200..<(200 + good), topic: site.topics.raw[0]).enumerated().map { place, record in
                Record(
                    topicPartition: TopicPartition(record.topic, 0), offset: Int64(place),
                    value: record.value,
                    headers: record.headers)
            })
        let wanted = try verdicts(alone, site)
        let all = try verdicts(found, site)
        #expect(!wanted.isEmpty)
        for (version, relation) in wanted { #expect(all[version] == relation, "\(version)") }
    }

    private static func verdicts(_ records: [Record], _ site: Site) throws -> [String: Relation] {
        var relations: [String: Relation] = [:]
        for record in records {
            guard case .article(let judged) = FollowedRecord(record, topics: site.topics).content,
                judged.article.id.contains("depot")
            else { continue }
            relations["\(judged.article.id) \(judged.article.versionRaw ?? "")"] = judged.verdict.relation
        }
        return relations
    }
}
