import Dedup
import Events
import Kafka
import Notation

/// What the pipeline asks of the view that the follower keeps: SQLite, or memory for work without a broker.
protocol View: Sendable {
    /// Next offset of each followed partition.
    func positions() throws -> [TopicPartition: Int64]
    /// The cluster that the view was filled from; nil where it is empty.
    func cluster() throws -> String?
    /// Whether there are results that were made from a partition's topic.
    func holdsResults(of partition: TopicPartition) throws -> Bool
    /// Offset after the last record of a partition of which there is a trace.
    func nextOffset(after partition: TopicPartition) throws -> Int64?
    /// Keeps rows and positions, all or nothing; rows that are there already change nothing.
    func apply(_ batch: FollowedBatch) throws
    /// Every article with its verdict in the order of all copy, made ready for an index of those settings; bodies may
    /// be left out.
    func forEachRecorded(settings: DedupSettings, _ body: (RecordedArticle) throws -> Void) throws
    /// Articles that an embargo holds, not released.
    func held() throws -> [JudgedArticle]
    /// The text of the latest version of an article.
    func bodyText(ofArticle id: String) throws -> String?
    /// What is out for each story, and what became of it by its articles before a sequence: the view may have
    /// followed the articles further than they are coded. In the order asked for.
    func ledgers(of stories: [(story: String, before: Int64)]) throws -> [StoryLedger]
}

extension View {
    /// The ledger of one story before a sequence.
    func ledger(ofStory story: String, before sequence: Int64) throws -> StoryLedger {
        try ledgers(of: [(story, sequence)]).first
            ?? StoryLedger(outstanding: [], state: .uncoded)
    }
}

/// Records of the followed topics with the positions after them.
struct FollowedBatch: Sendable {
    /// The records, in the order in which they were read.
    var entries: [FollowedRecord]
    /// Next offset of each partition.
    var positions: [TopicPartition: Int64]
    /// The cluster's id.
    var cluster: String?
}
