internal import Dedup
internal import Events
internal import GRDB
internal import Notation

/// Takes the text of killed copy out of the view and leaves the rows.
///
/// What goes: bodies, mentions, and the words of events that the kill made void. What stays: heads, verdicts and the
/// digests of the raw records, so that the story index can be rebuilt and a reprint of killed copy is known.
enum Erasure {
    /// Stories in which these records may have left something to erase. Articles, readings and events come by
    /// topics of their own, in any order to each other: any of them may be the last.
    static func stories(of entries: [ViewBatch.Entry]) -> Set<String> {
        var stories: Set<String> = []
        for entry in entries {
            switch entry {
            case .article(let judged, _, _) where judged.verdict.relation == .kill:
                stories.insert(judged.verdict.story)
            case .reading(let reading, _, _):
                if let story = reading["story"]?.string { stories.insert(story) }
            case .retraction(let retraction, _) where retraction.reason == .killed:
                stories.insert(retraction.story)
            default: continue
            }
        }
        return stories
    }

    /// Erases what stands before the story's last kill; nothing where it has none.
    static func erase(story: String, in database: Database) throws {
        let before =
            "story = ?1 AND sequence < (SELECT max(sequence) FROM article WHERE story = ?1 AND relation = 'kill')"
        let killed = try Int64.fetchAll(
            database, sql: "SELECT DISTINCT sequence FROM article WHERE \(before)", arguments: [story])
        if !killed.isEmpty {
            try database.execute(
                sql: "UPDATE article SET body = '', blocks = NULL WHERE \(before)", arguments: [story])
            try RowHashes.renew(ArticleTable.shape, where: before, [story.databaseValue], in: database)
        }
        for sequence in killed {
            let arguments: StatementArguments = [sequence]
            try database.execute(sql: "DELETE FROM mention WHERE sequence = ?", arguments: arguments)
            try database.execute(
                sql: "UPDATE reading SET entities = NULL, mentions = 0 WHERE sequence = ?",
                arguments: arguments)
            try RowHashes.renew(
                ReadingTable.shape, where: "sequence = ?", [sequence.databaseValue], in: database)
        }
        let void = "story = ?1 AND void_reason = 'killed' AND json <> '{}'"
        let events = try String.fetchAll(
            database, sql: "SELECT id FROM event WHERE \(void)", arguments: [story])
        for id in events {
            try database.execute(
                sql: """
                    UPDATE event SET who = NULL, whom = NULL, how_many = NULL, on_whose_word = NULL, evidence = NULL,
                        json = '{}' WHERE id = ?
                    """, arguments: [id])
            try RowHashes.renew(EventTable.shape, where: "id = ?", [id.databaseValue], in: database)
        }
    }
}
