import Kafka
import Notation
import Wire

/// Bytes to articles: stateless, spread over all cores.
final class DecodeFunction: StageFunction {
    private let decoder: WireDecoder
    private let topics: TopicNames
    private let pool: WorkPool

    init(decoder: WireDecoder, topics: TopicNames, pool: WorkPool) {
        self.decoder = decoder
        self.topics = topics
        self.pool = pool
    }

    func apply(_ records: [Record], batch: Int) throws -> StageOutput {
        let (decoder, topics) = (decoder, topics)
        var output = StageOutput()
        for one in pool.map(records, { Self.output(of: $0, decoder, topics) }) { output.append(one) }
        return output
    }

    private static func output(of record: Record, _ decoder: WireDecoder, _ topics: TopicNames) -> StageOutput
    {
        var output = StageOutput()
        guard let value = record.value else {
            output.count(Outcome(.tombstone))
            return output
        }
        do throws(WireError) {
            let articles = try decoder.articles(in: value, envelope: envelope(of: record))
            for (ordinal, article) in articles.enumerated() {
                let source = SourceCoordinates(
                    topic: record.topicPartition.topic, partition: record.topicPartition.partition,
                    offset: record.offset, ordinal: ordinal)
                let intake = IntakeArticle(
                    article: article, source: source, receivedMilliseconds: record.timestampMilliseconds ?? 0)
                output.records.append(
                    OutgoingRecord(
                        topic: topics.intake, partition: 0, key: Array(article.id.utf8),
                        value: intake.jsonBytes,
                        headers: CloudEvent.traceparent(of: record)))
                output.count(Outcome(.decoded))
            }
        } catch {
            output.records.append(
                DeadLetterRecord.make(
                    of: record, stage: .decode, reason: error.code.rawValue, message: error.message,
                    topic: topics.deadLetters))
            output.count(Outcome(.deadLetter, reason: error.code.rawValue))
        }
        return output
    }

    private static func envelope(of record: Record) -> Envelope {
        Envelope(
            contentType: record.header("content-type") ?? record.header("ce_datacontenttype"),
            provider: record.header("provider"),
            sourceFeed: record.header("source-feed") ?? record.topicPartition.topic,
            messageID: record.header("message-id") ?? record.header("ce_id"),
            source: record.header("ce_source"),
            received: record.timestampMilliseconds.map { Double($0) / 1_000 })
    }
}
