import Dedup
import Events
import Kafka
import Notation
import Pipeline

extension StoryTableMaker {
    /// Adds a record of one of our output topics; readings tell nothing that the table shows.
    /// - Throws: `JSONError` where a value is of another form than ours.
    mutating func add(_ record: Record, topics: TopicNames) throws {
        switch record.topicPartition.topic {
        case topics.articles: if let value = record.value { add(try JudgedArticle(jsonBytes: value)) }
        case topics.events:
            guard let value = record.value else { return }
            if record.header("ce_type")?.contains("retract") == true {
                add(try Retraction(jsonBytes: value))
            } else {
                add(try Event(jsonBytes: value))
            }
        case topics.deadLetters:
            // A record of a later stage has a row of its own already; its letter stands at the end.
            let isRaw = topics.raw.contains(record.header("copytaster_topic") ?? "")
            let offset = isRaw ? record.header("copytaster_offset").flatMap { Int64($0) } ?? .max : .max
            add(Dead(offset: offset, reason: record.header("copytaster_reason") ?? "unknown"))
        default: break
        }
    }
}
