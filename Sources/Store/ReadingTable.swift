internal import GRDB
internal import Notation

/// What the words of an article say: one row an article, one a mention.
enum ReadingTable {
    static let schema = [
        """
        CREATE TABLE reading (
            sequence INTEGER PRIMARY KEY, language TEXT, supported INTEGER, sentences INTEGER, mentions INTEGER,
            entities TEXT
        )
        """,
        """
        CREATE TABLE mention (
            sequence INTEGER NOT NULL, ordinal INTEGER NOT NULL, field TEXT NOT NULL, start INTEGER NOT NULL,
            "end" INTEGER NOT NULL, type TEXT NOT NULL, subtype TEXT, text TEXT NOT NULL, entity INTEGER, name TEXT,
            country TEXT, geonameid INTEGER, latitude REAL, longitude REAL, date_start TEXT, date_end TEXT,
            value REAL, minimum REAL, maximum REAL, comparator TEXT, of TEXT, unit TEXT,
            PRIMARY KEY (sequence, ordinal)
        ) WITHOUT ROWID
        """,
    ]

    static func insert(_ reading: JSONValue, sequence: Int64, in database: Database) throws {
        let mentions = reading["mentions"]?.array ?? []
        // A reading of the same article once more (a release, a reprocessing) takes the place of the earlier one.
        try database.cachedStatement(sql: "DELETE FROM mention WHERE sequence = ?").execute(arguments: [
            sequence
        ])
        try database.cachedStatement(
            sql: "INSERT OR REPLACE INTO reading VALUES (?,?,?,?,?,?)"
        ).execute(arguments: [
            sequence, reading["language"]?.string, reading["language_supported"]?.bool,
            reading["sentences"]?.array?.count, mentions.count, reading["entities"]?.line,
        ])
        if let outcome = reading["outcome"]?.string {
            // The verdict alone did not tell what became of the article.
            try database.cachedStatement(sql: "UPDATE article SET outcome = ? WHERE sequence = ?").execute(
                arguments: [outcome, sequence])
        }
        let insert = try database.cachedStatement(
            sql: "INSERT INTO mention VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
        for (ordinal, mention) in mentions.enumerated() {
            let place = mention["place"]
            let quantity = mention["quantity"]
            try insert.execute(arguments: [
                sequence, ordinal, mention["field"]?.string ?? "body", mention["start"]?.int ?? 0,
                mention["end"]?.int ?? 0, mention["type"]?.string ?? "MISC", mention["subtype"]?.string,
                mention["text"]?.string ?? "", mention["entity"]?.int, mention["name"]?.string,
                mention["country"]?.string ?? place?["country"]?.string, place?["geonameid"]?.int,
                place?["lat"]?.double, place?["lon"]?.double, mention["date"]?["start"]?.string,
                mention["date"]?["end"]?.string, quantity?["value"]?.double, quantity?["min"]?.double,
                quantity?["max"]?.double, quantity?["comparator"]?.string, quantity?["of"]?.string,
                quantity?["unit"]?.string,
            ])
        }
    }
}
