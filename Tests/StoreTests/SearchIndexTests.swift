import Dedup
import Foundation
import Store
import TestSupport
import Testing
import Wire

@Suite("Searching the text of articles")
struct SearchIndexTests {
    private static let bodies = [
        "The ferry to Gullhamn sank in a storm. Its captain was rescued.",
        "Dockers in Valmora walked out over night shifts.",
        "A café by the harbour of Valmora burned down. The storm fanned the flames.",
        "The parliament of Tarvia passed the budget.",
    ]

    private static func entry(
        _ number: Int, _ body: String, relation: Relation = .new, story: String? = nil,
        heldUntil: Double? = nil
    ) -> ViewBatch.Entry {
        .article(
            Builders.judged(
                Builders.article("item-\(number)", headline: "Report \(number)", body: body),
                sequence: Int64(number), relation: relation, story: story ?? "story-\(number)",
                heldUntil: heldUntil), outcome: "coded", at: FullView.place(Int64(number)))
    }

    private struct Site {
        let folder: TempStore
        let store: ViewStore
        let index: SearchIndex

        init(erasesKilled: Bool = false) throws {
            folder = try TempStore()
            store = try ViewStore(path: folder.path, erasesKilled: erasesKilled)
            index = try SearchIndex(path: folder.path + ".search", of: store)
            try store.apply(
                ViewBatch(
                    entries: SearchIndexTests.bodies.enumerated().map {
                        SearchIndexTests.entry($0.offset, $0.element)
                    }, positions: []))
            try index.catchUp()
        }

        func found(_ text: String, newestFirst: Bool = false) throws -> [Int64] {
            try index.search(text, newestFirst: newestFirst).map(\.sequence)
        }
    }

    @Test(
        "words, phrases, exclusions, beginnings and alternatives find what a person means",
        arguments: [
            ("valmora", [1, 2]), ("VALMORA night", [1]), ("\"storm fanned\"", [2]), ("\"fanned storm\"", []),
            ("storm -café", [0]), ("cafe", [2]), ("dock*", [1]), ("dock", []), ("budget OR captain", [0, 3]),
            ("storm budget OR flames", [2]), ("report", [0, 1, 2, 3]), ("", []), ("-valmora", []),
            ("\" ( NEAR AND", []), ("AND -", []), ("body:valmora", []), ("storm\"", [0, 2]),
        ])
    func queries(text: String, expected: [Int64]) throws {
        #expect(try Site().found(text).sorted() == expected)
    }

    @Test("a hit tells what the article is and marks the words in its passage")
    func hit() throws {
        let site = try Site()
        let hit = try #require(try site.index.search("fanned").first)
        #expect(hit.article == "northwire:item-2")
        #expect(hit.story == "story-2")
        #expect(hit.headline == "Report 2")
        #expect(hit.passage.contains("storm \u{2}fanned\u{3} the"))
        #expect(!hit.isHeld)
    }

    @Test("the index takes in what came since, once, and tells how much")
    func catchesUp() throws {
        let site = try Site()
        #expect(try site.index.catchUp() == 0)
        try site.store.apply(
            ViewBatch(
                entries: [
                    Self.entry(4, "Snow closed the pass of Valmora.", heldUntil: 5e9),
                    Self.entry(5, "Snow closed the pass of Valmora.", relation: .redelivery),
                ], positions: []))
        #expect(try site.index.catchUp() == 1)
        #expect(try site.found("valmora", newestFirst: true) == [4, 2, 1])
        #expect(try site.index.search("snow").map(\.isHeld) == [true])
    }

    @Test("text that was erased or pruned is not found, and leaves the index")
    func gone() throws {
        let site = try Site(erasesKilled: true)
        let kill = Self.entry(4, "Editors: kill the story on the ferry.", relation: .kill, story: "story-0")
        try site.store.apply(ViewBatch(entries: [kill], positions: []))
        #expect(try site.found("gullhamn") == [])
        try site.index.catchUp()
        #expect(try site.found("gullhamn") == [])
        #expect(try site.found("ferry") == [4])
        #expect(try site.store.prune(before: 1_773_136_802.5) > 0)
        #expect(try site.found("budget") == [3])
        #expect(try site.found("dockers") == [])
        try site.index.catchUp()
        #expect(try site.found("dockers") == [])
    }

    @Test("a backup is the view at one moment, sound, and never written over")
    func backup() throws {
        let site = try Site()
        let path = site.folder.directory + "/copy.sqlite"
        var steps: [Int] = []
        try site.store.backUp(to: path) { done, _ in steps.append(done) }
        #expect(!steps.isEmpty)
        try site.store.apply(ViewBatch(entries: [Self.entry(4, "Later.")], positions: []))
        let copy = try ViewStore(path: path)
        #expect(try copy.articleCount() == 4)
        #expect(try copy.verify().isEmpty)
        let refusal = #expect(throws: StoreError.self) { try site.store.backUp(to: path) }
        #expect(refusal?.message.contains("name another file") == true)
        let nowhere = site.folder.directory + "/missing/copy.sqlite"
        #expect(throws: StoreError.self) { try site.store.backUp(to: nowhere) }
        #expect(!FileManager.default.fileExists(atPath: nowhere))
    }
}
