/// What each group of letters speaks for: by language, how much less the group costs than one that is not known.
///
/// Groups that many languages know are rows over all of them, the others are lists.
/// Groups of ASCII letters have a place of their own, so that most text is read without a hash.
struct LetterCosts: Sendable {
    /// How many sums a row has; also the most languages that a table can hold.
    static let width = 64
    private typealias Half = SIMD32<UInt16>
    private static let fewestForRow = 8
    private static let rowBit: UInt32 = 1 << 31
    private static let alphabet = 27

    private let groups: FingerprintTable
    /// For every group of ASCII letters what `groups` says of it; 0 for those that no language knows.
    private let plain: [UInt32]
    private let rows: [Half]
    /// How many languages know a group, then for each its number and what the group is worth.
    private let lists: [UInt8]

    /// Takes the groups' fingerprints and for each the languages that know it with what the group costs there.
    init(_ entries: [(fingerprint: UInt32, costs: [(language: UInt8, cost: UInt8)])]) {
        var rows: [Half] = []
        // Place 0 stands for "known to none".
        var lists: [UInt8] = [0]
        var places: [(fingerprint: UInt32, value: UInt32)] = []
        for (fingerprint, costs) in entries {
            if costs.count >= Self.fewestForRow {
                places.append((fingerprint, UInt32(rows.count) | Self.rowBit))
                var row = [Half.zero, Half.zero]
                for (language, cost) in costs {
                    let half = Self.width / 2
                    row[Int(language) / half][Int(language) % half] &+= UInt16(
                        LanguageGuesser.highestCost - cost)
                }
                rows += row
            } else {
                places.append((fingerprint, UInt32(lists.count)))
                lists.append(UInt8(costs.count))
                for (language, cost) in costs { lists += [language, LanguageGuesser.highestCost - cost] }
            }
        }
        let groups = FingerprintTable(places)
        let letters = [UInt32](32...32) + [UInt32](97...122)
        var plain = letters.map { groups.value(of: LetterGroups.hash(0, 0, $0)) ?? 0 }
        for second in letters {
            for third in letters { plain.append(groups.value(of: LetterGroups.hash(0, second, third)) ?? 0) }
        }
        for first in letters {
            for second in letters {
                for third in letters {
                    plain.append(groups.value(of: LetterGroups.hash(first, second, third)) ?? 0)
                }
            }
        }
        self.groups = groups
        self.plain = plain
        self.rows = rows
        self.lists = lists
    }

    /// Adds what the groups of a text are worth to the sums of the languages.
    func add(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, _ walk: inout LetterGroups, to sums: inout [Int]) {
        var low = Half.zero
        var high = Half.zero
        var pending = 0
        plain.withUnsafeBufferPointer { plain in
            rows.withUnsafeBufferPointer { rows in
                lists.withUnsafeBufferPointer { lists in
                    for byte in bytes {
                        walk.add(byte) { first, second, third in
                            let place = place(of: first, second, third, plain)
                            if place & Self.rowBit != 0 {
                                let row = Int(place & ~Self.rowBit)
                                low &+= rows[row]
                                high &+= rows[row + 1]
                                pending += 1
                            } else {
                                Self.add(lists, at: Int(place), to: &sums)
                            }
                        }
                        // 256 times 255 is the most that 16 bits hold, and a letter ends three groups at most.
                        if pending > 253 { Self.settle(&low, &high, &pending, &sums) }
                    }
                }
            }
        }
        Self.settle(&low, &high, &pending, &sums)
    }

    @inline(__always)
    private static func add(_ lists: UnsafeBufferPointer<UInt8>, at start: Int, to sums: inout [Int]) {
        for index in 0..<Int(lists[start]) {
            let language = start + 1 + 2 * index
            sums[Int(lists[language])] &+= Int(lists[language + 1])
        }
    }

    @inline(__always)
    private func place(
        of first: UInt32, _ second: UInt32, _ third: UInt32, _ plain: UnsafeBufferPointer<UInt32>
    ) -> UInt32 {
        guard (first | second | third) < 0x80 else {
            return groups.value(of: LetterGroups.hash(first, second, third)) ?? 0
        }
        func code(_ letter: UInt32) -> Int { letter == 32 ? 0 : Int(letter) - 96 }
        let size = Self.alphabet
        if second == 0 { return plain[code(third)] }
        if first == 0 { return plain[size + code(second) * size + code(third)] }
        return plain[size + size * size + (code(first) * size + code(second)) * size + code(third)]
    }

    private static func settle(
        _ low: inout Half, _ high: inout Half, _ pending: inout Int, _ sums: inout [Int]
    ) {
        for language in 0..<width / 2 {
            sums[language] &+= Int(low[language])
            sums[width / 2 + language] &+= Int(high[language])
        }
        low = .zero
        high = .zero
        pending = 0
    }
}
