internal import Foundation
internal import GRDB
internal import Notation

/// Records that could not be worked on, with their bytes.
enum DeadLetterTable {
    static let schema = [
        """
        CREATE TABLE dead_letter (
            log_partition INTEGER NOT NULL, log_offset INTEGER NOT NULL, reason TEXT NOT NULL, stage TEXT NOT NULL,
            message TEXT NOT NULL, source_topic TEXT NOT NULL, source_partition INTEGER NOT NULL,
            source_offset INTEGER NOT NULL, attempts INTEGER NOT NULL, value BLOB, headers TEXT NOT NULL,
            sha256 TEXT, bytes INTEGER, PRIMARY KEY (log_partition, log_offset)
        )
        """,
        "CREATE INDEX dead_letter_source ON dead_letter (source_topic, source_partition, source_offset)",
    ]

    /// What was decided about a letter, `replayed` or `dropped`, and when; no part of its hash, because it comes later.
    static let decisions = [
        "ALTER TABLE dead_letter ADD COLUMN decision TEXT", "ALTER TABLE dead_letter ADD COLUMN decided TEXT",
        "DROP VIEW dead_letters",
        """
        CREATE VIEW dead_letters AS
        SELECT reason, stage, message, source_topic, source_partition, source_offset, attempts, bytes, value, headers, sha256,
            decision, decided
        FROM dead_letter
        """,
    ]

    static let shape = TableShape(
        "dead_letter",
        columns: [
            "log_partition", "log_offset", "reason", "stage", "message", "source_topic", "source_partition",
            "source_offset", "attempts", "value", "headers", "sha256", "bytes",
        ])

    static func insert(_ letter: DeadLetter, at place: LogPlace, in database: Database) throws {
        let values: [DatabaseValue] = [
            .of(place.partition), .of(place.offset), .of(letter.reason), .of(letter.stage),
            .of(letter.message),
            .of(letter.sourceTopic), .of(letter.sourcePartition), .of(letter.sourceOffset),
            .of(letter.attempts),
            .of(letter.value.map { Data($0) }), .of(letter.headersJSON.line), .of(letter.sha256),
            .of(letter.bytes ?? letter.value?.count),
        ]
        try shape.write(values, conflict: "ON CONFLICT DO NOTHING", in: database)
    }

    static func decide(_ decision: DeadLetterDecision, in database: Database) throws {
        try database.cachedStatement(
            sql: """
                UPDATE dead_letter SET decision = ?1, decided = ?2
                WHERE source_topic = ?3 AND source_partition = ?4 AND source_offset = ?5
                """
        ).execute(arguments: [
            decision.kind.rawValue, decision.decided.map { Moment.iso($0) }, decision.sourceTopic,
            decision.sourcePartition, decision.sourceOffset,
        ])
    }
}
