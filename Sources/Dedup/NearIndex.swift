/// Which articles of the last days share sampled shingles with a new one.
///
/// One slice a day of event time. A slice goes when time has passed it by, as a whole; a replay of old copy makes
/// slices of its own, which never meet the live ones. What it was told since a mark can be taken back.
struct NearIndex: Sendable {
    /// An article in the index.
    struct Entry: Sendable {
        /// Event time in seconds since 1970.
        var time: Int64
        /// Its row in the article book.
        var row: UInt32
        /// Hash of agency and slug; 0 where there is none.
        var slug: UInt32
        /// How many shingles were sampled.
        var samples: UInt16
        /// Whether it holds whole stories of others; a part of it is no copy of it.
        var isRoundUp: Bool
    }

    /// An article that shares shingles.
    struct Candidate: Sendable {
        /// The article.
        var entry: Entry
        /// How many sampled shingles it shares.
        var shared: Int
    }

    private struct Slice: Sendable {
        var day: Int
        var entries: [Entry] = []
        var postings = PostingTable()
        /// Shared shingles while a look-up runs; zero between look-ups.
        var counts: [UInt8] = []

        /// Counts for each article how many of some shingles it has, and lists those that have one.
        mutating func tally(_ samples: [UInt32], _ heads: inout [UInt64], _ touched: inout [Int32]) {
            touched.removeAll(keepingCapacity: true)
            postings.readHeads(samples, into: &heads)
            counts.withUnsafeMutableBufferPointer { counts in
                for (key, head) in zip(samples, heads) where head != 0 {
                    let start = touched.count
                    let isTelling = postings.forEach(key) { number in
                        touched.append(Int32(truncatingIfNeeded: number))
                    }
                    // What stands in so many articles says nothing of any.
                    guard isTelling else {
                        touched.removeLast(touched.count - start)
                        continue
                    }
                    var kept = start
                    for place in start..<touched.count {
                        let number = touched[place]
                        if counts[Int(number)] == 0 {
                            touched[kept] = number
                            kept += 1
                        }
                        if counts[Int(number)] < 255 { counts[Int(number)] += 1 }
                    }
                    touched.removeLast(touched.count - kept)
                }
            }
        }
    }

    private enum Note: Sendable {
        case added(day: Int, keys: [UInt32])
        case dropped(Slice)
    }

    /// Articles in the index.
    private(set) var count = 0
    private var slices: [Slice] = []
    private var presence = PresenceFilter()
    private var notes: [Note] = []
    private var settled = 0

    /// Slices that a replay may leave behind before the oldest go.
    private static let maxSlices = 48
    /// A step in time longer than this many days is another generation: it drops nothing.
    private static let generationDays = 60

    /// A place to come back to.
    var mark: Int { settled + notes.count }

    /// Bytes of the tables and entries.
    var bytes: Int {
        slices.reduce(presence.size) {
            $0 + $1.postings.bytes + $1.entries.capacity * MemoryLayout<Entry>.stride + $1.counts.capacity
        }
    }

    /// Adds an article under its sampled shingles; `isNoted` where it may have to be taken back.
    mutating func add(_ entry: Entry, samples: [UInt32], settings: DedupSettings, isNoted: Bool) {
        let day = Self.day(entry.time)
        makeRoom(for: day, settings: settings, isNoted: isNoted)
        // A single day beyond the bound: its later copy is found by id, slug and exact text only.
        guard count < settings.maxArticles else { return }
        let place = slice(of: day)
        if presence.isFull { widenPresence() }
        let number = slices[place].entries.count
        slices[place].entries.append(entry)
        slices[place].counts.append(0)
        slices[place].postings.insert(samples, number, cap: settings.maxArticlesOfShingle)
        for key in samples { presence.add(key, day: day) }
        count += 1
        if isNoted { notes.append(.added(day: day, keys: samples)) }
    }

    /// The articles within `days` of a time that share the most shingles, best first, at most `limit`.
    mutating func candidates(
        for samples: [UInt32], time: Int64, settings: DedupSettings
    ) -> [Candidate] {
        let window = Int64(settings.nearDays) * 86_400
        let least = samples.count < 8 ? 1 : 2
        var best = BestCandidates(limit: settings.maxCompared, least: least)
        var (masks, asked): ([UInt8], [UInt32]) = ([], [])
        var (heads, touched): ([UInt64], [Int32]) = ([], [])
        presence.read(samples, into: &masks)
        for place in slices.indices where abs(slices[place].day - Self.day(time)) <= settings.nearDays {
            let bit = PresenceFilter.bit(of: slices[place].day)
            asked.removeAll(keepingCapacity: true)
            for (key, mask) in zip(samples, masks) where mask & bit != 0 { asked.append(key) }
            guard asked.count >= least else { continue }
            slices[place].tally(asked, &heads, &touched)
            for number in touched {
                let shared = Int(slices[place].counts[Int(number)])
                slices[place].counts[Int(number)] = 0
                guard best.takes(shared) else { continue }
                let entry = slices[place].entries[Int(number)]
                if abs(entry.time - time) <= window { best.add(Candidate(entry: entry, shared: shared)) }
            }
        }
        return best.candidates
    }

    /// Takes back all that was done after `mark`, the last first.
    mutating func undo(to mark: Int) {
        while settled + notes.count > mark, let note = notes.popLast() {
            switch note {
            case .added(let day, let keys):
                let place = slice(of: day)
                slices[place].entries.removeLast()
                slices[place].counts.removeLast()
                for key in keys { slices[place].postings.remove(key, slices[place].entries.count) }
                count -= 1
                if slices[place].entries.isEmpty { slices.remove(at: place) }
            case .dropped(let slice):
                let place = slices.firstIndex { $0.day > slice.day } ?? slices.count
                count += slice.entries.count
                slices.insert(slice, at: place)
                slice.postings.forEachKey { presence.add($0, day: slice.day) }
            }
        }
    }

    /// What was done up to `mark` stands for good.
    mutating func settle(to mark: Int) {
        let done = min(notes.count, max(0, mark - settled))
        notes.removeFirst(done)
        settled += done
    }

    private mutating func makeRoom(for day: Int, settings: DedupSettings, isNoted: Bool) {
        if !slices.contains(where: { $0.day == day }) {
            let passed = (day - Self.generationDays)..<(day - settings.nearDays - 1)
            while let place = slices.firstIndex(where: { passed.contains($0.day) }) { drop(place, isNoted) }
            if slices.count >= Self.maxSlices { drop(0, isNoted) }
        }
        if count >= settings.maxArticles, let oldest = slices.first, oldest.day < day { drop(0, isNoted) }
    }

    private mutating func drop(_ place: Int, _ isNoted: Bool) {
        let slice = slices.remove(at: place)
        count -= slice.entries.count
        if isNoted { notes.append(.dropped(slice)) }
    }

    /// The slice of a day, made where there is none.
    private mutating func slice(of day: Int) -> Int {
        let place = slices.firstIndex { $0.day >= day } ?? slices.count
        guard place == slices.count || slices[place].day != day else { return place }
        if !slices.contains(where: { PresenceFilter.bit(of: $0.day) == PresenceFilter.bit(of: day) }) {
            presence.clear(day: day)
        }
        slices.insert(Slice(day: day), at: place)
        return place
    }

    private mutating func widenPresence() {
        presence = PresenceFilter(keys: presence.size * 2)
        for slice in slices { slice.postings.forEachKey { presence.add($0, day: slice.day) } }
    }

    private static func day(_ time: Int64) -> Int {
        Int(time.quotientAndRemainder(dividingBy: 86_400).quotient)
    }
}
