public import Digest

/// Tells which language a text is in, from the letters that stand together in it.
///
/// Groups of one to three letters are looked up in a table of how often they come in each of 55 languages; the
/// language that makes the text most probable is it (Cavnar and Trenkle 1994, as naive Bayes). Reads the first 400
/// bytes, and up to 2,000 where those do not tell. Cost: about 40 µs.
public struct LanguageGuesser: Sendable {
    /// A language and how surely the text is in it.
    public struct Guess: Sendable, Equatable {
        /// BCP 47 tag.
        public var language: String
        /// True where the text is long enough, and no other language comes near.
        public var isSure: Bool
    }

    private let languages: [String]
    private let groups: FingerprintTable
    /// How many languages know a group, then for each its number and the bits that the group costs in it.
    private let costs: [UInt8]

    /// Bits, in sixteenths, that a group costs in a language that does not know it; the table says no higher cost.
    public static let highestCost: UInt8 = 255
    private static let firstRead = 400, longestRead = 2000
    private static let fewestLetters = 12, fewestForSure = 60
    /// Bits a letter by which the best language must be ahead of the next, from our own multilingual texts.
    private static let sureMargin = 0.12

    /// Loads `languages.bin`.
    /// - Throws: `DataError` where the file is missing, `LanguageError` where it is of another form.
    public init(data: DataFolder = DataFolder(room: "Language")) throws {
        var reader = try PackedReader("languages.bin", kind: "CTN1", in: data)
        languages = (0..<reader.count()).map { _ in reader.text() }
        var entries: [(fingerprint: UInt32, value: UInt32)] = []
        var costs: [UInt8] = []
        var last: UInt32 = 0
        for _ in 0..<reader.count() {
            last &+= reader.variable()
            entries.append((last, UInt32(costs.count)))
            let count = reader.byte()
            costs.append(count)
            for _ in 0..<count {
                costs.append(min(reader.byte(), UInt8(truncatingIfNeeded: max(1, languages.count) - 1)))
                costs.append(reader.byte())
            }
        }
        try reader.finish()
        groups = FingerprintTable(entries)
        self.costs = costs
    }

    /// The tag of the language that the text is most probably in; nil where too little speaks for any.
    public func language(of text: String) -> String? {
        guard let guess = guess(text) else { return nil }
        return guess.language
    }

    /// The language that the text is most probably in; nil where it has too few letters.
    public func guess(_ text: String) -> Guess? { guess(text.utf8) }

    func guess(_ bytes: some Collection<UInt8>) -> Guess? {
        if let guess = judge(bytes.prefix(Self.firstRead)), guess.isSure { return guess }
        return judge(bytes.prefix(Self.longestRead))
    }

    private func judge(_ bytes: some Sequence<UInt8>) -> Guess? {
        var scores = [Int](repeating: 0, count: languages.count)
        var walk = LetterGroups()
        for byte in bytes {
            walk.add(byte) { group in
                guard let start = groups.value(of: group).map(Int.init), start < costs.count else { return }
                for index in 0..<Int(costs[start]) {
                    let place = start + 1 + index * 2
                    scores[Int(costs[place])] += Int(Self.highestCost) - Int(costs[place + 1])
                }
            }
        }
        guard walk.letters >= Self.fewestLetters,
            let best = scores.indices.max(by: {
                scores[$0] < scores[$1] || scores[$0] == scores[$1] && $0 > $1
            }),
            scores[best] > 0
        else { return nil }
        let next = scores.indices.lazy.filter { $0 != best }.map { scores[$0] }.max() ?? 0
        let margin = Double(scores[best] - next) / 16 / Double(walk.letters)
        return Guess(
            language: languages[best],
            isSure: walk.letters >= Self.fewestForSure && margin >= Self.sureMargin)
    }
}

/// Cuts text into groups of one to three letters that stand together, with a blank at both ends of a word.
public struct LetterGroups {
    /// How many letters there were.
    public private(set) var letters = 0
    private var scalar: UInt32 = 0
    private var missing = 0
    private var before: UInt64 = 32
    private var beforeThat: UInt64 = 0

    /// At the beginning of a text.
    public init() {}

    /// The hash of a group of letters.
    public static func hash(_ group: some Sequence<UInt64>) -> UInt64 {
        group.reduce(0) { WordHash.joining($0, folded($1)) }
    }

    private static func folded(_ letter: UInt64) -> UInt64 { letter &- 65 < 26 ? letter | 32 : letter }

    /// Takes a byte of UTF-8, and gives the hashes of the groups that a letter ends.
    @inline(__always)
    public mutating func add(_ byte: UInt8, _ give: (UInt64) -> Void) {
        if byte < 0x80 {
            missing = 0
            take(UInt64(byte), give)
        } else if byte < 0xC0 {
            guard missing > 0 else { return }
            scalar = scalar << 6 | UInt32(byte & 0x3F)
            missing -= 1
            if missing == 0 { take(UInt64(scalar), give) }
        } else {
            missing = byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3
            scalar = UInt32(byte) & (byte < 0xE0 ? 0x1F : byte < 0xF0 ? 0x0F : 0x07)
        }
    }

    @inline(__always)
    private mutating func take(_ code: UInt64, _ give: (UInt64) -> Void) {
        let isLetter =
            code >= 0xC0 && !(0x2000...0x206F).contains(code) && !(0x3000...0x3020).contains(code)
            || (code | 32) &- 97 < 26
        let letter = isLetter ? Self.folded(code) : 32
        if letter == 32, before == 32 { return }
        if isLetter {
            letters += 1
            give(WordHash.joining(0, letter))
        }
        give(WordHash.joining(WordHash.joining(0, before), letter))
        if beforeThat != 0, before != 32 {
            give(WordHash.joining(WordHash.joining(WordHash.joining(0, beforeThat), before), letter))
        }
        beforeThat = before
        before = letter
    }
}

/// Packs how often letters stand together in each language.
public struct LanguageTableBuilder {
    private var languages: [String] = []
    private var groups: [UInt32: [(language: UInt8, cost: UInt8)]] = [:]

    /// An empty table.
    public init() {}

    /// Adds a language: groups of one to three letters and how often each came.
    /// - Parameters:
    ///   - totals: how many groups of each length were counted.
    ///   - most: how many groups are kept, the most frequent of each length.
    public mutating func add(
        _ tag: String, counts: [(group: String, count: Double)], totals: [Double], most: Int
    ) {
        let number = UInt8(truncatingIfNeeded: languages.count)
        languages.append(tag)
        // Two groups that differ in their capitals only are one.
        var merged: [String: Double] = [:]
        for (group, count) in counts { merged[group.lowercased(), default: 0] += count }
        for length in 1...3 {
            let own = merged.filter { $0.key.unicodeScalars.count == length }
                .sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(most)
            for (group, count) in own {
                let share = count / max(1, totals[length - 1])
                let cost = UInt8(min(254, max(0, (-share.binaryLogarithm * 16).rounded())))
                let hash = LetterGroups.hash(group.unicodeScalars.map { UInt64($0.value) })
                groups[FingerprintTable.fingerprint(hash), default: []].append((number, cost))
            }
        }
    }

    /// The packed file.
    public func packed() -> [UInt8] {
        var writer = PackedWriter(kind: "CTN1")
        writer.variable(UInt32(languages.count))
        for language in languages { writer.text(language) }
        writer.variable(UInt32(groups.count))
        var last: UInt32 = 0
        for (group, costs) in groups.sorted(by: { $0.key < $1.key }) {
            writer.variable(group - last)
            last = group
            writer.byte(UInt8(truncatingIfNeeded: costs.count))
            for (language, cost) in costs {
                writer.byte(language)
                writer.byte(cost)
            }
        }
        return writer.bytes
    }
}

extension Double {
    /// The logarithm to the base 2, from the exponent and a parabola: the same on every machine.
    fileprivate var binaryLogarithm: Double {
        guard self > 0 else { return -40 }
        let rest = significand - 1
        return Double(exponent) + rest * (1.3465 - 0.3465 * rest)
    }
}
