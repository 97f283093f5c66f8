import Dedup
import Events
import Kafka
import Notation
import Store
import Testing

@testable import Pipeline

/// Compares what came out with what had to: every record once, and SQLite as the topics say. What differs ends the test,
/// so that no row of figures is printed for it.
enum Comparison {
    /// Lost 0, extra 0: the topics hold what the same functions give in memory, byte for byte.
    static func topicsHoldWhatIsDue(_ site: Site) throws {
        let (due, found) = (try site.rehearsed(), try site.published())
        for topic in site.topics.followed {
            let (wanted, values) = (due[topic] ?? [], found[topic] ?? [])
            try #require(
                values.count == wanted.count, "\(topic): \(values.count) records, \(wanted.count) due")
            try #require(Set(values).count == Set(wanted).count, "\(topic): records that differ")
            // Compared outside of the macro, which would print every byte of every record.
            let difference = firstDifference(values, wanted)
            try #require(difference == nil, "\(topic): \(difference ?? "")")
        }
    }

    /// The first place where records differ, as text; nil where they are the same.
    static func firstDifference(_ found: [[UInt8]], _ wanted: [[UInt8]]) -> String? {
        guard let place = zip(found, wanted).enumerated().first(where: { $1.0 != $1.1 }) else {
            return found.count == wanted.count ? nil : "numbers of records differ"
        }
        let start = max(0, zip(place.element.0, place.element.1).prefix { $0 == $1 }.count - 80)
        let parts = [place.element.0, place.element.1].map {
            String(decoding: $0.dropFirst(start).prefix(400), as: UTF8.self)
        }
        return "record \(place.offset), byte \(start): found \(parts[0]) instead of \(parts[1])"
    }

    /// SQLite equals the topics: articles, live events, dead letters.
    static func viewEqualsTopics(_ site: Site, _ path: String) throws {
        let store = try ViewStore(path: path, isOwner: false)
        let records = try site.records(site.topics.followed)
        var articles: [Int64: Relation] = [:]
        var live: [String: [String]] = [:]
        for record in records {
            switch FollowedRecord(record, topics: site.topics).content {
            case .article(let judged): articles[judged.sequence] = judged.verdict.relation
            case .event(let event):
                if live[event.story]?.contains(event.id) != true {
                    live[event.story, default: []].append(event.id)
                }
            case .retraction(let retraction):
                live[retraction.story]?.removeAll { retraction.void.contains($0) }
            case .unknown(let why): Issue.record("unreadable record: \(why)")
            case .reading, .deadLetter, .decision: break
            }
        }
        var kept: [Int64: Relation] = [:]
        try store.forEachJudged(from: 0) { kept[$0.sequence] = $0.verdict.relation }
        // Compared outside of the macro, which would print all of both.
        let different = articles.filter { kept[$0.key] != $0.value }.keys.sorted()
        try #require(
            different.isEmpty && kept.count == articles.count,
            "\(kept.count) articles of \(articles.count); others: \(different.prefix(5))")
        for (story, events) in live {
            try #require(try Set(store.outstandingEvents(ofStory: story).map(\.id)) == Set(events))
        }
        try #require(try store.verify().isEmpty)
    }
}
