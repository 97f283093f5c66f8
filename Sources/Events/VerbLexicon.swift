import Digest

/// The verbs of CAMEO with their patterns, and the project's own triggers.
///
/// A pattern is a set of words that stand left and right of the trigger in its clause, in this order.
struct VerbLexicon: Sendable {
    /// One pattern of a block of verbs.
    struct Pattern: Sendable {
        var left: [[UInt64]]
        var right: [[UInt64]]
        /// Which words of `right` must stand near the trigger or the word before them: particles and prepositions.
        var isNear: [Bool] = []
        /// Whether it names force, a disaster or an accident, whose words may stand in the next clause.
        var isForce = false
        /// Empty where the pattern says that there is no event.
        var cameo: String
        /// Set by the project's own triggers.
        var kind: String?
        /// Names of sectors that the subject must bear.
        var sectors: [String] = []
        /// Whether the verb must have (true) or lack (false) a direct object; nil for either.
        var object: Bool?
        /// Line of its file.
        var line = 0
    }

    /// A verb: the block of its patterns and its own code.
    struct Verb: Sendable {
        var block: Int
        var cameo: String
        /// Line of its file.
        var line = 0
    }

    /// The newer set of CAMEO patterns and the older, larger one, in the order in which they are asked.
    private(set) var tables: [CameoTable] = []
    private(set) var own = WordTable<[Pattern]>()
    private(set) var nouns = WordTable<[Pattern]>()
    /// Every single-word verb form with its class.
    private(set) var forms: [UInt64: WordClass] = [:]

    init(data: DataFolder, kinds: KindTable) throws(DataError) {
        for name in ["verbs.tsv", "verbpatterns.tsv"] {
            let table = CameoTable(try DataTable(name, in: data), name: name)
            for (word, kind) in table.forms where forms[word] == nil { forms[word] = kind }
            tables.append(table)
        }
        try loadOwn(DataTable("triggers.tsv", in: data), kinds)
    }

    private mutating func loadOwn(_ table: DataTable, _ kinds: KindTable) {
        table.forEachNumberedRow { cells, line in
            let row = cells.map { String(decoding: $0, as: UTF8.self) }
            guard row.count > 5 else { return }
            func choices(_ cell: String) -> [[UInt64]] {
                cell.split(separator: " ").map { step in
                    step.split(separator: "|").filter { !$0.hasPrefix("@") && !$0.hasPrefix("+") }
                        .map { WordHash.of(String($0)) }
                }.filter { !$0.isEmpty }
            }
            let object = row[3].contains("+object") ? true : row[3].contains("+none") ? false : nil
            let sectors = row[2].split(whereSeparator: { $0 == "|" || $0 == " " }).filter {
                $0.hasPrefix("@")
            }
            .map { String($0.dropFirst()) }
            let right = choices(row[3])
            let code = row[5].isEmpty ? kinds.kind(named: row[4])?.cameo : row[5]
            let pattern = Pattern(
                left: choices(row[2]), right: right,
                isNear: right.map { $0.allSatisfy(Words.nearby.contains) },
                isForce: code.map { $0 >= "17" || $0 == "-" } ?? (row[4] != "-"), cameo: row[5], kind: row[4],
                sectors: sectors,
                object: object, line: line)
            for (index, form) in Inflection.forms(row[1], isVerb: row[0] == "v").enumerated() {
                let word = WordHash.of(form)
                if row[0] == "v" {
                    own[word, default: []].append(pattern)
                    forms[word] = CameoTable.verbClass(Array(form.utf8)[...], index)
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
