import Dedup
import Events
import Store
import TestSupport
import Testing

@Suite("The latest articles")
struct LatestArticlesTests {
    @Test("the newest stand first, each with its own live events, and releases make no row of their own")
    func newestFirst() throws {
        let store = try TempStore().open()
        let place = LogPlace(topic: "t", partition: 0, offset: 0)
        let first = Builders.judged(Builders.article("item-1"), sequence: 1, heldUntil: 9)
        let released = Builders.judged(Builders.article("item-1"), sequence: 1, released: true)
        let second = Builders.judged(
            Builders.article("item-2", headline: "Second"), sequence: 2, relation: .revision)
        try store.apply(
            ViewBatch(
                entries: [
                    .article(first, outcome: "held", at: place),
                    .article(second, outcome: "coded", at: place),
                    .article(released, outcome: "coded", at: place),
                    .event(Builders.event("e1", sequence: 2), at: place),
                ], positions: []))
        let latest = try store.latestArticles(limit: 10)
        #expect(latest.map(\.relation) == [.revision, .new])
        #expect(latest.map { $0.events.map(\.id) } == [["e1"], []])
        #expect(latest[0].headline == "Second")
        #expect(try store.latestArticles(limit: 1).count == 1)
    }
}
