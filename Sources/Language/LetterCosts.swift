/// What each group of letters speaks for: by language, how much less the group costs than one that is not known.
///
/// What the groups are worth together that an ASCII letter ends is added up beforehand, by the letter and the two before it,
/// so that most text is read without a hash and with one addition a letter.
struct LetterCosts: Sendable {
    /// How many sums a row has; also the most languages that a table can hold.
    static let width = 64
    private typealias Half = SIMD32<UInt16>
    private static let halfBytes = MemoryLayout<Half>.size, rowBytes = 2 * halfBytes
    /// The blank and the letters from a to z.
    private static let alphabet = 27
    private static let cacheLine = 64
    /// As many letters as 16 bits hold the sums of: each ends three groups, none worth more than 255.
    private static let mostPending = 85

    private let known: KnownGroups
    /// A row of 16 bits a language for every ASCII letter and the two before it: 2.5 MB, of which one text reads little.
    private let rows: [UInt8]
    /// Where the first row starts: at a cache line, since fetching rows is what the time goes into.
    private let start: Int

    /// Takes the groups' fingerprints and for each the languages that know it with what the group costs there.
    init(_ entries: [(fingerprint: UInt32, costs: [(language: UInt8, cost: UInt8)])]) {
        let known = KnownGroups(entries)
        let letters = [UInt32](32...32) + [UInt32](97...122)
        let size = letters.count * letters.count * letters.count * Self.rowBytes
        var rows = [UInt8](repeating: 0, count: size + Self.cacheLine)
        start = rows.withUnsafeMutableBytes { rows in
            let start = rows.baseAddress.map { -Int(bitPattern: $0) & (Self.cacheLine - 1) } ?? 0
            func add(_ hash: UInt64, toRow row: Int) {
                known.forEachLanguage(of: hash) { language, worth in
                    let place = row + 2 * language
                    let sum = rows.load(fromByteOffset: place, as: UInt16.self) &+ UInt16(worth)
                    rows.storeBytes(of: sum, toByteOffset: place, as: UInt16.self)
                }
            }
            for second in letters {
                for third in letters {
                    // What the letter is worth alone and with the one before it is the same whatever stands before both.
                    let ends = LetterGroups.Letters(32, second, third)
                    let shorter = start + Self.rowBytes * Self.place(32, second, third)
                    if let single = ends.single { add(single, toRow: shorter) }
                    add(ends.pair, toRow: shorter)
                    if second == 32 { continue }
                    let source = UnsafeRawBufferPointer(
                        rebasing: UnsafeRawBufferPointer(rows)[shorter..<shorter + Self.rowBytes])
                    for first in letters.reversed() {
                        let row = start + Self.rowBytes * Self.place(first, second, third)
                        if first != 32 {
                            UnsafeMutableRawBufferPointer(rebasing: rows[row..<row + Self.rowBytes])
                                .copyMemory(from: source)
                        }
                        let triple = LetterGroups.Letters(first, second, third).triple
                        if let triple { add(triple, toRow: row) }
                    }
                }
            }
            return start
        }
        self.known = known
        self.rows = rows
    }

    /// Adds what the groups of a text are worth to the sums of the languages.
    func add(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, _ walk: inout LetterGroups, to sums: inout [Int]) {
        var low = Half.zero
        var high = Half.zero
        var pending = 0
        rows.withUnsafeBytes { rows in
            for byte in bytes {
                guard let letters = walk.add(byte) else { continue }
                guard letters.areASCII else {
                    for hash in [letters.single, letters.pair, letters.triple] {
                        if let hash { known.forEachLanguage(of: hash) { sums[$0] &+= Int($1) } }
                    }
                    continue
                }
                let row = start + Self.rowBytes * Self.place(letters.first, letters.second, letters.third)
                low &+= rows.loadUnaligned(fromByteOffset: row, as: Half.self)
                high &+= rows.loadUnaligned(fromByteOffset: row + Self.halfBytes, as: Half.self)
                pending += 1
                if pending == Self.mostPending {
                    Self.settle(&low, &high, &sums)
                    pending = 0
                }
            }
        }
        Self.settle(&low, &high, &sums)
    }

    /// Which row is that of three ASCII letters.
    @inline(__always)
    private static func place(_ first: UInt32, _ second: UInt32, _ third: UInt32) -> Int {
        func code(_ letter: UInt32) -> Int { letter == 32 ? 0 : Int(letter) - 96 }
        return (code(first) * alphabet + code(second)) * alphabet + code(third)
    }

    private static func settle(_ low: inout Half, _ high: inout Half, _ sums: inout [Int]) {
        for language in 0..<width / 2 {
            sums[language] &+= Int(low[language])
            sums[width / 2 + language] &+= Int(high[language])
        }
        low = .zero
        high = .zero
    }
}

/// The groups of letters that a table knows, by their hashes.
private struct KnownGroups: Sendable {
    private let groups: FingerprintTable
    /// How many languages know a group, then for each its number and what the group is worth.
    private let lists: [UInt8]

    init(_ entries: [(fingerprint: UInt32, costs: [(language: UInt8, cost: UInt8)])]) {
        var lists: [UInt8] = []
        var places: [(fingerprint: UInt32, value: UInt32)] = []
        for (fingerprint, costs) in entries {
            places.append((fingerprint, UInt32(lists.count)))
            lists.append(UInt8(costs.count))
            for (language, cost) in costs { lists += [language, LanguageGuesser.highestCost - cost] }
        }
        groups = FingerprintTable(places)
        self.lists = lists
    }

    /// Gives the languages that know a group, and what it is worth in each.
    @inline(__always)
    func forEachLanguage(of hash: UInt64, _ give: (Int, UInt8) -> Void) {
        guard let start = groups.value(of: hash).map(Int.init) else { return }
        lists.withUnsafeBufferPointer { lists in
            for index in 0..<Int(lists[start]) {
                let language = start + 1 + 2 * index
                give(Int(lists[language]), lists[language + 1])
            }
        }
    }
}
