import Dedup
import Events
import Kafka
import Notation
import Store

/// The view in SQLite, as the pipeline asks for it.
struct SQLiteView: View {
    let store: ViewStore
    let topics: TopicNames

    func positions() throws -> [TopicPartition: Int64] {
        Dictionary(
            try store.positions().map { (TopicPartition($0.topic, $0.partition), $0.nextOffset) },
            uniquingKeysWith: max)
    }

    func cluster() throws -> String? { try store.cluster() }

    func holdsResults(of partition: TopicPartition) throws -> Bool {
        partition.topic == topics.articles
            ? try nextOffset(after: partition) != nil : try store.articleCount() > 0
    }

    func nextOffset(after partition: TopicPartition) throws -> Int64? {
        switch partition.topic {
        case topics.intake: try store.nextIntakeOffset()
        case topics.articles: try store.nextOffset(afterCoded: partition.partition)
        default: try store.nextOffset(afterSource: partition.topic, partition: partition.partition)
        }
    }

    func apply(_ batch: FollowedBatch) throws {
        let positions = batch.positions.sorted { $0.key < $1.key }.map {
            StreamPosition(topic: $0.key.topic, partition: $0.key.partition, nextOffset: $0.value)
        }
        try store.apply(
            ViewBatch(
                entries: batch.entries.compactMap(\.entry), positions: positions, cluster: batch.cluster))
    }

    func forEachRecorded(settings: DedupSettings, _ body: (RecordedArticle) throws -> Void) throws {
        let reader = SerialWorker(name: "rows")
        try store.forEachJudged(
            from: 0,
            reading: { rows in
                let read = Mailbox<[Result<RecordedArticle, any Error>]>()
                reader.perform {
                    read.send(
                        rows.map { row in Result { RecordedArticle(try row.judged(), settings: settings) } })
                }
                return {
                    while true {
                        if let rows = read.receive(within: .seconds(3_600)) { return rows }
                    }
                }
            }, body)
    }

    func held() throws -> [JudgedArticle] { try store.heldArticles() }

    func bodyText(ofArticle id: String) throws -> String? { try store.bodyText(ofArticle: id) }

    func ledgers(of stories: [(story: String, before: Int64)]) throws -> [StoryLedger] {
        try store.ledgers(of: stories)
    }
}
