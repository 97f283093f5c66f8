import Dedup
import Foundation
import GRDB
import Store
import Synchronization
import TestSupport
import Testing

@testable import Store

@Suite("The view under load and without room", .timeLimit(.minutes(2)))
struct EnduranceTests {
    private func batch(_ sequences: Range<Int64>) -> ViewBatch {
        ViewBatch(
            entries: sequences.map {
                .article(
                    Builders.judged(Builders.article("item-\($0)"), sequence: $0, story: "s-\($0)"),
                    outcome: "coded", at: FullView.place($0))
            },
            positions: [
                StreamPosition(topic: "wire.articles", partition: 0, nextOffset: sequences.upperBound)
            ])
    }

    @Test(
        "a full disk writes nothing of a batch, says so, and the same batch goes through once there is room")
    func fullDisk() throws {
        let store = try TempStore().open()
        try store.apply(batch(0..<10))
        try store.pool.writeWithoutTransaction { database in
            let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
            try database.execute(sql: "PRAGMA max_page_count = \(pages + 4)")
        }
        #expect {
            try store.apply(batch(10..<2000))
        } throws: { error in
            guard let error = error as? StoreError else { return false }
            return error.code == .diskFull && error.isRetriable
        }
        #expect(try store.articleCount() == 10)
        #expect(try store.positions().map(\.nextOffset) == [10])
        try store.pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA max_page_count = 1000000") }
        try store.apply(batch(10..<2000))
        #expect(try store.articleCount() == 2000)
        #expect(try store.verify().isEmpty)
    }

    @Test("readers see whole batches, positions and rows together, while the writer goes on")
    func concurrentReaders() throws {
        let folder = try TempStore()
        let store = try folder.open()
        try store.apply(batch(0..<100))
        let faults = Mutex<[String]>([])
        let isDone = Mutex(false)
        let readers = (0..<3).map { _ in
            Thread {
                do {
                    let reader = try ViewStore(path: folder.path, isOwner: false)
                    while !isDone.withLock({ $0 }) {
                        let (rows, next) = try reader.read { database in
                            (
                                try Int.fetchOne(database, sql: "SELECT count(*) FROM article") ?? -1,
                                try Int.fetchOne(database, sql: "SELECT next_offset FROM position") ?? -2
                            )
                        }
                        if rows != next { faults.withLock { $0.append("\(rows) rows at \(next)") } }
                    }
                    try reader.close()
                } catch {
                    faults.withLock { $0.append("\(error)") }
                }
            }
        }
        for reader in readers { reader.start() }
        for start in stride(from: Int64(100), to: 5000, by: 100) {
            try store.apply(batch(start..<start + 100))
        }
        isDone.withLock { $0 = true }
        #expect(faults.withLock { $0 } == [])
        #expect(try store.articleCount() == 5000)
        #expect(store.footprint().databaseBytes + store.footprint().walBytes > 0)
    }

    @Test("10,000 articles are written far faster than they come")
    func speed() throws {
        let store = try TempStore().open()
        let batches = stride(from: Int64(0), to: 10_000, by: 1000).map { batch($0..<$0 + 1000) }
        let start = ContinuousClock.now
        for batch in batches { try store.apply(batch) }
        let seconds = start.duration(to: .now) / .seconds(1)
        // The floor of a release build is 1,500 articles/s; a debug build on a busy machine has a tenth of it.
        #expect(10_000 / seconds > 150, "\(Int(10_000 / seconds)) articles/s")
        #expect(try store.articleCount() == 10_000)
    }
}
