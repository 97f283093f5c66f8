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
    /// Name of each column as the hash takes it; nil where it leaves the column out.
    private let marks: [[UInt8]?]
    /// `INSERT INTO name (columns, hash) VALUES (?, ...)`.
    let insert: String

    init(_ name: String, columns: [String], changing: Set<String> = []) {
        self.name = name
        self.columns = columns
        self.changing = changing
        let names = (columns + ["hash"]).map(Self.quoted).joined(separator: ",")
        let values = Array(repeating: "?", count: columns.count + 1).joined(separator: ",")
        insert = "INSERT INTO \(name) (\(names)) VALUES (\(values))"
        marks = columns.map { changing.contains($0) ? nil : Array($0.utf8) }
    }

    /// `column = excluded.column` for all but the key, for the row that takes another's place.
    func replacing(key: Set<String>) -> String {
        (columns + ["hash"]).filter { !key.contains($0) }
            .map { "\(Self.quoted($0)) = excluded.\(Self.quoted($0))" }.joined(separator: ", ")
    }

    /// Runs `insert` with `conflict` behind it; `more` stands for rows that the hash covers besides.
    func write(
        _ values: [DatabaseValue], conflict: String, more: RowHash = RowHash(), in database: Database
    ) throws {
        precondition(values.count == columns.count, "a value for each column of \(name)")
        var hash = more
        add(values, to: &hash)
        try database.cachedStatement(sql: "\(insert) \(conflict)").run(values + [.of(hash.id)])
    }

    /// Adds one row's values, in the order of the columns, to a hash.
    func add(_ values: [DatabaseValue], to hash: inout RowHash) {
        for index in marks.indices {
            if let mark = marks[index] { hash.add(mark, values[index]) }
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
    mutating func add(_ column: [UInt8], _ value: DatabaseValue) {
        switch value.storage {
        case .null: return
        // SQLite keeps no value for "not a number".
        case .double(let number) where number.isNaN: return
        case .int64(let number): add(column, UInt8(ascii: "i"), UInt64(bitPattern: number))
        case .double(let number): add(column, UInt8(ascii: "d"), number.bitPattern)
        case .string(var text):
            // SQLite's texts end at a NUL.
            text.withUTF8 { utf8 in
                let end = utf8.firstIndex(of: 0) ?? utf8.count
                add(column, UInt8(ascii: "s"), UInt64(end))
                bytes.append(contentsOf: utf8[..<end])
            }
        case .blob(let data):
            add(column, UInt8(ascii: "b"), UInt64(data.count))
            bytes.append(contentsOf: data)
        }
    }

    private mutating func add(_ column: [UInt8], _ kind: UInt8, _ number: UInt64) {
        bytes.append(contentsOf: column)
        bytes.append(kind)
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }
}
