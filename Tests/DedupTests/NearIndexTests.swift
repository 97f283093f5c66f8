import Testing

@testable import Dedup

@Suite("The index of sampled shingles")
struct NearIndexTests {
    private struct Item {
        var entry: NearIndex.Entry
        var samples: [UInt32]
    }

    private static let settings: DedupSettings = {
        var settings = DedupSettings()
        settings.maxCompared = 5
        settings.maxArticlesOfShingle = 10_000
        return settings
    }()

    /// What a list that is read from end to end finds.
    private func expected(_ items: [Item], _ samples: [UInt32], time: Int64) -> [String] {
        let settings = Self.settings
        let least = samples.count < 8 ? 1 : 2
        let wanted = Set(samples)
        return items.filter { abs($0.entry.time - time) <= Int64(settings.nearDays) * 86_400 }
            .map { (row: $0.entry.row, shared: $0.samples.filter(wanted.contains).count) }
            .filter { $0.shared >= least }
            .sorted { ($1.shared, $0.row) < ($0.shared, $1.row) }
            .prefix(settings.maxCompared).map { "\($0.row) \($0.shared)" }
    }

    @Test("finds what a list of all articles finds, through days that pass, replays and what is taken back")
    func model() {
        for seed in UInt64(1)...6 {
            var writer = StoryWriter(seed: seed)
            var index = NearIndex()
            var items: [Item] = []
            // Live copy, and a replay of older copy.
            var days = [20_000, 19_000]
            for number in 0..<1_500 {
                let clock = writer.next(5) == 0 ? 1 : 0
                if writer.next(60) == 0 { days[clock] += writer.next(12) }
                let samples = Set(
                    (0..<3 + writer.next(20)).map { _ in UInt32(writer.next(900)) &* 0x9e37_79b9 })
                let time = Int64(days[clock]) * 86_400 + Int64(writer.next(86_400))
                let item = Item(
                    entry: NearIndex.Entry(
                        time: time, row: UInt32(number), slug: 0, samples: UInt16(samples.count),
                        isRoundUp: false),
                    samples: samples.sorted())
                let found = index.candidates(for: item.samples, time: time, settings: Self.settings)
                #expect(
                    found.map { "\($0.entry.row) \($0.shared)" }
                        == expected(items, item.samples, time: time))
                let mark = index.mark
                index.add(item.entry, samples: item.samples, settings: Self.settings, isNoted: true)
                if writer.next(4) == 0 {
                    index.undo(to: mark)
                } else {
                    items.append(item)
                    if writer.next(3) == 0 { index.settle(to: index.mark) }
                }
            }
        }
    }

    @Test(
        "its filter never denies a key that was put in, and seldom grants another, until its day is cleared")
    func filter() {
        var writer = StoryWriter(seed: 3)
        var filter = PresenceFilter(keys: 4_096)
        let keys = (0..<4_096).map { _ in UInt32(truncatingIfNeeded: Hash.mix(UInt64(writer.next(1 << 40)))) }
        for (place, key) in keys.enumerated() { filter.add(key, day: 20_000 + place % 8) }
        var masks = filter.read(keys)
        let denied = keys.indices.filter { masks[$0] & PresenceFilter.bit(of: 20_000 + $0 % 8) == 0 }
        #expect(denied.isEmpty)
        let granted = masks.reduce(0) { $0 + $1.nonzeroBitCount } - keys.count
        #expect(granted < keys.count * 7 / 6)
        // A key that is put in again takes up nothing.
        #expect(!filter.isFull)
        for (place, key) in keys.enumerated() { filter.add(key, day: 20_000 + place % 8) }
        #expect(!filter.isFull)
        while !filter.isFull {
            filter.add(UInt32(truncatingIfNeeded: Hash.mix(UInt64(writer.next(1 << 40)))), day: 20_000)
        }
        filter.clear(day: 20_008)
        #expect(!filter.isFull)
        masks = filter.read(keys)
        let left = keys.indices.filter { masks[$0] & PresenceFilter.bit(of: 20_000 + $0 % 8) != 0 }
        #expect(left == keys.indices.filter { $0 % 8 != 0 })
    }
}
