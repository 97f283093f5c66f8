import Dedup
import Events
import Kafka
import Notation
import Store

extension FollowedRecord {
    /// The record as the database takes it; nil where it is of no known form.
    var entry: ViewBatch.Entry? {
        let place = LogPlace(
            topic: record.topicPartition.topic, partition: record.topicPartition.partition,
            offset: record.offset)
        switch content {
        case .article(let judged): return .article(judged, outcome: Self.outcome(of: judged), at: place)
        case .reading(let json):
            guard let sequence = json["sequence"]?.int else { return nil }
            return .reading(json, sequence: Int64(sequence), at: place)
        case .event(let event):
            return .event(event, json: record.value.map { String(decoding: $0, as: UTF8.self) }, at: place)
        case .retraction(let retraction): return .retraction(retraction, at: place)
        case .deadLetter: return .deadLetter(DeadLetterRecord.read(record), at: place)
        case .decision(let decision): return .decision(decision)
        case .unknown: return nil
        }
    }

    /// What became of an article by its verdict alone; its reading says more once it is coded.
    static func outcome(of judged: JudgedArticle) -> String {
        if judged.heldUntil != nil && !judged.released { return Outcome.Kind.held.rawValue }
        switch ArticleCoder.standing(of: judged) {
        case .kill: return Outcome.Kind.killed.rawValue
        case .copy:
            return judged.verdict.relation == .redelivery
                ? Outcome.Kind.redelivery.rawValue : Outcome.Kind.copy.rawValue
        default: return Outcome.Kind.notCoded.rawValue
        }
    }
}
