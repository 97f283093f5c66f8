public import Events
internal import GRDB
internal import Notation

extension ViewStore {
    /// What is out for a story, in the order in which it was published.
    public func outstandingEvents(ofStory story: String) throws -> [OutstandingEvent] {
        try read { try Self.outstandingEvents(ofStory: story, in: $0) }
    }

    /// What became of a story: killed by a kill among its articles before a sequence, coded where an article of it
    /// was read, else uncoded.
    public func state(ofStory story: String, before sequence: Int64 = .max) throws -> StoryState {
        try read { try Self.state(ofStory: story, before: sequence, in: $0) }
    }

    /// The ledger of a story: what is out, and what became of it by its articles before a sequence. The view may
    /// have followed the articles further than they are coded.
    public func ledger(ofStory story: String, before sequence: Int64 = .max) throws -> StoryLedger {
        try read { try Self.ledger(ofStory: story, before: sequence, in: $0) }
    }

    /// The ledgers of stories, each before a sequence, in one snapshot and in the order asked for. A batch is asked
    /// for at once: opening a snapshot costs more than a story.
    public func ledgers(of stories: [(story: String, before: Int64)]) throws -> [StoryLedger] {
        try read { database in
            try stories.map { try Self.ledger(ofStory: $0.story, before: $0.before, in: database) }
        }
    }

    private static func ledger(
        ofStory story: String, before sequence: Int64, in database: Database
    ) throws -> StoryLedger {
        StoryLedger(
            outstanding: try outstandingEvents(ofStory: story, in: database),
            state: try state(ofStory: story, before: sequence, in: database))
    }

    private static func outstandingEvents(
        ofStory story: String, in database: Database
    ) throws -> [OutstandingEvent] {
        let statement = try database.cachedStatement(
            sql: """
                SELECT id, article, version, digest, json_extract(json, '$.part') IS NOT NULL AS part
                FROM event WHERE story = ? AND void_reason IS NULL
                ORDER BY sequence, ordinal
                """)
        return try Row.fetchAll(statement, arguments: [story]).map { row in
            let version: Int64? = try row.optional("version")
            return OutstandingEvent(
                id: try row.value("id"), article: try row.value("article"),
                version: version.flatMap { UInt64(exactly: $0) },
                digest: try row.value("digest"), isPart: row["part"] == true)
        }
    }

    private static func state(
        ofStory story: String, before sequence: Int64, in database: Database
    ) throws -> StoryState {
        let statement = try database.cachedStatement(
            sql: """
                SELECT EXISTS (SELECT 1 FROM article WHERE story = ?1 AND relation = 'kill' AND sequence < ?2)
                    AS killed,
                    EXISTS (SELECT 1 FROM article JOIN reading USING (sequence) WHERE story = ?1)
                    OR EXISTS (SELECT 1 FROM event WHERE story = ?1) AS coded
                """)
        let row = try Row.fetchOne(statement, arguments: [story, sequence])
        if row?["killed"] == true { return .killed }
        return row?["coded"] == true ? .coded : .uncoded
    }

    /// The live events of a story, the most important first.
    public func events(ofStory story: String) throws -> [Event] {
        try read { database in
            try String.fetchAll(
                database,
                sql: """
                    SELECT json FROM event WHERE story = ? AND void_reason IS NULL ORDER BY sequence, ordinal
                    """, arguments: [story]
            ).map { try Event(jsonBytes: Array($0.utf8)) }
        }
    }

    /// Calls `body` with every live event, by story and place in it.
    public func forEachLiveEvent(_ body: (Event) throws -> Void) throws {
        try read { database in
            let rows = try Row.fetchCursor(
                database,
                sql: "SELECT json FROM event WHERE void_reason IS NULL ORDER BY story, sequence, ordinal")
            while let row = try rows.next() {
                let json: String = try row.value("json")
                try body(try Event(jsonBytes: Array(json.utf8)))
            }
        }
    }
}
