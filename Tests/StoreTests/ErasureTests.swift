import Dedup
import Events
import Foundation
import Store
import TestSupport
import Testing
import Wire

@Suite("The text of killed copy, and old copy")
struct ErasureTests {
    private let kill = ViewBatch(
        entries: [
            .article(
                Builders.judged(
                    Builders.article("item-1", version: 3, body: "Kill the story on the harbour."),
                    sequence: 2,
                    relation: .kill), outcome: "killed", at: FullView.place(2)),
            .retraction(
                Retraction(
                    article: "northwire:item-1", version: 3, story: "story-1", sequence: 2, void: ["e2"],
                    reason: .killed, by: "1"), at: FullView.place(3, topic: "wire.events")),
        ], positions: [])

    private func texts(of path: String) throws -> Bool {
        try Data(contentsOf: URL(fileURLWithPath: path)).range(of: Data("Dockworkers walked out".utf8)) != nil
    }

    @Test("a kill leaves the text where erasing is off")
    func kept() throws {
        let store = try TempStore().open()
        try store.apply(FullView.batch)
        try store.apply(kill)
        #expect(try store.articles(ofStory: "story-1")[0].article.bodyText.contains("walked out"))
        #expect(try store.liveEventIDs().isEmpty)
    }

    @Test("a kill takes the text out of rows and file where erasing is on, and the rows stay")
    func erased() throws {
        let folder = try TempStore()
        let store = try ViewStore(path: folder.path, erasesKilled: true)
        try store.apply(FullView.batch)
        try store.apply(kill)
        // A reading that comes by its topic only now is erased as well.
        try store.apply(
            ViewBatch(
                entries: [.reading(FullView.reading(1), sequence: 1, at: FullView.place(1))], positions: []))
        let articles = try store.articles(ofStory: "story-1")
        #expect(articles.map(\.article.bodyText) == ["", "", "Kill the story on the harbour."])
        #expect(articles[0].article.rawSHA256 == "item-1-1")
        #expect(try store.verify().isEmpty)
        try store.close()
        #expect(try !texts(of: folder.path))
    }

    @Test("a story whose last copy is old is forgotten; the last story of all and held copy stay")
    func pruning() throws {
        let store = try TempStore().open()
        let entries = (0..<6).map { number in
            ViewBatch.Entry.article(
                Builders.judged(
                    Builders.article("item-\(number)"), sequence: Int64(number), story: "s-\(number)",
                    heldUntil: number == 1 ? .infinity : nil), outcome: "coded",
                at: FullView.place(Int64(number)))
        }
        try store.apply(ViewBatch(entries: entries, positions: []))
        let cut = 1_773_136_803.0
        #expect(try store.prune(before: cut, limit: 1) == 1)
        #expect(try store.prune(before: cut) == 1)
        #expect(try store.storyReports().map(\.story) == ["s-1", "s-3", "s-4", "s-5"])
        #expect(try store.prune(before: 2e9) == 2)
        #expect(try store.storyReports().map(\.story) == ["s-1", "s-5"])
        #expect(try store.nextIntakeOffset() == 6)
    }
}
