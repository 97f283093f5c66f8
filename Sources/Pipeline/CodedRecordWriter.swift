import Dedup
import Events
import Kafka
import Notation
import Wire

/// Writes what came of an article as records of the readings and events topics: pure, on whichever thread.
struct CodedRecordWriter: Sendable {
    /// What a record is to say.
    enum Content: Sendable {
        case reading(JSONValue, Outcome)
        case event(Event)
        case retraction(Retraction)
    }

    /// A record that is settled but not yet written.
    struct Draft: Sendable {
        var content: Content
        /// The article that it is about, and the record that it came in.
        var judged: JudgedArticle
        var source: Record
    }

    let topics: TopicNames
    let run: String

    /// The record of a draft. Cost: about 10 µs a kilobyte.
    func record(of draft: Draft) -> OutgoingRecord {
        switch draft.content {
        case .reading(let reading, let outcome):
            let json = ReadingRecord.json(of: reading, outcome: outcome, draft.judged)
            return record(topics.readings, CloudEvent.reading, json.bytes, draft)
        case .event(let event): return record(topics.events, CloudEvent.event, event.jsonBytes, draft)
        case .retraction(let retraction):
            return record(topics.events, CloudEvent.retraction, retraction.jsonBytes, draft)
        }
    }

    private func record(_ topic: String, _ type: String, _ value: [UInt8], _ draft: Draft) -> OutgoingRecord {
        let article = draft.judged.article
        let headers = CloudEvent.headers(
            type: type, id: RecordIdentity.id(type: type, draft.judged, value: value),
            provider: article.provider, subject: article.id, time: ArticleStamp.time(of: article), run: run,
            traceparent: CloudEvent.traceparent(of: draft.source))
        return OutgoingRecord(
            topic: topic, partition: 0, key: Array(draft.judged.verdict.story.utf8), value: value,
            headers: headers)
    }
}
