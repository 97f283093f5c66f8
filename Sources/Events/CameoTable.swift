import Digest

/// One set of CAMEO verbs with their patterns, as compiled from the published dictionaries.
struct CameoTable: Sendable {
    private var verbs = PhraseTrie(capacity: 16_000)
    private var verbList: [VerbLexicon.Verb] = []
    private(set) var blocks: [[VerbLexicon.Pattern]] = []
    private var synonyms: [String: [UInt64]] = [:]
    /// Numbers of the patterns of a block that ask for a word first, by block and word.
    private var anchors: [UInt64: [Int32]] = [:]
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

    /// The patterns of a block of which the first word that they ask for is among some words, in their order.
    func patterns(of block: Int, amid words: [UInt64], in ranges: Range<Int>...) -> [VerbLexicon.Pattern] {
        guard !blocks[block].isEmpty else { return [] }
        var numbers: [Int32] = []
        for range in ranges {
            for token in range {
                if let some = anchors[Self.anchor(block, words[token])] { numbers += some }
            }
        }
        guard numbers.count > 1 else { return numbers.map { blocks[block][Int($0)] } }
        numbers.sort()
        var last: Int32 = -1
        return numbers.compactMap { number in
            guard number != last else { return nil }
            last = number
            return blocks[block][Int(number)]
        }
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
            while blocks.count <= block { blocks.append([]) }
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
        var pattern = VerbLexicon.Pattern(left: [], right: [], cameo: code, line: line)
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
            if isRight { pattern.right += choices } else { pattern.left += choices }
        }
        for word in pattern.right.first ?? pattern.left.first ?? [] {
            anchors[Self.anchor(block, word), default: []].append(Int32(blocks[block].count))
        }
        blocks[block].append(pattern)
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
