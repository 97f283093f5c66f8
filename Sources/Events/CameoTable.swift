import Digest

/// One set of CAMEO verbs with their patterns, as compiled from the published dictionaries.
struct CameoTable: Sendable {
    private var verbs = PhraseTrie(capacity: 16_000)
    private var verbList: [VerbLexicon.Verb] = []
    private var patterns: [Pattern] = []
    /// A few bits for each block that say of most words at once that no pattern of it asks for them.
    private var sieves: [UInt64] = []
    private static let sieve = 8
    /// The choices of each step of a pattern, as places in `pool`.
    private var steps: [Range<Int>] = []
    private var pool: [UInt64] = []
    private var codes: [String] = []
    private var codeNumbers: [String: Int32] = [:]
    private var synonyms: [String: [UInt64]] = [:]
    /// A pattern: the steps that stand left and right of its verb.
    private struct Pattern {
        var left: Range<Int>
        var right: Range<Int>
        var code: Int32
        var line: Int32
    }

    /// Numbers of the patterns of a block that ask for a word first, by block and word.
    private var anchors = WordTable<[Int32]>()
    /// Every single-word verb form with its class.
    private(set) var forms: [UInt64: WordClass] = [:]

    /// Name of its file.
    let name: String

    init(_ table: DataTable, name: String) {
        self.name = name
        load(table)
    }

    /// The longest CAMEO verb that starts at a token.
    func verb(in words: [UInt64], at start: Int, end: Int) -> (verb: VerbLexicon.Verb, length: Int)? {
        guard let found = verbs.longest(in: words, at: start, end: end) else { return nil }
        return (verbList[Int(found.value)], found.length)
    }

    /// The longest pattern of a block whose words stand, in their order, left and right of the verb; of two alike the
    /// first. `score` is twice the number of its words.
    func pattern(
        of block: Int, amid words: [UInt64], left: Range<Int>, right: Range<Int>
    ) -> (cameo: String, line: Int, score: Int)? {
        guard block * Self.sieve < sieves.count else { return nil }
        var best = -1
        var score = 0
        for range in [left, right] {
            for token in range where mayAnchor(block, words[token]) {
                let place = anchors.place(of: Self.anchor(block, words[token]))
                guard place >= 0 else { continue }
                for number in anchors.values[place] {
                    let index = Int(number)
                    let weight = 2 * (patterns[index].left.count + patterns[index].right.count)
                    guard weight > score || weight == score && index < best,
                        stand(patterns[index].right, in: right, words),
                        stand(patterns[index].left, in: left, words)
                    else { continue }
                    best = index
                    score = weight
                }
            }
        }
        guard best >= 0 else { return nil }
        return (codes[Int(patterns[best].code)], Int(patterns[best].line), score)
    }

    /// Whether the words of some steps stand in a stretch, in their order.
    private func stand(_ steps: Range<Int>, in range: Range<Int>, _ words: [UInt64]) -> Bool {
        var token = range.lowerBound
        for step in steps {
            let choices = self.steps[step]
            while token < range.upperBound, !pool[choices].contains(words[token]) { token += 1 }
            guard token < range.upperBound else { return false }
            token += 1
        }
        return true
    }

    @inline(__always)
    private func mayAnchor(_ block: Int, _ word: UInt64) -> Bool {
        let (place, bit) = Self.sieved(block, word)
        return sieves[place] & bit != 0
    }

    @inline(__always)
    private static func sieved(_ block: Int, _ word: UInt64) -> (place: Int, bit: UInt64) {
        (block * sieve + Int(truncatingIfNeeded: word >> 40) & (sieve - 1), 1 << (word >> 50 & 63))
    }

    private static func anchor(_ block: Int, _ word: UInt64) -> UInt64 {
        WordHash.joining(UInt64(truncatingIfNeeded: block) &+ 1, word)
    }

    private mutating func load(_ table: DataTable) {
        table.forEachNumberedRow { cells, line in
            guard cells.count > 2, let kind = cells[0].first else { return }
            if kind == UInt8(ascii: "S") {
                var words: [UInt64] = []
                for phrase in DataTable.pieces(cells[2], by: 32) {
                    // A phrase is known by its last word: "nuclear weapons" as "weapons" would be too wide, so
                    // only single words count.
                    if !phrase.contains(UInt8(ascii: "_")) { words += Self.forms(phrase) }
                }
                synonyms["&" + String(decoding: cells[1], as: UTF8.self)] = words
                return
            }
            guard cells.count > 3, let block = Int(String(decoding: cells[1], as: UTF8.self)) else { return }
            while sieves.count < (block + 1) * Self.sieve { sieves.append(0) }
            let code = String(decoding: cells[2], as: UTF8.self)
            if kind == UInt8(ascii: "V") {
                addVerb(
                    DataTable.pieces(cells[3], by: 32),
                    VerbLexicon.Verb(block: block, cameo: code, line: line))
            } else {
                addPattern(cells[3], code, block, line)
            }
        }
    }

    private mutating func addVerb(_ list: [ArraySlice<UInt8>], _ verb: VerbLexicon.Verb) {
        for (index, form) in list.enumerated() {
            let words = form.split(separator: UInt8(ascii: "_")).map { WordHash.of($0) }
            if verbs.value(of: words) < 0 {
                verbs.insert(words, value: Int32(verbList.count))
                verbList.append(verb)
            }
            if words.count == 1, forms[words[0]] == nil { forms[words[0]] = Self.verbClass(form, index) }
        }
    }

    static func verbClass(_ form: ArraySlice<UInt8>, _ index: Int) -> WordClass {
        let text = String(decoding: form, as: UTF8.self)
        if index == 0 { return .verbBase }
        if text.hasSuffix("ing") { return .verbGerund }
        if text.hasSuffix("s"), !text.hasSuffix("ss") { return .verbThird }
        return .verbPast
    }

    private mutating func addPattern(_ cell: ArraySlice<UInt8>, _ code: String, _ block: Int, _ line: Int) {
        var left: [[UInt64]] = []
        var right: [[UInt64]] = []
        var isRight = false
        for piece in DataTable.pieces(cell, by: 32) {
            if piece.count == 1, piece.first == UInt8(ascii: "*") {
                isRight = true
                continue
            }
            let text = String(decoding: piece, as: UTF8.self)
            let choices: [[UInt64]]
            if piece.first == UInt8(ascii: "&") {
                guard let words = synonyms[text], !words.isEmpty else { return }
                choices = [words]
            } else {
                choices = piece.split(separator: UInt8(ascii: "_")).map { Self.forms($0) }
            }
            if isRight { right += choices } else { left += choices }
        }
        for word in right.first ?? left.first ?? [] {
            anchors[Self.anchor(block, word), default: []].append(Int32(patterns.count))
            let (place, bit) = Self.sieved(block, word)
            sieves[place] |= bit
        }
        let number = codeNumbers[code] ?? Int32(codes.count)
        if codeNumbers[code] == nil {
            codeNumbers[code] = number
            codes.append(code)
        }
        patterns.append(
            Pattern(left: stepped(left), right: stepped(right), code: number, line: Int32(clamping: line)))
    }

    /// Lays the choices of some steps into the pool.
    private mutating func stepped(_ choices: [[UInt64]]) -> Range<Int> {
        let start = steps.count
        for words in choices {
            steps.append(pool.count..<pool.count + words.count)
            pool += words
        }
        return start..<steps.count
    }

    /// A word, and its plural or singular.
    private static func forms(_ word: ArraySlice<UInt8>) -> [UInt64] {
        var forms = [WordHash.of(word)]
        let last = word.last ?? 0
        if word.count > 2 {
            if last == UInt8(ascii: "s") {
                forms.append(WordHash.of(word.dropLast()))
            } else if last == UInt8(ascii: "y") {
                forms.append(WordHash.of(Array(word.dropLast()) + Array("ies".utf8)))
            } else {
                forms.append(WordHash.of(Array(word) + [UInt8(ascii: "s")]))
            }
        }
        return forms
    }
}
