internal import GRDB

extension ViewStore {
    /// One row whose hash does not fit what it holds, or a fault that SQLite itself sees.
    public struct Damage: Sendable, Equatable {
        /// The table, or `file`.
        public var table: String
        /// Key of the row, or the fault.
        public var row: String
    }

    /// Every row whose hash does not fit, after SQLite's own check of the file; empty if all is well.
    ///
    /// SQLite's check alone does not see a flipped bit inside a value. What changes after a row was written (an
    /// article's outcome, the marks of a void event) has no hash. Cost: reads the whole file.
    /// - Throws: `StoreError` where the file cannot be read at all.
    public func verify() throws -> [Damage] {
        try read { database in
            var damage: [Damage] = []
            do {
                let faults = try String.fetchAll(database, sql: "PRAGMA integrity_check")
                damage += faults.filter { $0 != "ok" }.map { Damage(table: "file", row: $0) }
                // A mention that belongs to no reading has no hash that covers it.
                let strays = try Int.fetchOne(
                    database,
                    sql: "SELECT count(*) FROM mention WHERE sequence NOT IN (SELECT sequence FROM reading)")
                if let strays, strays > 0 {
                    damage.append(Damage(table: "mention", row: "\(strays) without a reading"))
                }
                try RowHashes.forEachMisfit(in: database) { table, row in
                    damage.append(Damage(table: table, row: row))
                }
            } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
                damage.append(Damage(table: "file", row: error.message ?? "malformed"))
            }
            return damage
        }
    }
}
