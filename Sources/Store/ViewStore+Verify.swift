internal import Digest
internal import GRDB

extension ViewStore {
    /// One row whose hash does not fit what it holds.
    public struct Damage: Sendable, Equatable {
        /// The table.
        public var table: String
        /// Key of the row.
        public var row: String
    }

    /// Every row whose hash does not fit, after SQLite's own check of the file; empty if all is well.
    ///
    /// SQLite's check alone does not see a flipped bit inside a text. Cost: reads the whole file.
    public func verify() throws -> [Damage] {
        try read { database in
            var damage: [Damage] = []
            for problem in try String.fetchAll(database, sql: "PRAGMA integrity_check") where problem != "ok"
            {
                damage.append(Damage(table: "file", row: problem))
            }
            let articles = try Row.fetchCursor(
                database, sql: "SELECT sequence, head, body, blocks, hash FROM article")
            while let row = try articles.next() {
                let packed = PackedArticle(head: row["head"], body: row["body"], blocks: row["blocks"])
                if packed.hash != row["hash"] {
                    damage.append(Damage(table: "article", row: "\(row["sequence"] as Int64)"))
                }
            }
            let events = try Row.fetchCursor(database, sql: "SELECT id, json, hash FROM event")
            while let row = try events.next() {
                if SHA256(of: row["json"] as String).id != row["hash"] {
                    damage.append(Damage(table: "event", row: row["id"]))
                }
            }
            return damage
        }
    }
}
