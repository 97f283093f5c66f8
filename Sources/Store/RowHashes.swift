internal import GRDB

/// All tables whose rows carry a hash, and the walk over them.
enum RowHashes {
    static let shapes = [
        ArticleTable.shape, ReadingTable.shape, EventTable.shape, EventTable.retractionShape,
        DeadLetterTable.shape, PositionTable.shape,
    ]

    /// The migration: gives tables without a hash the column, and every row its hash.
    static func add(to database: Database) throws {
        for shape in shapes {
            if try !database.columns(in: shape.name).contains(where: { $0.name == "hash" }) {
                try database.execute(
                    sql: "ALTER TABLE \(shape.name) ADD COLUMN hash TEXT NOT NULL DEFAULT ''")
            }
            try renew(shape, where: "1", [], in: database)
        }
    }

    /// Gives the rows that a condition names their hash anew, after they were changed.
    static func renew(
        _ shape: TableShape, where condition: String, _ arguments: [DatabaseValue], in database: Database
    ) throws {
        let key = try database.primaryKey(shape.name).columns
        let place = key.map { "\"\($0)\" = ?" }.joined(separator: " AND ")
        let select = try database.cachedStatement(sql: "SELECT * FROM \(shape.name) WHERE \(place)")
        let update = try database.cachedStatement(sql: "UPDATE \(shape.name) SET hash = ? WHERE \(place)")
        // The keys first: a table is not changed while it is read.
        let names = key.map { "\"\($0)\"" }.joined(separator: ", ")
        let keys = try Row.fetchAll(
            database, sql: "SELECT \(names) FROM \(shape.name) WHERE \(condition)",
            arguments: StatementArguments(arguments))
        for values in keys.map({ Array($0.databaseValues) }) {
            guard let row = try Row.fetchOne(select, arguments: StatementArguments(values)) else { continue }
            let hash = try hash(of: row, in: shape, database)
            try update.execute(arguments: StatementArguments([hash.databaseValue] + values))
        }
    }

    /// Calls `body` with the table and the key of each row whose hash does not fit.
    static func forEachMisfit(
        in database: Database, _ body: (_ table: String, _ row: String) -> Void
    ) throws {
        for shape in shapes {
            let key = try database.primaryKey(shape.name).columns
            let rows = try Row.fetchCursor(database, sql: "SELECT * FROM \(shape.name)")
            while let row = try rows.next() {
                if try hash(of: row, in: shape, database) != (try row.optional("hash")) {
                    body(shape.name, key.map { "\(row[$0] as DatabaseValue)" }.joined(separator: " "))
                }
            }
        }
    }

    /// The hash that a row ought to have; a reading's covers its mentions.
    private static func hash(of row: Row, in shape: TableShape, _ database: Database) throws -> String {
        var more = RowHash()
        if shape.name == ReadingTable.shape.name {
            let mentions = try database.cachedStatement(
                sql: "SELECT * FROM mention WHERE sequence = ? ORDER BY ordinal")
            let key: DatabaseValue = row["sequence"]
            let cursor = try Row.fetchCursor(mentions, arguments: [key])
            while let mention = try cursor.next() {
                ReadingTable.mentionShape.add(
                    ReadingTable.mentionShape.columns.map { mention[$0] }, to: &more)
            }
        }
        return shape.hash(of: row, more: more)
    }
}
