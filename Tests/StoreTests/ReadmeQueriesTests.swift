import GRDB
import Store
import TestSupport
import Testing

@Suite("The queries of the README")
struct ReadmeQueriesTests {
    /// The blocks between "```sql" and "```".
    private static let queries: [String] = Fixtures.repositoryText("README.md").split(separator: "```sql\n")
        .dropFirst().compactMap {
            $0.split(separator: "```", omittingEmptySubsequences: false).first.map(String.init)
        }

    @Test("there are ten of them or more")
    func number() {
        #expect(Self.queries.count >= 10)
    }

    @Test("each runs on a view, and the first ones find what is there", arguments: queries)
    func running(query: String) throws {
        let folder = try TempStore()
        let store = try folder.open()
        let place = LogPlace(topic: "t", partition: 0, offset: 0)
        try store.apply(
            ViewBatch(
                entries: [
                    .article(
                        Builders.judged(Builders.article("a"), sequence: 0), outcome: "coded", at: place),
                    .event(Builders.event("e1", killed: 3), at: place),
                ], positions: []))
        let reader = try DatabaseQueue(path: folder.path)
        let rows = try reader.read { try Row.fetchAll($0, sql: query) }
        if query.contains("FROM articles ORDER") || query.contains("FROM events")
            || query.contains("ORDER BY providers")
        {
            #expect(rows.count == 1)
        }
        try store.close()
    }
}
