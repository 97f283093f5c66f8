internal import GRDB

/// The steps by which the schema came to be: append-only, named by date and verb, never edited after release.
enum Migrations {
    static let all: DatabaseMigrator = {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("2026-11-24-create-view") { database in
            for statement in PositionTable.schema + ArticleTable.schema + ReadingTable.schema
                + EventTable.schema
                + DeadLetterTable.schema + PublicViews.schema
            {
                try database.execute(sql: statement)
            }
        }
        migrator.registerMigration("2026-11-25-hash-every-row") { database in
            try RowHashes.add(to: database)
        }
        migrator.registerMigration("2026-11-25-create-detail-views") { database in
            for statement in DetailViews.schema { try database.execute(sql: statement) }
        }
        migrator.registerMigration("2026-11-26-decide-dead-letters") { database in
            for statement in DeadLetterTable.decisions { try database.execute(sql: statement) }
        }
        migrator.registerMigration("2026-11-26-count-copies") { database in
            try database.execute(sql: "DROP VIEW stories")
            try database.execute(sql: PublicViews.storiesWithCounts)
        }
        migrator.registerMigration("2026-11-26-number-wide-rows") { database in
            try WideTables.number(in: database)
        }
        return migrator
    }()
}
