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

    /// An entry, without the day of its slice.
    private struct Row: Sendable {
        var second: UInt32
        var row: UInt32
        var slug: UInt32
        var samples: UInt16
        var isRoundUp: Bool
    }

    private struct Slice: Sendable {
        var day: Int
        private(set) var rows: [Row] = []
        var postings = PostingTable()

        /// The entry of an article.
        func entry(_ number: Int) -> Entry {
            let row = rows[number]
            return Entry(
                time: Int64(day) * 86_400 + Int64(row.second), row: row.row, slug: row.slug,
                samples: row.samples,
                isRoundUp: row.isRoundUp)
        }

        /// Adds an article under its keys.
        mutating func append(_ entry: Entry, keys: [UInt32], cap: Int) {
            WideTable.reserve(1, in: &rows)
            postings.insert(keys, rows.count, cap: cap)
            rows.append(
                Row(
                    second: UInt32(truncatingIfNeeded: entry.time - Int64(day) * 86_400), row: entry.row,
                    slug: entry.slug, samples: entry.samples, isRoundUp: entry.isRoundUp))
        }

        /// Takes back the article that was added last.
        mutating func removeLast(keys: [UInt32]) {
            rows.removeLast()
            for key in keys { postings.remove(key, rows.count) }
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
    /// Of one look-up; kept for its memory.
    private var counts = SharedCounts()
    private var notes: [Note] = []
    private var settled = 0

    /// Slices that a replay may leave behind before the oldest go.
    private static let maxSlices = 48
    /// A step in time longer than this many days is another generation: it drops nothing.
    private static let generationDays = 60

    /// A place to come back to.
    var mark: Int { settled + notes.count }

    /// Bytes of the tables and rows.
    var bytes: Int {
        slices.reduce(presence.size) {
            $0 + $1.postings.bytes + $1.rows.capacity * MemoryLayout<Row>.stride
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
        slices[place].append(entry, keys: samples, cap: settings.maxArticlesOfShingle)
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
        for (place, found) in ask(samples, day: Self.day(time), settings: settings, least: least) {
            let slice = slices[place]
            counts.clear(room: found.reduce(0) { $0 + Int($1.count) })
            for key in found { slice.postings.count(key, in: &counts) }
            counts.forEach(atLeast: least) { number, count in
                // The verifier was trained on counts of a byte.
                let shared = min(count, 255)
                guard best.takes(shared) else { return }
                let entry = slice.entry(number)
                if abs(entry.time - time) <= window { best.add(Candidate(entry: entry, shared: shared)) }
            }
        }
        return best.candidates
    }

    /// Asks the slices around a day for some shingles: what those have of them that may have as many as a candidate must
    /// share.
    ///
    /// In three rounds over all slices, for what is read lies anywhere in memory: reads with nothing between them come from
    /// it together.
    private func ask(
        _ samples: [UInt32], day: Int, settings: DedupSettings, least: Int
    ) -> [(slice: Int, found: ArraySlice<PostingTable.Found>)] {
        let masks = presence.read(samples)
        let near = slices.indices.filter { abs(slices[$0].day - day) <= settings.nearDays }
        let most = near.count * samples.count
        var asked: [(slice: Int, range: Range<Int>)] = []
        return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: most) { keys in
            withUnsafeTemporaryAllocation(of: UInt64.self, capacity: most) { heads in
                var end = 0
                for place in near {
                    let bit = PresenceFilter.bit(of: slices[place].day)
                    let start = end
                    for index in samples.indices {
                        keys[end] = samples[index]
                        end += masks[index] & bit != 0 ? 1 : 0
                    }
                    guard end - start >= least else {
                        end = start
                        continue
                    }
                    slices[place].postings.readHeads(
                        UnsafeBufferPointer(rebasing: keys[start..<end]),
                        into: UnsafeMutableBufferPointer(rebasing: heads[start..<end]))
                    asked.append((place, start..<end))
                }
                var found: [PostingTable.Found] = []
                found.reserveCapacity(end)
                for (place, range) in asked {
                    let postings = slices[place].postings
                    for index in range { found.append(postings.find(keys[index], head: heads[index])) }
                }
                return asked.map { ($0.slice, found[$0.range]) }
            }
        }
    }

    /// Takes back all that was done after `mark`, the last first.
    mutating func undo(to mark: Int) {
        while settled + notes.count > mark, let note = notes.popLast() {
            switch note {
            case .added(let day, let keys):
                let place = slice(of: day)
                slices[place].removeLast(keys: keys)
                count -= 1
                if slices[place].rows.isEmpty { slices.remove(at: place) }
            case .dropped(let slice):
                let place = slices.firstIndex { $0.day > slice.day } ?? slices.count
                count += slice.rows.count
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
        count -= slice.rows.count
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
