import Dedup
import Foundation
import GRDB
import Store
import TestSupport
import Testing

@Suite("Older files")
struct MigrationsTests {
    /// A file as the first migration left it, with rows in every table.
    private func oldFile() throws -> TempStore {
        let folder = try TempStore()
        let queue = try DatabaseQueue(path: folder.path)
        try queue.writeWithoutTransaction {
            try $0.execute(
                sql: Fixtures.repositoryText("Tests/Support/Fixtures/stores/2026-11-24-create-view.sql"))
        }
        try queue.close()
        return folder
    }

    @Test("a file of the first schema is brought up to date and holds all that it held")
    func migrating() throws {
        let store = try oldFile().open()
        #expect(try store.verify().isEmpty)
        #expect(try store.positions() == FullView.batch.positions)
        #expect(try store.articles(ofStory: "story-1").map(\.sequence) == [0, 1])
        #expect(try store.liveEventIDs() == ["e2"])
        #expect(try store.deadLetterCounts().map(\.count) == [1])
        try store.apply(FullView.batch)
        #expect(try store.articleCount() == 2)
    }

    @Test("wide rows have numbers, in a file of the first schema as in a new one", arguments: [true, false])
    func numbering(isOld: Bool) throws {
        let folder = isOld ? try oldFile() : try TempStore()
        try folder.open().close()
        let queue = try DatabaseQueue(path: folder.path)
        try queue.read { database in
            for table in ["article", "event"] {
                #expect(throws: Never.self) { try database.execute(sql: "SELECT rowid FROM \(table)") }
            }
            let indexes = try String.fetchAll(
                database, sql: "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
            #expect(indexes.contains("event_story") && indexes.contains("article_source"))
        }
    }

    @Test("a reader refuses an older file with the remedy, and does not change it")
    func readingOlder() throws {
        let folder = try oldFile()
        #expect {
            _ = try ViewStore(path: folder.path, isOwner: false)
        } throws: { ($0 as? StoreError)?.code == .olderSchema }
    }

    @Test("a file of a newer version is refused with the remedy")
    func newer() throws {
        let folder = try TempStore()
        try folder.open().close()
        let queue = try DatabaseQueue(path: folder.path)
        try queue.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('2099-01-01-fly')") }
        try queue.close()
        #expect {
            _ = try folder.open()
        } throws: { ($0 as? StoreError)?.code == .newerSchema }
    }
}
