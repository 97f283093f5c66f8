public import Dedup
internal import GRDB

extension ViewStore {
    /// Calls `body` with every article from a sequence on, in the order of all copy, without its text.
    ///
    /// This is how the story index is rebuilt: about 15 µs an article.
    public func forEachJudged(from sequence: Int64, _ body: (JudgedArticle) throws -> Void) throws {
        try forEachJudged(
            from: sequence, reading: { rows in { rows.map { row in Result { try row.judged() } } } }, body)
    }

    /// The same, for who can read rows on another thread: `reading` gets a thousand at a time, begins, and returns
    /// what waits for them, in their order. `body` gets those before meanwhile.
    public func forEachJudged<Read>(
        from sequence: Int64, reading: ([JudgedRow]) -> () -> [Result<Read, any Error>],
        _ body: (Read) throws -> Void
    ) throws {
        try read { database in
            let heads = try String.fetchCursor(
                database, sql: "SELECT head FROM article WHERE sequence >= ? ORDER BY sequence, released",
                arguments: [sequence])
            var rows: [JudgedRow] = []
            var begun: (() -> [Result<Read, any Error>])?
            func turn() throws {
                let before = begun
                begun = rows.isEmpty ? nil : reading(rows)
                rows.removeAll(keepingCapacity: true)
                for judged in before?() ?? [] { try body(try judged.get()) }
            }
            while let head = try heads.next() {
                rows.append(JudgedRow(head: head))
                if rows.count == 1_000 { try turn() }
            }
            while begun != nil || !rows.isEmpty { try turn() }
        }
    }

    /// Articles that an embargo holds and that have been neither released nor killed, in order.
    public func heldArticles() throws -> [JudgedArticle] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT head, body, blocks FROM article held WHERE held = 1 AND released = 0
                    AND NOT EXISTS (SELECT 1 FROM article other WHERE other.sequence = held.sequence AND other.released = 1)
                    AND NOT EXISTS (SELECT 1 FROM article other WHERE other.story = held.story
                        AND other.relation = 'kill' AND other.sequence > held.sequence)
                    ORDER BY sequence
                    """
            ).map { try PackedArticle(row: $0).judged() }
        }
    }

    /// The text of the latest version of an article; nil where there is none.
    public func bodyText(ofArticle id: String) throws -> String? {
        try read { database in
            try String.fetchOne(
                database, sql: "SELECT body FROM article WHERE id = ? ORDER BY sequence DESC LIMIT 1",
                arguments: [id])
        }
    }

    /// All articles of a story, in the order of all copy.
    public func articles(ofStory story: String) throws -> [JudgedArticle] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: "SELECT head, body, blocks FROM article WHERE story = ? ORDER BY sequence, released",
                arguments: [story]
            ).map { try PackedArticle(row: $0).judged() }
        }
    }

    /// The article that an event was coded from, by the event's id or the start of it; nil where there is none.
    public func article(ofEvent id: String) throws -> JudgedArticle? {
        try read { database in
            try Row.fetchOne(
                database,
                sql: """
                    SELECT article.head, article.body, article.blocks FROM event JOIN article USING (sequence)
                    WHERE event.id >= ?1 AND event.id < ?1 || 'g' AND article.story = event.story
                    ORDER BY event.id, article.released DESC LIMIT 1
                    """, arguments: [id]
            ).map { try PackedArticle(row: $0).judged() }
        }
    }

    /// Number of articles in the view.
    public func articleCount() throws -> Int {
        try read { try Int.fetchOne($0, sql: "SELECT count(*) FROM article") ?? 0 }
    }
}
