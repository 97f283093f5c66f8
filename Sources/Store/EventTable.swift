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

    static let shape = TableShape(
        "event",
        columns: [
            "id", "story", "incident", "article", "version", "sequence", "ordinal", "provider", "published",
            "kind", "event", "mode", "cameo", "quad_class", "goldstein", "who", "who_country", "who_sector",
            "whom",
            "whom_country", "whom_sector", "date_start", "date_end", "place", "country", "admin1", "latitude",
            "longitude", "how_many", "on_whose_word", "modality", "polarity", "confidence", "evidence",
            "digest",
            "void_reason", "void_by", "void_sequence", "json", "log_partition", "log_offset",
        ],
        // A retraction marks the row and has a hash of its own.
        changing: ["void_reason", "void_by", "void_sequence"])

    static let retractionShape = TableShape(
        "retraction",
        columns: [
            "log_partition", "log_offset", "article", "version", "story", "sequence", "reason", "void",
        ])

    /// Writes an event, or puts it in the place of an earlier one of its id. A record that stands before the one that
    /// the row was written from changes nothing.
    static func upsert(_ event: Event, json: String?, at place: LogPlace, in database: Database) throws {
        let words = EventWords(event)
        let (actor, recipient) = (event.actor.first, event.recipient.first)
        let ordinal = try database.cachedStatement(
            sql: "SELECT count(*) FROM event WHERE sequence = ? AND id <> ?"
        ).integer([.of(event.sequence), .of(event.id)])
        let values: [DatabaseValue] = [
            .of(event.id), .of(event.story), .of(event.incident), .of(event.article),
            .of(event.version.map { Int64(clamping: $0) }), .of(event.sequence), .of(ordinal),
            .of(event.provider), .of(event.published), .of(event.kind), .of(event.event),
            .of(event.mode.joined(separator: ", ")), .of(event.cameo), .of(event.quadClass),
            .of(event.goldstein), .of(words.who), .of(actor?.code), .of(actor?.sector), .of(words.whom),
            .of(recipient?.code), .of(recipient?.sector), .of(event.date?.value.start.iso),
            .of(event.date?.value.end.iso), .of(event.location?.place.name),
            .of(event.location?.place.country), .of(event.location?.place.admin1),
            .of(event.location?.place.latitude), .of(event.location?.place.longitude), .of(words.howMany),
            .of(words.onWhoseWord), .of(event.modality.rawValue), .of(event.polarity.rawValue),
            .of(event.confidence), .of(event.evidence.first?.text), .of(event.contentDigest), .null, .null,
            .null, .of(json ?? event.json.line), .of(place.partition), .of(place.offset),
        ]
        try shape.write(values, conflict: replacement, in: database)
    }

    private static let replacement = """
        ON CONFLICT (id) DO UPDATE SET \(shape.replacing(key: ["id"]))
        WHERE excluded.log_partition <> event.log_partition OR excluded.log_offset > event.log_offset
        """

    /// Marks the events that a retraction names; one that was published again after it stays as it is.
    static func void(_ retraction: Retraction, at place: LogPlace, in database: Database) throws {
        let values: [DatabaseValue] = [
            .of(place.partition), .of(place.offset), .of(retraction.article),
            .of(retraction.version.map { Int64(clamping: $0) }), .of(retraction.story),
            .of(retraction.sequence), .of(retraction.reason.rawValue),
            .of(JSONValue.texts(retraction.void).line),
        ]
        try retractionShape.write(values, conflict: "ON CONFLICT DO NOTHING", in: database)
        let void = try database.cachedStatement(
            sql: """
                UPDATE event SET void_reason = ?, void_by = ?, void_sequence = ?
                WHERE id = ? AND (log_partition <> ? OR log_offset < ?)
                """)
        for id in retraction.void {
            try void.execute(arguments: [
                retraction.reason.rawValue, retraction.article, retraction.sequence, id, place.partition,
                place.offset,
            ])
        }
    }
}
