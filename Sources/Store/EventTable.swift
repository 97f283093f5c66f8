internal import Digest
internal import Events
internal import GRDB
internal import Language
internal import Notation

/// One row an event; a newer version takes the place of the older, a void one stays and says why.
enum EventTable {
    static let schema = [
        """
        CREATE TABLE event (
            id TEXT PRIMARY KEY, story TEXT NOT NULL, incident TEXT NOT NULL, article TEXT NOT NULL, version INTEGER,
            sequence INTEGER NOT NULL, ordinal INTEGER NOT NULL, provider TEXT NOT NULL, published TEXT,
            kind TEXT NOT NULL, event TEXT, mode TEXT, cameo TEXT, quad_class INTEGER, goldstein REAL,
            who TEXT, who_country TEXT, who_sector TEXT, whom TEXT, whom_country TEXT, whom_sector TEXT,
            date_start TEXT, date_end TEXT, place TEXT, country TEXT, admin1 TEXT, latitude REAL, longitude REAL,
            how_many TEXT, on_whose_word TEXT, modality TEXT NOT NULL, polarity TEXT NOT NULL, confidence REAL NOT NULL,
            evidence TEXT, digest TEXT NOT NULL, void_reason TEXT, void_by TEXT, void_sequence INTEGER,
            json TEXT NOT NULL, hash TEXT NOT NULL, log_partition INTEGER NOT NULL, log_offset INTEGER NOT NULL
        ) WITHOUT ROWID
        """,
        "CREATE INDEX event_story ON event (story)",
        "CREATE INDEX event_incident ON event (incident)",
        "CREATE INDEX event_sequence ON event (sequence)",
        "CREATE INDEX event_date ON event (date_start)",
        """
        CREATE TABLE retraction (
            log_partition INTEGER NOT NULL, log_offset INTEGER NOT NULL, article TEXT NOT NULL, version INTEGER,
            story TEXT NOT NULL, sequence INTEGER NOT NULL, reason TEXT NOT NULL, void TEXT NOT NULL,
            PRIMARY KEY (log_partition, log_offset)
        ) WITHOUT ROWID
        """,
        "CREATE INDEX retraction_story ON retraction (story)",
    ]

    static func upsert(_ event: Event, at place: LogPlace, in database: Database) throws {
        let json = event.json.line
        let words = EventWords(event)
        let upsert = try database.cachedStatement(
            sql: """
                INSERT INTO event VALUES (?,?,?,?,?,?,(SELECT count(*) FROM event WHERE sequence = ?),
                    ?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,NULL,NULL,NULL,?,?,?,?)
                ON CONFLICT (id) DO UPDATE SET article = excluded.article, version = excluded.version,
                    sequence = excluded.sequence, published = excluded.published, event = excluded.event,
                    mode = excluded.mode, cameo = excluded.cameo, quad_class = excluded.quad_class,
                    goldstein = excluded.goldstein, who = excluded.who, who_country = excluded.who_country,
                    who_sector = excluded.who_sector, whom = excluded.whom, whom_country = excluded.whom_country,
                    whom_sector = excluded.whom_sector, date_start = excluded.date_start, date_end = excluded.date_end,
                    place = excluded.place, country = excluded.country, admin1 = excluded.admin1,
                    latitude = excluded.latitude, longitude = excluded.longitude, how_many = excluded.how_many,
                    on_whose_word = excluded.on_whose_word, modality = excluded.modality,
                    polarity = excluded.polarity, confidence = excluded.confidence, evidence = excluded.evidence,
                    digest = excluded.digest, void_reason = NULL, void_by = NULL, void_sequence = NULL,
                    json = excluded.json, hash = excluded.hash, log_partition = excluded.log_partition,
                    log_offset = excluded.log_offset
                """)
        try upsert.execute(arguments: [
            event.id, event.story, event.incident, event.article, event.version.map { Int64(clamping: $0) },
            event.sequence, event.sequence, event.provider, event.published, event.kind, event.event,
            event.mode.joined(separator: ", "), event.cameo, event.quadClass, event.goldstein, words.who,
            event.actor.first?.code, event.actor.first?.sector, words.whom, event.recipient.first?.code,
            event.recipient.first?.sector, event.date?.value.start.iso, event.date?.value.end.iso,
            event.location?.place.name, event.location?.place.country, event.location?.place.admin1,
            event.location?.place.latitude, event.location?.place.longitude, words.howMany, words.onWhoseWord,
            event.modality.rawValue, event.polarity.rawValue, event.confidence, event.evidence.first?.text,
            event.contentDigest, json, SHA256(of: json).id, place.partition, place.offset,
        ])
    }

    static func void(_ retraction: Retraction, at place: LogPlace, in database: Database) throws {
        try database.cachedStatement(
            sql: "INSERT INTO retraction VALUES (?,?,?,?,?,?,?,?) ON CONFLICT DO NOTHING"
        ).execute(arguments: [
            place.partition, place.offset, retraction.article, retraction.version.map { Int64(clamping: $0) },
            retraction.story, retraction.sequence, retraction.reason.rawValue,
            JSONValue.texts(retraction.void).line,
        ])
        let void = try database.cachedStatement(
            sql: "UPDATE event SET void_reason = ?, void_by = ?, void_sequence = ? WHERE id = ?")
        for id in retraction.void {
            try void.execute(arguments: [
                retraction.reason.rawValue, retraction.article, retraction.sequence, id,
            ])
        }
    }
}
