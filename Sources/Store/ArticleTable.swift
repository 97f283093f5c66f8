internal import Dedup
internal import Digest
internal import Foundation
internal import GRDB
internal import Notation
internal import Wire

/// One row an article as it was judged; bodies stand apart from heads, so that the index is rebuilt from heads.
enum ArticleTable {
    static let schema = [
        """
        CREATE TABLE article (
            sequence INTEGER NOT NULL, released INTEGER NOT NULL DEFAULT 0,
            id TEXT NOT NULL, provider TEXT NOT NULL, version INTEGER, story TEXT NOT NULL,
            relation TEXT NOT NULL, of TEXT, similarity REAL, outcome TEXT NOT NULL,
            headline TEXT, slugline TEXT, byline TEXT, place TEXT, language TEXT, status TEXT NOT NULL,
            published TEXT, received TEXT NOT NULL, held_until REAL, held INTEGER NOT NULL DEFAULT 0,
            format TEXT NOT NULL, source_topic TEXT NOT NULL, source_partition INTEGER NOT NULL,
            source_offset INTEGER NOT NULL, source_ordinal INTEGER NOT NULL,
            log_partition INTEGER NOT NULL, log_offset INTEGER NOT NULL,
            head TEXT NOT NULL, body TEXT NOT NULL, blocks TEXT, hash TEXT NOT NULL,
            PRIMARY KEY (sequence, released)
        ) WITHOUT ROWID
        """,
        "CREATE INDEX article_story ON article (story)",
        "CREATE INDEX article_id ON article (id)",
        "CREATE INDEX article_source ON article (source_topic, source_partition, source_offset)",
        "CREATE INDEX article_held ON article (sequence) WHERE held = 1",
    ]

    static let shape = TableShape(
        "article",
        columns: [
            "sequence", "released", "id", "provider", "version", "story", "relation", "of", "similarity",
            "outcome",
            "headline", "slugline", "byline", "place", "language", "status", "published", "received",
            "held_until",
            "held", "format", "source_topic", "source_partition", "source_offset", "source_ordinal",
            "log_partition", "log_offset", "head", "body", "blocks",
        ],
        // What became of an article is known once it is read.
        changing: ["outcome"])

    static func insert(
        _ judged: JudgedArticle, outcome: String, at place: LogPlace, in database: Database
    ) throws {
        let article = judged.article
        let packed = PackedArticle(judged)
        let values: [DatabaseValue] = [
            .of(judged.sequence), .of(judged.released), .of(article.id), .of(article.provider),
            .of(article.version.map { Int64(clamping: $0) }), .of(judged.verdict.story),
            .of(judged.verdict.relation.rawValue), .of(judged.verdict.of), .of(judged.verdict.similarity),
            .of(outcome), .of(article.headline), .of(article.slugline), .of(article.byline?.raw),
            .of(article.dateline?.place), .of(article.language), .of(article.status.rawValue),
            .of((article.versionCreated ?? article.firstCreated)?.utc.map { Moment.iso($0) }),
            .of(Moment.iso(Double(judged.receivedMilliseconds) / 1000)),
            .of(judged.heldUntil.flatMap { $0.isFinite ? $0 : nil }),
            .of(judged.heldUntil != nil && !judged.released), .of(article.rawFormat),
            .of(judged.source.topic), .of(judged.source.partition), .of(judged.source.offset),
            .of(judged.source.ordinal), .of(place.partition), .of(place.offset), .of(packed.head),
            .of(packed.body), .of(packed.blocks),
        ]
        try shape.write(values, conflict: "ON CONFLICT DO NOTHING", in: database)
    }
}
