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

    static let shape = TableShape("position", columns: ["topic", "partition", "next_offset"])

    static func save(_ positions: [StreamPosition], cluster: String?, in database: Database) throws {
        for position in positions {
            try shape.write(
                [.of(position.topic), .of(position.partition), .of(position.nextOffset)],
                conflict: "ON CONFLICT DO UPDATE SET \(shape.replacing(key: ["topic", "partition"]))",
                in: database)
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
    /// - Throws: `StoreError` with the code `corrupt` where a position's hash does not fit: to go on from it could lose
    ///   records.
    public func positions() throws -> [StreamPosition] {
        try read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM position ORDER BY topic, partition").map { row in
                guard PositionTable.shape.hash(of: row) == (try row.optional("hash")) else {
                    throw StoreError(
                        .corrupt,
                        "\(path): a position is damaged; make the file anew with `copytaster rebuild`")
                }
                return StreamPosition(
                    topic: try row.value("topic"), partition: try row.value("partition"),
                    nextOffset: try row.value("next_offset"))
            }
        }
    }

    /// Id of the cluster that the view was filled from; nil where none is known.
    public func cluster() throws -> String? {
        try read { try String.fetchOne($0, sql: "SELECT value FROM meta WHERE name = 'cluster'") }
    }
}
