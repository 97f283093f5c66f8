import Dedup
import GRDB
import Store
import TestSupport
import Testing

@Suite("The counts of a story")
struct StoryCountsTests {
    @Test(
        "copies and versions are counted apart; a redelivery and a kill are neither, nor is an embargo's end")
    func counts() throws {
        let folder = try TempStore()
        let store = try folder.open()
        let articles: [(item: String, version: UInt64, provider: String, relation: Relation)] = [
            ("a", 1, "northwire", .new), ("a", 1, "northwire", .redelivery), ("a", 2, "northwire", .revision),
            ("a", 3, "northwire", .correction), ("b", 1, "harbour-post", .reprint),
            ("c", 1, "harbour-post", .cut), ("d", 1, "meridian", .exact), ("a", 4, "northwire", .kill),
        ]
        var judged = articles.enumerated().map { sequence, one in
            Builders.judged(
                Builders.article(one.item, version: one.version, provider: one.provider),
                sequence: Int64(sequence), relation: one.relation)
        }
        judged.append(
            Builders.judged(Builders.article("e"), sequence: 8, relation: .containedIn, story: "other"))
        judged.append(
            Builders.judged(
                Builders.article("d", provider: "meridian"), sequence: 6, relation: .exact, released: true))
        try store.apply(
            ViewBatch(
                entries: judged.enumerated().map {
                    .article($1, outcome: "copy", at: FullView.place(Int64($0)))
                },
                positions: []))
        let reader = try DatabaseQueue(path: folder.path)
        let row = try reader.read {
            try Row.fetchOne(
                $0,
                sql: """
                    SELECT num_articles, num_providers, num_copies, num_revisions, killed FROM stories
                    WHERE story = 'story-1'
                    """)
        }
        let counts: [Int] = try #require(row).map { $1 }.map { Int.fromDatabaseValue($0) ?? -1 }
        #expect(counts == [4, 3, 3, 2, 1])
        try reader.close()
    }
}
