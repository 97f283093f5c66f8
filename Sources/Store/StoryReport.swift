public import Dedup
public import Events
internal import GRDB

/// A story as a table shows it: its articles with their verdicts, and its live events.
public struct StoryReport: Sendable {
    /// One article of a story.
    public struct Row: Sendable {
        /// Its place in the order of all copy.
        public var sequence: Int64
        /// `provider:item_id`.
        public var article: String
        /// The agency or outlet.
        public var provider: String
        /// Its version.
        public var version: Int64?
        /// What it is to the story.
        public var relation: Relation
        /// What became of it.
        public var outcome: String
        /// Its headline.
        public var headline: String?
    }

    /// The story's id.
    public var story: String
    /// Its articles, in order.
    public var articles: [Row]
    /// Its live events, the most important first.
    public var events: [Event]
    /// Number of events that were published and are void now.
    public var voidEvents: Int
}

extension ViewStore {
    /// Stories in the order in which they were first seen, at most `limit` of the latest.
    public func storyReports(limit: Int = 100) throws -> [StoryReport] {
        let stories = try read { database in
            try String.fetchAll(
                database,
                sql: """
                    SELECT story FROM (SELECT story, min(sequence) AS first FROM article GROUP BY story
                        ORDER BY first DESC LIMIT ?) ORDER BY first
                    """, arguments: [limit])
        }
        return try stories.map { story in
            let rows = try read { database in
                try Row.fetchAll(
                    database,
                    sql: """
                        SELECT sequence, id, provider, version, relation, outcome, headline FROM article
                        WHERE story = ? AND released = 0 ORDER BY sequence
                        """, arguments: [story]
                ).map { row in
                    StoryReport.Row(
                        sequence: try row.value("sequence"), article: try row.value("id"),
                        provider: try row.value("provider"),
                        version: try row.optional("version"),
                        relation: Relation(rawValue: try row.value("relation")) ?? .new,
                        outcome: try row.value("outcome"), headline: try row.optional("headline"))
                }
            }
            let void = try read { database in
                try Int.fetchOne(
                    database, sql: "SELECT count(*) FROM event WHERE story = ? AND void_reason IS NOT NULL",
                    arguments: [story]) ?? 0
            }
            return StoryReport(
                story: story, articles: rows, events: try events(ofStory: story), voidEvents: void)
        }
    }

    /// Number of dead letters by reason, by name.
    public func deadLetterCounts() throws -> [(reason: String, count: Int)] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: "SELECT reason, count(*) AS count FROM dead_letter GROUP BY reason ORDER BY reason"
            ).map { (try $0.value("reason"), try $0.value("count")) }
        }
    }

    /// Ids of all live events, sorted: what an audit compares with the topic.
    public func liveEventIDs() throws -> [String] {
        try read {
            try String.fetchAll($0, sql: "SELECT id FROM event WHERE void_reason IS NULL ORDER BY id")
        }
    }
}
