import Kafka
import Notation
import Wire

/// Bytes to articles: stateless, spread over all cores.
final class DecodeFunction: StageFunction {
    private let decoder: WireDecoder
    private let topics: TopicNames
    private let pool: WorkPool
    private let care: Precaution

    init(decoder: WireDecoder, topics: TopicNames, pool: WorkPool, care: Precaution) {
        self.decoder = decoder
        self.topics = topics
        self.pool = pool
        self.care = care
    }

    func apply(_ records: [Record], batch: Int) throws -> StageOutput {
        let (decoder, topics, care) = (decoder, topics, care)
        let outputs = pool.map(records, alone: care.suspects) { record -> StageOutput in
            if let letter = care.letter(for: record, topic: topics.deadLetters) {
                return .letter(letter, reason: Precaution.reason)
            }
            return care.working(on: record) { Self.output(of: record, decoder, topics) }
        }
        var output = StageOutput()
        for one in outputs { output.append(one) }
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
                let value = IntakeArticle(
                    article: article, source: source, receivedMilliseconds: record.timestampMilliseconds ?? 0
                ).jsonBytes
                if let letter = OutputBound.letter(
                    of: record, stage: .decode, bytes: value.count, topic: topics.deadLetters)
                {
                    output.append(.letter(letter, reason: OutputBound.reason))
                    continue
                }
                output.records.append(
                    OutgoingRecord(
                        topic: topics.intake, partition: 0, key: Array(article.id.utf8), value: value,
                        headers: CloudEvent.traceparent(of: record)))
                output.count(Outcome(.decoded))
            }
        } catch {
            output.append(
                .letter(
                    DeadLetterRecord.make(
                        of: record, stage: .decode, reason: error.code.rawValue, message: error.message,
                        topic: topics.deadLetters), reason: error.code.rawValue))
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
