internal import GRDB

extension ViewStore {
    /// An article as the search index takes it in.
    struct Searchable: Sendable {
        var sequence: Int64
        var story: String
        var isKill: Bool
        var headline: String?
        var body: String
    }

    /// The next articles after a sequence, in order; what was delivered twice is left out.
    func searchable(after sequence: Int64, limit: Int = 500) throws -> [Searchable] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT sequence, story, relation = 'kill' AS kill, headline, body FROM article
                    WHERE sequence > ? AND released = 0 AND relation <> 'redelivery' ORDER BY sequence LIMIT ?
                    """, arguments: [sequence, limit]
            ).map { row in
                Searchable(
                    sequence: try row.value("sequence"), story: try row.value("story"),
                    isKill: try row.value("kill"), headline: try row.optional("headline"),
                    body: try row.value("body"))
            }
        }
    }

    /// Articles of these stories whose text was erased.
    func sequences(withoutTextIn stories: Set<String>) throws -> [Int64] {
        guard !stories.isEmpty else { return [] }
        return try read { database in
            try stories.sorted().flatMap { story in
                try Int64.fetchAll(
                    database,
                    sql: """
                        SELECT sequence FROM article WHERE story = ? AND relation <> 'kill' AND body = ''
                        AND blocks IS NULL
                        """, arguments: [story])
            }
        }
    }

    /// The first article that is kept; nil where there is none.
    func oldestSequence() throws -> Int64? {
        try read { try Int64.fetchOne($0, sql: "SELECT min(sequence) FROM article") }
    }

    /// An article that was found; nil where its text is not kept any more.
    func searchHit(of sequence: Int64, passage: String) throws -> SearchHit? {
        try read { database in
            let statement = try database.cachedStatement(
                sql: """
                    SELECT id, story, relation, headline, coalesce(published, received) AS published,
                        body = '' AND blocks IS NULL AS erased,
                        held AND NOT EXISTS (SELECT 1 FROM article WHERE sequence = ?1 AND released = 1) AS held
                    FROM article WHERE sequence = ?1 AND released = 0
                    """)
            guard let row = try Row.fetchOne(statement, arguments: [sequence]) else { return nil }
            if try row.value("erased"), !passage.isEmpty { return nil }
            return SearchHit(
                sequence: sequence, article: try row.value("id"), story: try row.value("story"),
                relation: try row.value("relation"), headline: try row.optional("headline"),
                published: try row.value("published"), passage: passage, isHeld: try row.value("held"))
        }
    }
}
