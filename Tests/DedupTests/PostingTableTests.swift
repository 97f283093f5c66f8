import Testing

@testable import Dedup

@Suite("The postings of shingles")
struct PostingTableTests {
    /// What a look-up finds, in order; nothing of a key that has as many articles as it may have.
    private func found(_ key: UInt32, _ table: PostingTable) -> [Int] {
        var heads: [UInt64] = [0]
        [key].withUnsafeBufferPointer { keys in
            heads.withUnsafeMutableBufferPointer { table.readHeads(keys, into: $0) }
        }
        var counts = SharedCounts()
        let found = table.find(key, head: heads[0])
        counts.clear(room: Int(found.count))
        table.count(found, in: &counts)
        var articles: [Int] = []
        counts.forEach(atLeast: 1) { number, _ in articles.append(number) }
        return articles.sorted()
    }

    @Test("find what a list of pairs finds, whatever was added and taken back", arguments: UInt64(1)...20)
    func model(seed: UInt64) {
        var writer = StoryWriter(seed: seed)
        // Of one article, of some, and of lists that outgrow several blocks.
        let cap = [1, 3, 40][Int(seed % 3)]
        var table = PostingTable()
        var lists: [UInt32: [Int]] = [:]
        var added: [(key: UInt32, article: Int)] = []
        // Keys that lie close together share chains.
        let keys = (0..<40).map { UInt32($0 % 10) &* 400_000_000 &+ UInt32($0 / 10) }
        for step in 0..<2_000 {
            if writer.next(8) > 1 || added.isEmpty {
                let key = keys[writer.next(keys.count)]
                let article = step
                let isTaken = lists[key, default: []].count < cap
                let inserted = table.insert(key, article, cap: cap)
                #expect(inserted == isTaken)
                if isTaken {
                    lists[key, default: []].append(article)
                    added.append((key, article))
                }
            } else {
                // Batches are taken back from the end, but any order must do.
                let gone = added.remove(at: writer.next(2) == 0 ? added.count - 1 : writer.next(added.count))
                table.remove(gone.key, gone.article)
                lists[gone.key]?.removeAll { $0 == gone.article }
            }
            let key = keys[writer.next(keys.count)]
            let list = lists[key, default: []]
            #expect(found(key, table) == (list.count < cap ? list.sorted() : []))
        }
        #expect(table.count == lists.values.reduce(0) { $0 + $1.count })
    }

    @Test("what was never added is not removed, and no pair is there twice")
    func oddCalls() {
        var table = PostingTable()
        table.remove(7, 1)
        let inserted = [table.insert(7, 1, cap: 2), table.insert(7, 1, cap: 2)]
        #expect(inserted == [true, false])
        table.remove(7, 2)
        #expect(found(7, table) == [1])
        table.remove(7, 1)
        #expect(found(7, table) == [])
        #expect(table.count == 0)
    }
}
