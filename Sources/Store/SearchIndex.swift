internal import Foundation
internal import GRDB

/// Full-text search over the articles of a view, in a file of its own beside it (SQLite's FTS5).
///
/// A second step that costs the worker nothing: the index takes in what came since when somebody searches. What the
/// view no longer holds, pruned or erased, is never shown. Accents and case do not count. The file may be deleted at
/// any time; it is made again. Owned by one thread.
public final class SearchIndex {
    private let queue: DatabaseQueue
    private let view: ViewStore
    private let path: String

    /// Opens the index of a view, or makes it.
    /// - Parameter path: its file; by custom the view's with `.search` behind it.
    /// - Throws: `StoreError`.
    public init(path: String, of view: ViewStore) throws {
        self.path = path
        self.view = view
        do {
            var configuration = Configuration()
            configuration.busyMode = .timeout(10)
            queue = try DatabaseQueue(path: path, configuration: configuration)
            try queue.write { database in
                try database.execute(
                    sql: """
                        CREATE VIRTUAL TABLE IF NOT EXISTS text
                        USING fts5(headline, body, tokenize = 'unicode61 remove_diacritics 2');
                        CREATE TABLE IF NOT EXISTS reached (name TEXT PRIMARY KEY, sequence INTEGER NOT NULL);
                        """)
            }
        } catch {
            throw StoreError(error, path: path)
        }
    }

    /// Takes in the articles that the view has got since the last time, and lets go what it has not any more.
    /// - Parameter progress: is told how many articles were taken in so far.
    /// - Returns: the number of articles taken in.
    @discardableResult
    public func catchUp(progress: (Int) -> Void = { _ in }) throws -> Int {
        var count = 0
        while true {
            let last = try access { database in
                try Int64.fetchOne(database, sql: "SELECT sequence FROM reached WHERE name = 'article'") ?? -1
            }
            let rows = try view.searchable(after: last)
            guard let newest = rows.last else { break }
            let killed = Set(rows.filter(\.isKill).map(\.story))
            let gone = try view.sequences(withoutTextIn: killed)
            try access { database in
                for row in rows where !row.body.isEmpty || row.headline != nil {
                    try database.cachedStatement(
                        sql: "INSERT INTO text (rowid, headline, body) VALUES (?, ?, ?)"
                    ).execute(arguments: [row.sequence, row.headline, row.body])
                }
                for sequence in gone { try Self.delete(sequence, in: database) }
                try database.execute(
                    sql: "INSERT OR REPLACE INTO reached VALUES ('article', ?)", arguments: [newest.sequence])
            }
            count += rows.count
            progress(count)
        }
        try forgetPruned()
        return count
    }

    /// The articles that hold what is asked for, the best first, or the newest first.
    /// - Parameters:
    ///   - text: words as a person types them: all must occur, `"phrase"`, `-not`, `begin*`, `this OR that`.
    ///   - limit: how many at most.
    public func search(_ text: String, newestFirst: Bool = false, limit: Int = 20) throws -> [SearchHit] {
        guard let expression = SearchQuery(text).expression else { return [] }
        // Some may be gone from the view meanwhile.
        let found = try access { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT rowid, snippet(text, 1, char(2), char(3), '…', 24) AS passage FROM text
                    WHERE text MATCH ? ORDER BY \(newestFirst ? "rowid DESC" : "bm25(text, 4.0, 1.0), rowid DESC")
                    LIMIT ?
                    """, arguments: [expression, limit * 3 + 20]
            ).map {
                (sequence: try $0.value("rowid") as Int64, passage: try $0.optional("passage") as String?)
            }
        }
        var hits: [SearchHit] = []
        for one in found where hits.count < limit {
            if let hit = try view.searchHit(of: one.sequence, passage: one.passage ?? "") { hits.append(hit) }
        }
        return hits
    }

    /// Lets go what lies before the oldest article of the view.
    private func forgetPruned() throws {
        let oldest = try view.oldestSequence()
        try access { database in
            let sequences = try Int64.fetchAll(
                database, sql: "SELECT rowid FROM text WHERE rowid < ?", arguments: [oldest ?? .max])
            for sequence in sequences { try Self.delete(sequence, in: database) }
        }
    }

    private static func delete(_ sequence: Int64, in database: Database) throws {
        try database.cachedStatement(sql: "DELETE FROM text WHERE rowid = ?").execute(arguments: [sequence])
    }

    private func access<Value>(_ body: (Database) throws -> Value) throws -> Value {
        do { return try queue.write(body) } catch { throw StoreError(error, path: path) }
    }
}
