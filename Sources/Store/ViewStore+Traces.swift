internal import GRDB

/// What the view knows of the topics that were read before, for the day when a group's offsets have expired.
extension ViewStore {
    /// Offset after the last record of a raw partition of which an article or a dead letter came; nil without trace.
    public func nextOffset(afterSource topic: String, partition: Int32) throws -> Int64? {
        try read { database in
            try Int64.fetchOne(
                database,
                sql: """
                    SELECT max(last) + 1 FROM (
                        SELECT max(source_offset) AS last FROM article WHERE source_topic = ?1 AND source_partition = ?2
                        UNION ALL
                        SELECT max(source_offset) FROM dead_letter WHERE source_topic = ?1 AND source_partition = ?2)
                    """, arguments: [topic, partition])
        }
    }

    /// Offset after the last intake record that has a verdict; nil without one.
    public func nextIntakeOffset() throws -> Int64? {
        try read { try Int64.fetchOne($0, sql: "SELECT max(sequence) + 1 FROM article") }
    }

    /// Offset after the last record of a partition of the articles topic that has been coded or read; nil without one.
    public func nextOffset(afterCoded partition: Int32) throws -> Int64? {
        try read { database in
            try Int64.fetchOne(
                database,
                sql: """
                    SELECT max(log_offset) + 1 FROM article WHERE log_partition = ? AND sequence IN (
                        SELECT sequence FROM reading UNION SELECT sequence FROM event)
                    """, arguments: [partition])
        }
    }

    /// How many dead letters each kind of decision was made about.
    public func deadLetterDecisions() throws -> [String: Int] {
        try read { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT decision, count(*) AS count FROM dead_letter WHERE decision IS NOT NULL GROUP BY decision
                    """)
            return try Dictionary(
                rows.map { (try $0.value("decision") as String, try $0.value("count") as Int) },
                uniquingKeysWith: +)
        }
    }
}
