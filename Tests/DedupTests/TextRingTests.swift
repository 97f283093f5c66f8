import Testing

@testable import Dedup

@Suite("Texts kept in a ring")
struct TextRingTests {
    @Test("what is kept is read as it was written, and the oldest goes first", arguments: UInt64(1)...4)
    func model(seed: UInt64) {
        var writer = StoryWriter(seed: seed)
        var ring = TextRing(maxBytes: 1_000)
        var kept: [UInt64: [UInt8]] = [:]
        var order: [UInt64] = []
        for step in 0..<400 {
            let key = UInt64(writer.next(30))
            if writer.next(6) == 0 {
                ring.forget(key)
                kept[key] = nil
            } else {
                let text = (0..<1 + writer.next(120)).map { UInt8(truncatingIfNeeded: step &+ $0) }
                ring.keep(key, length: text.count) { $0.copyBytes(from: text) }
                kept[key] = text
                order.append(key)
            }
            for other in UInt64(0)..<30 {
                let length = kept[other]?.count ?? 0
                let found = ring.read(other) { Array($0.prefix(length)) }
                #expect(found == nil || found == kept[other])
            }
            // Eight texts of 120 bytes fit in wherever the ring ends.
            var young: Set<UInt64> = []
            for key in order.suffix(7) where kept[key] != nil { young.insert(key) }
            #expect(young.allSatisfy { key in ring.read(key) { _ in true } == true })
        }
    }

    @Test("what is longer than the ring is not kept, nor is what it would have taken the place of")
    func tooLong() {
        var ring = TextRing(maxBytes: 64)
        ring.keep(1, length: 8) { $0.copyBytes(from: [UInt8](repeating: 7, count: 8)) }
        ring.keep(1, length: 65) { _ in Issue.record("nothing is to be written") }
        #expect(ring.read(1) { $0.count } == nil)
        ring.keep(2, length: 64) { $0.copyBytes(from: [UInt8](repeating: 9, count: 64)) }
        #expect(ring.read(2) { Array($0) } == [UInt8](repeating: 9, count: 64))
    }

    @Test("words come back from the cache as they were, with and without paragraphs")
    func words() {
        var cache = TextCache()
        let paragraphs =
            "Forty-one barges lay in the harbour of Osterhaven.\n\nNobody would say for how long.\n\nAll rights are kept."
        for (key, text) in [paragraphs, "", "Élan", "1,234.5 barges"].enumerated() {
            let words = Words(text, limit: 100)
            cache.keep(words, of: UInt64(key))
            let known = cache[UInt64(key)]
            #expect(known?.bytes == words.bytes)
            #expect(known?.words.map(\.hash) == words.words.map(\.hash))
            #expect(known?.words.map(\.isName) == words.words.map(\.isName))
            #expect(known?.lines == words.lines)
            #expect(known?.outline.shingles == words.outline.shingles)
            #expect(known?.numbers == words.numbers)
            #expect(known?.names == words.names)
            #expect(cache.list(UInt64(key))?.hashes == words.list.hashes)
            #expect(cache.list(UInt64(key))?.lines == words.lines)
        }
        cache.forget(0)
        #expect(cache[0] == nil)
        #expect(cache.list(0) == nil)
    }
}
