public import Dedup
public import Events
internal import GRDB
internal import Notation

/// An article as a page of news shows it.
public struct LatestArticle: Sendable {
    /// When it was received: ISO 8601 in UTC.
    public var received: String
    /// The agency or outlet.
    public var provider: String
    /// Its headline.
    public var headline: String?
    /// What it is to its story.
    public var relation: Relation
    /// What became of it.
    public var outcome: String
    /// The live events that were coded from it, the most important first.
    public var events: [Event]
}

extension ViewStore {
    /// The articles that were judged last, the newest first. Cost: a few rows, whatever the size of the file.
    public func latestArticles(limit: Int) throws -> [LatestArticle] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT sequence, received, provider, headline, relation, outcome, story FROM article
                    WHERE released = 0 ORDER BY sequence DESC LIMIT ?
                    """, arguments: [limit]
            ).map { row in
                let sequence: Int64 = try row.value("sequence")
                let story: String = try row.value("story")
                let events = try String.fetchAll(
                    database,
                    sql: """
                        SELECT json FROM event WHERE story = ? AND sequence = ? AND void_reason IS NULL ORDER BY ordinal
                        """, arguments: [story, sequence]
                ).map { try Event(jsonBytes: Array($0.utf8)) }
                return LatestArticle(
                    received: try row.value("received"), provider: try row.value("provider"),
                    headline: try row.optional("headline"),
                    relation: Relation(rawValue: try row.value("relation")) ?? .new,
                    outcome: try row.value("outcome"),
                    events: events)
            }
        }
    }
}
