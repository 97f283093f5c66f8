internal import GRDB

/// Tables whose rows are kilobytes long, and the step that gave them row numbers.
///
/// SQLite keeps the rows of a table `WITHOUT ROWID` whole in every node of its tree, three of ours to a page, so that
/// the tree grew seven deep. With row numbers they lie in the order of their arrival, and the key has a narrow index.
enum WideTables {
    static let names = ["article", "event"]

    /// The migration: makes each of the tables anew with row numbers, its columns, rows and indexes as they are.
    static func number(in database: Database) throws {
        // Views name the tables; they are made again from their own text.
        let views = try Row.fetchAll(database, sql: "SELECT name, sql FROM sqlite_master WHERE type = 'view'")
        for view in views { try database.execute(sql: "DROP VIEW \(try view.value("name") as String)") }
        for name in names { try number(name, in: database) }
        for view in views { try database.execute(sql: try view.value("sql")) }
    }

    private static func number(_ name: String, in database: Database) throws {
        let text = try String.fetchOne(
            database, sql: "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?",
            arguments: [name])
        let indexes = try String.fetchAll(
            database,
            sql: "SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL",
            arguments: [name])
        guard let text, let start = text.firstIndex(of: "("), let end = text.lastIndex(of: ")") else {
            return
        }
        try database.execute(sql: "CREATE TABLE \(name)_numbered \(text[start...end])")
        try database.execute(
            sql: "INSERT INTO \(name)_numbered SELECT * FROM \(name) ORDER BY sequence")
        try database.execute(sql: "DROP TABLE \(name)")
        try database.execute(sql: "ALTER TABLE \(name)_numbered RENAME TO \(name)")
        for index in indexes { try database.execute(sql: index) }
    }
}
