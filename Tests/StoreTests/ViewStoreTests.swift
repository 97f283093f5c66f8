import Dedup
import Events
import Notation
import Store
import TestSupport
import Testing
import Wire

@Suite("The view in SQLite")
struct ViewStoreTests {
    private func place(_ offset: Int64, topic: String = "wire.articles") -> LogPlace {
        LogPlace(topic: topic, partition: 0, offset: offset)
    }

    private func article(
        _ sequence: Int64, _ item: String, relation: Relation = .new, story: String = "story-1"
    )
        -> ViewBatch.Entry
    {
        let judged = Builders.judged(
            Builders.article(item), sequence: sequence, relation: relation, story: story)
        return .article(judged, outcome: "coded", at: place(sequence))
    }

    @Test("rows and positions are there together after reopening")
    func reopening() throws {
        let folder = try TempStore()
        var store: ViewStore? = try folder.open()
        let position = StreamPosition(topic: "wire.articles", partition: 0, nextOffset: 1)
        try store?.apply(ViewBatch(entries: [article(0, "item-1")], positions: [position], cluster: "c1"))
        try store?.close()
        store = nil
        let again = try folder.open()
        #expect(try again.positions() == [position])
        #expect(try again.cluster() == "c1")
        #expect(try again.articleCount() == 1)
    }

    @Test("a batch that is applied twice leaves the view as after the first time")
    func idempotence() throws {
        let store = try TempStore().open()
        let batch = ViewBatch(
            entries: [
                article(0, "item-1"), .event(Builders.event("e1"), at: place(0, topic: "wire.events")),
                .retraction(
                    Retraction(
                        article: "northwire:item-1", version: 2, story: "story-1", sequence: 1, void: ["e1"],
                        reason: .revised, by: "1"), at: place(1, topic: "wire.events")),
                .event(Builders.event("e2", killed: 3), at: place(2, topic: "wire.events")),
            ], positions: [])
        try store.apply(batch)
        let first = try store.outstandingEvents(ofStory: "story-1")
        try store.apply(batch)
        #expect(try store.outstandingEvents(ofStory: "story-1") == first)
        #expect(first.map(\.id) == ["e2"])
        #expect(try store.articleCount() == 1)
        #expect(try store.liveEventIDs() == ["e2"])
    }

    @Test(
        "an event that is read once more after its retraction stays void, and a late retraction voids no newer event"
    )
    func olderRecords() throws {
        let store = try TempStore().open()
        let topic = "wire.events"
        let first = ViewBatch.Entry.event(Builders.event("e1"), at: place(0, topic: topic))
        let void = ViewBatch.Entry.retraction(
            Retraction(
                article: "northwire:item-1", version: 2, story: "story-1", sequence: 4, void: ["e1"],
                reason: .revised, by: "1"), at: place(1, topic: topic))
        let second = ViewBatch.Entry.event(Builders.event("e1", sequence: 5), at: place(2, topic: topic))
        try store.apply(ViewBatch(entries: [first, void], positions: []))
        try store.apply(ViewBatch(entries: [first], positions: []))
        #expect(try store.liveEventIDs() == [])
        try store.apply(ViewBatch(entries: [second], positions: []))
        try store.apply(ViewBatch(entries: [void], positions: []))
        #expect(try store.liveEventIDs() == ["e1"])
    }

    @Test("an article comes back as it was, whatever its paragraphs are")
    func articlesComeBack() throws {
        let store = try TempStore().open()
        var listed = Builders.article("item-2")
        listed.body = [Block(.heading, "Head"), Block(.item, "one\n\ntwo")]
        listed.bodyText = "Head\n\none\n\ntwo"
        var empty = Builders.article("item-3", body: "")
        empty.body = []
        let all = [Builders.article("item-1"), listed, empty].enumerated().map {
            Builders.judged($1, sequence: Int64($0))
        }
        try store.apply(
            ViewBatch(
                entries: all.map { .article($0, outcome: "coded", at: place($0.sequence)) }, positions: []))
        #expect(try store.articles(ofStory: "story-1") == all)
        #expect(try store.bodyText(ofArticle: "northwire:item-2") == "Head\n\none\n\ntwo")
        var sequences: [Int64] = []
        try store.forEachJudged(from: 1) { sequences.append($0.sequence) }
        #expect(sequences == [1, 2])
    }

    @Test("an event that is published again takes the place of the earlier one, also after a retraction")
    func replacing() throws {
        let store = try TempStore().open()
        let topic = "wire.events"
        try store.apply(
            ViewBatch(
                entries: [.event(Builders.event("e1", killed: 17), at: place(0, topic: topic))], positions: []
            ))
        let void = Retraction(
            article: "northwire:item-1", version: 2, story: "story-1", sequence: 4, void: ["e1"],
            reason: .revised, by: "1")
        try store.apply(ViewBatch(entries: [.retraction(void, at: place(1, topic: topic))], positions: []))
        #expect(try store.events(ofStory: "story-1").isEmpty)
        let newer = Builders.event("e1", sequence: 5, killed: 29)
        try store.apply(ViewBatch(entries: [.event(newer, at: place(2, topic: topic))], positions: []))
        #expect(try store.events(ofStory: "story-1") == [newer])
    }

    @Test("a held article is due until it is released or killed")
    func holding() throws {
        let store = try TempStore().open()
        func entry(
            _ sequence: Int64, _ item: String, story: String, held: Double?, released: Bool = false,
            relation: Relation = .new
        ) -> ViewBatch.Entry {
            .article(
                Builders.judged(
                    Builders.article(item), sequence: sequence, relation: relation, story: story,
                    heldUntil: held, released: released), outcome: "held", at: place(sequence))
        }
        try store.apply(
            ViewBatch(
                entries: [
                    entry(0, "a", story: "s-a", held: 5e9), entry(1, "b", story: "s-b", held: .infinity),
                    entry(2, "c", story: "s-c", held: 5e9),
                ], positions: []))
        #expect(try store.heldArticles().map(\.sequence) == [0, 1, 2])
        try store.apply(
            ViewBatch(
                entries: [
                    entry(0, "a", story: "s-a", held: nil, released: true),
                    entry(3, "c", story: "s-c", held: nil, relation: .kill),
                ], positions: []))
        #expect(try store.heldArticles().map(\.sequence) == [1])
        #expect(try store.state(ofStory: "s-c") == .killed)
    }

    @Test("a second owner of one database is refused with the remedy")
    func secondOwner() throws {
        let folder = try TempStore()
        let first = try folder.open()
        #expect {
            _ = try folder.open()
        } throws: { ($0 as? StoreError)?.code == .locked }
        let reader = try ViewStore(path: folder.path, isOwner: false)
        #expect(try reader.articleCount() == 0)
        try first.close()
    }

    @Test("a missing folder is refused with the remedy")
    func missingFolder() {
        #expect {
            _ = try ViewStore(path: "/nowhere/at/all/view.sqlite")
        } throws: { ($0 as? StoreError)?.code == .cannotOpen }
    }

    @Test("dead letters keep their bytes, and the trace of a raw partition ends behind the last record")
    func deadLetters() throws {
        let store = try TempStore().open()
        let letter = DeadLetter(
            reason: "malformed", stage: "decode", message: "cut off", sourceTopic: "wire.raw",
            sourcePartition: 0,
            sourceOffset: 41, attempts: 1, value: [0, 0xFF, 1], headers: [.init(name: "x", value: [0xFF])])
        try store.apply(
            ViewBatch(
                entries: [
                    article(7, "item-1"), .deadLetter(letter, at: place(0, topic: "wire.dead-letters")),
                ],
                positions: []))
        #expect(try store.deadLetterCounts().map(\.reason) == ["malformed"])
        #expect(try store.nextOffset(afterSource: "wire.raw", partition: 0) == 42)
        #expect(try store.nextOffset(afterSource: "wire.raw", partition: 1) == nil)
        #expect(try store.nextIntakeOffset() == 8)
    }
}
