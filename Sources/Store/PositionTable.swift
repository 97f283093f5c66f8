internal import GRDB

/// How far each followed partition has been followed, and from which cluster.
enum PositionTable {
    static let schema = [
        """
        CREATE TABLE position (
            topic TEXT NOT NULL, partition INTEGER NOT NULL, next_offset INTEGER NOT NULL,
            PRIMARY KEY (topic, partition)
        ) WITHOUT ROWID
        """,
        "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    ]

    static func save(_ positions: [StreamPosition], cluster: String?, in database: Database) throws {
        let save = try database.cachedStatement(
            sql: """
                INSERT INTO position (topic, partition, next_offset) VALUES (?, ?, ?)
                ON CONFLICT DO UPDATE SET next_offset = excluded.next_offset
                """)
        for position in positions {
            try save.execute(arguments: [position.topic, position.partition, position.nextOffset])
        }
        if let cluster {
            try database.cachedStatement(
                sql: "INSERT INTO meta (name, value) VALUES ('cluster', ?) ON CONFLICT DO NOTHING"
            ).execute(arguments: [cluster])
        }
    }
}

extension ViewStore {
    /// How far each followed partition has been followed, by topic and partition.
    public func positions() throws -> [StreamPosition] {
        try read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM position ORDER BY topic, partition").map { row in
                StreamPosition(
                    topic: row["topic"], partition: row["partition"], nextOffset: row["next_offset"])
            }
        }
    }

    /// Id of the cluster that the view was filled from; nil where none is known.
    public func cluster() throws -> String? {
        try read { try String.fetchOne($0, sql: "SELECT value FROM meta WHERE name = 'cluster'") }
    }
}
