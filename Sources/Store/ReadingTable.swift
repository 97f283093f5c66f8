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

    static let shape = TableShape(
        "reading", columns: ["sequence", "language", "supported", "sentences", "mentions", "entities"])

    /// Mentions have no hash of their own: that of their reading covers them.
    static let mentionShape = TableShape(
        "mention",
        columns: [
            "sequence", "ordinal", "field", "start", "end", "type", "subtype", "text", "entity", "name",
            "country",
            "geonameid", "latitude", "longitude", "date_start", "date_end", "value", "minimum", "maximum",
            "comparator", "of", "unit",
        ])

    static func insert(_ reading: JSONValue, sequence: Int64, in database: Database) throws {
        let mentions = reading["mentions"]?.array ?? []
        // A reading of the same article once more (a release, a reprocessing) takes the place of the earlier one.
        try database.cachedStatement(sql: "DELETE FROM mention WHERE sequence = ?").run([.of(sequence)])
        if let outcome = reading["outcome"]?.string {
            // The verdict alone did not tell what became of the article.
            try database.cachedStatement(sql: "UPDATE article SET outcome = ? WHERE sequence = ?").run(
                [.of(outcome), .of(sequence)])
        }
        let insert = try database.cachedStatement(
            sql: "INSERT INTO mention VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
        var hash = RowHash()
        for (ordinal, mention) in mentions.enumerated() {
            let values = values(of: mention, ordinal: ordinal, sequence: sequence)
            mentionShape.add(values, to: &hash)
            try insert.run(values)
        }
        let values: [DatabaseValue] = [
            .of(sequence), .of(reading["language"]?.string), .of(reading["language_supported"]?.bool),
            .of(reading["sentences"]?.array?.count), .of(mentions.count), .of(reading["entities"]?.line),
        ]
        try shape.write(values, conflict: replacement, more: hash, in: database)
    }

    private static let replacement = "ON CONFLICT DO UPDATE SET \(shape.replacing(key: ["sequence"]))"

    private static func values(of mention: JSONValue, ordinal: Int, sequence: Int64) -> [DatabaseValue] {
        let (place, quantity, date) = (mention["place"], mention["quantity"], mention["date"])
        return [
            .of(sequence), .of(ordinal), .of(mention["field"]?.string ?? "body"),
            .of(mention["start"]?.int ?? 0), .of(mention["end"]?.int ?? 0),
            .of(mention["type"]?.string ?? "MISC"), .of(mention["subtype"]?.string),
            .of(mention["text"]?.string ?? ""), .of(mention["entity"]?.int), .of(mention["name"]?.string),
            .of(mention["country"]?.string ?? place?["country"]?.string), .of(place?["geonameid"]?.int),
            .of(place?["lat"]?.double), .of(place?["lon"]?.double), .of(date?["start"]?.string),
            .of(date?["end"]?.string), .of(quantity?["value"]?.double), .of(quantity?["min"]?.double),
            .of(quantity?["max"]?.double), .of(quantity?["comparator"]?.string),
            .of(quantity?["of"]?.string), .of(quantity?["unit"]?.string),
        ]
    }
}
