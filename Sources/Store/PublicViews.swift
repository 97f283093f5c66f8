/// The views that people query. Their columns are a promise: they are added to, never taken from.
enum PublicViews {
    /// The view `stories` with the copies and versions of each story counted; a redelivery is neither.
    static let storiesWithCounts = """
        CREATE VIEW stories AS
        SELECT story, min(sequence) AS first_sequence, count(*) AS articles, count(DISTINCT provider) AS providers,
            max(version) AS latest_version,
            (SELECT headline FROM article head WHERE head.story = article.story ORDER BY sequence LIMIT 1) AS headline,
            (SELECT count(*) FROM event WHERE event.story = article.story AND void_reason IS NULL) AS events,
            max(relation = 'kill') AS killed, min(received) AS first_received, max(received) AS last_received,
            count(DISTINCT CASE WHEN relation NOT IN ('redelivery', 'kill') THEN id END) AS num_articles,
            count(DISTINCT CASE WHEN relation NOT IN ('redelivery', 'kill') THEN provider END) AS num_providers,
            sum(relation IN ('exact', 'reformatted', 'cut', 'reprint')) AS num_copies,
            sum(relation IN ('revision', 'correction')) AS num_revisions
        FROM article WHERE released = 0 GROUP BY story
        """

    static let schema = [
        """
        CREATE VIEW articles AS
        SELECT sequence, id, provider, version, story, relation, of, similarity, outcome, headline, slugline, byline, place,
            language, status, published, received, datetime(held_until, 'unixepoch') AS held_until, format, body,
            source_topic, source_partition, source_offset, source_ordinal
        FROM article WHERE released = 0
        """,
        """
        CREATE VIEW stories AS
        SELECT story, min(sequence) AS first_sequence, count(*) AS articles, count(DISTINCT provider) AS providers,
            max(version) AS latest_version,
            (SELECT headline FROM article head WHERE head.story = article.story ORDER BY sequence LIMIT 1) AS headline,
            (SELECT count(*) FROM event WHERE event.story = article.story AND void_reason IS NULL) AS events,
            max(relation = 'kill') AS killed, min(received) AS first_received, max(received) AS last_received
        FROM article WHERE released = 0 GROUP BY story
        """,
        """
        CREATE VIEW readings AS
        SELECT reading.sequence, article.id AS article, article.story, reading.language, supported, sentences, mentions,
            entities
        FROM reading JOIN article ON article.sequence = reading.sequence AND article.released = 0
        """,
        """
        CREATE VIEW mentions AS
        SELECT mention.*, article.id AS article, article.story
        FROM mention JOIN article ON article.sequence = mention.sequence AND article.released = 0
        """,
        """
        CREATE VIEW events AS
        SELECT id, story, incident, article, version, sequence, ordinal, provider, published, kind, event, mode, cameo,
            quad_class, goldstein, who, who_country, who_sector, whom, whom_country, whom_sector, date_start, date_end,
            place, country, admin1, latitude, longitude, how_many, on_whose_word, modality, polarity, confidence,
            evidence, json
        FROM event WHERE void_reason IS NULL
        """,
        """
        CREATE VIEW incidents AS
        SELECT incident, kind, min(date_start) AS date_start, count(*) AS events, count(DISTINCT story) AS stories,
            count(DISTINCT provider) AS providers, max(who) AS who, max(whom) AS whom, max(place) AS place,
            max(country) AS country, max(confidence) AS confidence
        FROM event WHERE void_reason IS NULL GROUP BY incident
        """,
        """
        CREATE VIEW dead_letters AS
        SELECT reason, stage, message, source_topic, source_partition, source_offset, attempts, bytes, value, headers, sha256
        FROM dead_letter
        """,
    ]
}
