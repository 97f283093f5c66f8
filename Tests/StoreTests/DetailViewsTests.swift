import GRDB
import Store
import TestSupport
import Testing

@Suite("Views of what stands inside events")
struct DetailViewsTests {
    @Test(
        "each shows what is live or void",
        arguments: [
            ("SELECT name || ' ' || side FROM participants", ["Dockworkers actor"]),
            ("SELECT measure || ' ' || CAST(value AS INTEGER) FROM sizes", ["killed 3"]),
            ("SELECT count(*) FROM attributions", ["0"]),
            ("SELECT id || ' ' || void_reason FROM void_events", ["e1 revised"]),
            ("SELECT event || ' ' || reason FROM retractions", ["e1 revised"]),
            ("SELECT outcome FROM articles ORDER BY sequence", ["coded", "held"]),
        ])
    func views(query: String, expected: [String]) throws {
        let folder = try TempStore()
        let store = try folder.open()
        try store.apply(FullView.batch)
        let reader = try DatabaseQueue(path: folder.path)
        #expect(try reader.read { try String.fetchAll($0, sql: query) } == expected)
        try reader.close()
    }
}
