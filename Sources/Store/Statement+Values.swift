internal import GRDB
internal import GRDBSQLite

extension Statement {
    /// Runs a statement that gives no rows, with these values for its question marks.
    ///
    /// A quarter of the cost of `execute(arguments:)`, which boxes each value several times: a view of dense copy takes
    /// some hundred rows an article.
    /// - Throws: `DatabaseError`.
    func run(_ values: [DatabaseValue]) throws {
        _ = try step(values)
    }

    /// Runs a statement that gives one integer, with these values for its question marks.
    /// - Throws: `DatabaseError`.
    func integer(_ values: [DatabaseValue]) throws -> Int64 { try step(values) }

    /// Steps once, and returns the first column where there is a row.
    private func step(_ values: [DatabaseValue]) throws -> Int64 {
        let statement = sqliteStatement
        var first: Int64 = 0
        // The texts lie side by side and stay where they are until the step is done.
        var bytes: [UInt8] = []
        var ends: [Int] = []
        ends.reserveCapacity(values.count)
        for value in values {
            switch value.storage {
            // SQLite's texts end at a NUL.
            case .string(var text): text.withUTF8 { bytes.append(contentsOf: $0.prefix { $0 != 0 }) }
            case .blob(let data): bytes.append(contentsOf: data)
            default: break
            }
            ends.append(bytes.count)
        }
        // A text without bytes must be told from no text.
        if bytes.isEmpty { bytes.append(0) }
        let code = bytes.withUnsafeBytes { bytes -> CInt in
            var start = 0
            for (place, value) in values.enumerated() {
                let number = CInt(truncatingIfNeeded: place + 1)
                let text = bytes.baseAddress.map { $0 + start }
                let count = CInt(truncatingIfNeeded: ends[place] - start)
                start = ends[place]
                let code =
                    switch value.storage {
                    case .null: sqlite3_bind_null(statement, number)
                    case .int64(let value): sqlite3_bind_int64(statement, number, value)
                    case .double(let value): sqlite3_bind_double(statement, number, value)
                    case .string:
                        sqlite3_bind_text(
                            statement, number, text?.assumingMemoryBound(to: CChar.self), count, nil)
                    case .blob: sqlite3_bind_blob(statement, number, text, count, nil)
                    }
                guard code == SQLITE_OK else { return code }
            }
            let code = sqlite3_step(statement)
            if code == SQLITE_ROW { first = sqlite3_column_int64(statement, 0) }
            sqlite3_reset(statement)
            sqlite3_clear_bindings(statement)
            return code
        }
        guard code == SQLITE_DONE || code == SQLITE_ROW else {
            throw DatabaseError(
                resultCode: ResultCode(rawValue: code),
                message: String(cString: sqlite3_errmsg(sqlite3_db_handle(statement))), sql: sql)
        }
        return first
    }
}

extension DatabaseValue {
    /// A value as SQLite takes it, and none for none.
    static func of(_ value: (some DatabaseValueConvertible)?) -> DatabaseValue {
        value?.databaseValue ?? .null
    }
}
