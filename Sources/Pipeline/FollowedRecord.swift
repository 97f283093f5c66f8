import Dedup
import Events
import Kafka
import Notation
import Store

/// One record of a followed topic, read.
struct FollowedRecord: Sendable {
    /// What it holds.
    enum Content: Sendable {
        case article(JudgedArticle)
        case reading(JSONValue)
        case event(Event)
        case retraction(Retraction)
        case deadLetter
        case decision(DeadLetterDecision)
        /// Of a type or form that this version does not know; counted and passed over.
        case unknown(String)
    }

    /// The record as it came.
    var record: Record
    /// What it holds.
    var content: Content

    /// Reads a record of a followed topic.
    init(_ record: Record, topics: TopicNames) {
        self.record = record
        content = Self.content(of: record, topics)
    }

    private static func content(of record: Record, _ topics: TopicNames) -> Content {
        if record.topicPartition.topic == topics.deadLetters {
            return DeadLetterRecord.decision(in: record).map { .decision($0) } ?? .deadLetter
        }
        guard let value = record.value else { return .unknown("tombstone") }
        do {
            switch record.topicPartition.topic {
            case topics.articles: return .article(try JudgedArticle(jsonBytes: value))
            case topics.readings: return .reading(try JSONReader().value(from: value))
            case topics.events:
                return record.header("ce_type") == CloudEvent.retraction
                    ? .retraction(try Retraction(jsonBytes: value)) : .event(try Event(jsonBytes: value))
            default: return .unknown("topic")
            }
        } catch {
            return .unknown("\(error)")
        }
    }
}
