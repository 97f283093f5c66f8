import Digest

/// The verbs of CAMEO with their patterns, and the project's own triggers.
///
/// A pattern is a set of words that stand left and right of the trigger in its clause, in this order.
struct VerbLexicon: Sendable {
    /// One pattern of a block of verbs.
    struct Pattern: Sendable {
        var left: [[UInt64]]
        var right: [[UInt64]]
        /// Empty where the pattern says that there is no event.
        var cameo: String
        /// Set by the project's own triggers.
        var kind: String?
        /// Names of sectors that the subject must bear.
        var sectors: [String] = []
    }

    /// A verb: the block of its patterns and its own code.
    struct Verb: Sendable {
        var block: Int
        var cameo: String
    }

    private var verbs = PhraseTrie(capacity: 16_000)
    private var verbList: [Verb] = []
    private(set) var blocks: [[Pattern]] = []
    private var synonyms: [String: [UInt64]] = [:]
    private(set) var own: [UInt64: [Pattern]] = [:]
    private(set) var nouns: [UInt64: [Pattern]] = [:]
    /// Every single-word verb form with its class.
    private(set) var forms: [UInt64: WordClass] = [:]

    init(data: DataFolder) throws(DataError) {
        try loadCameo(DataTable("verbs.tsv", in: data))
        try loadOwn(DataTable("triggers.tsv", in: data))
    }

    /// The longest CAMEO verb that starts at a token.
    func verb(in words: [UInt64], at start: Int, end: Int) -> (verb: Verb, length: Int)? {
        guard let found = verbs.longest(in: words, at: start, end: end) else { return nil }
        return (verbList[Int(found.value)], found.length)
    }

    private mutating func loadCameo(_ table: DataTable) throws(DataError) {
        table.forEachRow { cells in
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
                addVerb(DataTable.pieces(cells[3], by: 32), Verb(block: block, cameo: code))
            } else {
                addPattern(cells[3], code, block)
            }
        }
    }

    private mutating func addVerb(_ list: [ArraySlice<UInt8>], _ verb: Verb) {
        for (index, form) in list.enumerated() {
            let words = form.split(separator: UInt8(ascii: "_")).map { WordHash.of($0) }
            if verbs.value(of: words) < 0 {
                verbs.insert(words, value: Int32(verbList.count))
                verbList.append(verb)
            }
            if words.count == 1, forms[words[0]] == nil { forms[words[0]] = Self.verbClass(form, index) }
        }
    }

    private static func verbClass(_ form: ArraySlice<UInt8>, _ index: Int) -> WordClass {
        let text = String(decoding: form, as: UTF8.self)
        if index == 0 { return .verbBase }
        if text.hasSuffix("ing") { return .verbGerund }
        if text.hasSuffix("s"), !text.hasSuffix("ss") { return .verbThird }
        return .verbPast
    }

    private mutating func addPattern(_ cell: ArraySlice<UInt8>, _ code: String, _ block: Int) {
        var pattern = Pattern(left: [], right: [], cameo: code)
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

    private mutating func loadOwn(_ table: DataTable) throws(DataError) {
        for row in table.rows where row.count > 5 {
            func choices(_ cell: String) -> [[UInt64]] {
                cell.split(separator: " ").map { step in
                    step.split(separator: "|").filter { !$0.hasPrefix("@") }.map { WordHash.of(String($0)) }
                }.filter { !$0.isEmpty }
            }
            let sectors = row[2].split(whereSeparator: { $0 == "|" || $0 == " " }).filter {
                $0.hasPrefix("@")
            }
            .map { String($0.dropFirst()) }
            let pattern = Pattern(
                left: choices(row[2]), right: choices(row[3]), cameo: row[5], kind: row[4], sectors: sectors)
            for (index, form) in Inflection.forms(row[1], isVerb: row[0] == "v").enumerated() {
                let word = WordHash.of(form)
                if row[0] == "v" {
                    own[word, default: []].append(pattern)
                    forms[word] = Self.verbClass(Array(form.utf8)[...], index)
                } else {
                    nouns[word, default: []].append(pattern)
                }
            }
        }
    }
}

/// The forms of the verbs in the project's own tables.
enum Inflection {
    /// `flee,flees,fled` as listed; `kidnap+` doubles its last letter; a bare verb is regular.
    static func forms(_ cell: String, isVerb: Bool) -> [String] {
        if cell.contains(",") || !isVerb { return cell.split(separator: ",").map(String.init) }
        if cell.hasSuffix("+") {
            let base = String(cell.dropLast())
            let last = base.last.map(String.init) ?? ""
            return [base, base + "s", base + last + "ing", base + last + "ed"]
        }
        if cell.hasSuffix("e") { return [cell, cell + "s", cell.dropLast() + "ing", cell + "d"] }
        if cell.hasSuffix("y"), let before = cell.dropLast().last, !"aeiou".contains(before) {
            return [cell, cell.dropLast() + "ies", cell + "ing", cell.dropLast() + "ied"]
        }
        let hisses =
            cell.hasSuffix("s") || cell.hasSuffix("x") || cell.hasSuffix("ch") || cell.hasSuffix("sh")
        return [cell, cell + (hisses ? "es" : "s"), cell + "ing", cell + "ed"]
    }
}
