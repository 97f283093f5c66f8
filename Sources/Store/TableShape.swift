internal import Digest
internal import GRDB

/// The columns of a table, and the hash that each of its rows carries.
///
/// SQLite's own check does not see a flipped bit inside a value; the hash does. Columns without a value count for
/// nothing, so that a column that is added later leaves the hashes of older rows as they are.
struct TableShape: Sendable {
    /// The table.
    let name: String
    /// Its columns in order, but for the hash, which is the column `hash`.
    let columns: [String]
    /// Columns that change after the row was written; the hash leaves them out.
    let changing: Set<String>

    init(_ name: String, columns: [String], changing: Set<String> = []) {
        self.name = name
        self.columns = columns
        self.changing = changing
    }

    /// `INSERT INTO name (columns, hash) VALUES (?, ...)`.
    var insert: String {
        let marks = Array(repeating: "?", count: columns.count + 1).joined(separator: ",")
        return
            "INSERT INTO \(name) (\(columns.map(Self.quoted).joined(separator: ",")),hash) VALUES (\(marks))"
    }

    /// `column = excluded.column` for all but the key, for the row that takes another's place.
    func replacing(key: Set<String>) -> String {
        (columns + ["hash"]).filter { !key.contains($0) }
            .map { "\(Self.quoted($0)) = excluded.\(Self.quoted($0))" }.joined(separator: ", ")
    }

    /// Runs `insert` with `conflict` behind it; `more` stands for rows that the hash covers besides.
    func write(
        _ values: [(any DatabaseValueConvertible)?], conflict: String, more: RowHash = RowHash(),
        in database: Database
    ) throws {
        precondition(values.count == columns.count, "a value for each column of \(name)")
        let values = values.map { $0?.databaseValue ?? .null }
        var hash = more
        add(values, to: &hash)
        try database.cachedStatement(sql: "\(insert) \(conflict)")
            .execute(arguments: StatementArguments(values + [hash.id.databaseValue]))
    }

    /// Adds one row's values, in the order of the columns, to a hash.
    func add(_ values: [DatabaseValue], to hash: inout RowHash) {
        for (column, value) in zip(columns, values) where !changing.contains(column) {
            hash.add(column, value)
        }
    }

    /// The hash of a row that was read with all columns by name.
    func hash(of row: Row, more: RowHash = RowHash()) -> String {
        var hash = more
        add(columns.map { row[$0] }, to: &hash)
        return hash.id
    }

    private static func quoted(_ column: String) -> String { "\"\(column)\"" }
}

/// The hash of a row in the making.
struct RowHash {
    private var bytes: [UInt8] = []

    /// 32 hexadecimal digits.
    var id: String { bytes.withUnsafeBytes { SHA256(of: $0).id } }

    /// Adds a column; one without a value counts for nothing.
    mutating func add(_ column: String, _ value: DatabaseValue) {
        switch value.storage {
        case .null: return
        // SQLite keeps no value for "not a number".
        case .double(let number) where number.isNaN: return
        case .int64(let number): add(column, "i", number)
        case .double(let number): add(column, "d", number.bitPattern)
        case .string(let text):
            // SQLite's texts end at a NUL.
            let kept = text.utf8.prefix { $0 != 0 }
            add(column, "s", kept.count)
            bytes.append(contentsOf: kept)
        case .blob(let data):
            add(column, "b", data.count)
            bytes.append(contentsOf: data)
        }
    }

    private mutating func add(_ column: String, _ kind: String, _ number: some BinaryInteger) {
        bytes.append(contentsOf: column.utf8)
        bytes.append(contentsOf: kind.utf8)
        withUnsafeBytes(of: UInt64(truncatingIfNeeded: number).littleEndian) {
            bytes.append(contentsOf: $0)
        }
    }
}
