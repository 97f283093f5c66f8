internal import GRDB

extension ViewStore {
    /// Forgets stories of which nothing came since a moment, with all that was read in them, at most `limit` a call.
    ///
    /// The story that came last stays whatever its age, for the trace that it is of the topics. Held copy stays.
    /// - Returns: the number of stories forgotten; call again while it is `limit`.
    public func prune(before secondsSince1970: Double, limit: Int = 1000) throws -> Int {
        try write { database in
            let stories = try String.fetchAll(
                database,
                sql: """
                    SELECT story FROM article GROUP BY story
                    HAVING max(received) < ?1 AND max(held) = 0
                        AND max(sequence) < (SELECT max(sequence) FROM article) LIMIT ?2
                    """, arguments: [Moment.iso(secondsSince1970), limit])
            for story in stories {
                let sequences = "SELECT sequence FROM article WHERE story = ?1"
                for statement in [
                    "DELETE FROM mention WHERE sequence IN (\(sequences))",
                    "DELETE FROM reading WHERE sequence IN (\(sequences))",
                    "DELETE FROM event WHERE story = ?1", "DELETE FROM retraction WHERE story = ?1",
                    "DELETE FROM article WHERE story = ?1",
                ] { try database.cachedStatement(sql: statement).execute(arguments: [story]) }
            }
            return stories.count
        }
    }
}
