public import Dedup
internal import GRDB

extension ViewStore {
    /// All records of an article, `provider:item_id`, in the order of all copy, with their bodies.
    public func versions(ofArticle id: String) throws -> [JudgedArticle] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT head, body, blocks FROM article WHERE id = ? AND released = 0 ORDER BY sequence
                    """,
                arguments: [id]
            ).map { try PackedArticle(row: $0).judged() }
        }
    }
}
