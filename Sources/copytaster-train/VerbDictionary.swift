/// A CAMEO verb file as a table of synonym sets (`S`), verbs (`V`) and patterns (`P`).
struct VerbDictionary {
    /// `S name phrase...`, `V block code form...`, `P block code left * right`; phrases are joined by `_`.
    private(set) var table: [String] = []

    private var block = -1
    private var blockCode = ""
    private var set: String?

    init(_ lines: [Substring]) {
        var members: [String: [String]] = [:]
        var rows: [String] = []
        for line in lines {
            let content = DictionaryLine.content(line)
            guard let first = content.first, first != "~" else { continue }
            if content.hasPrefix("---") {
                set = nil
                block += 1
                blockCode = Self.code(content)
            } else if first == "&" {
                set = DictionaryLine.words(content.dropFirst()).joined(separator: "_")
            } else if let set, first == "+" {
                let phrase = DictionaryLine.words(content.dropFirst()).joined(separator: "_")
                if !phrase.isEmpty { members[set, default: []].append(phrase) }
            } else if block >= 0, first == "-" {
                if let row = pattern(content.dropFirst()) { rows.append(row) }
            } else if block >= 0, first == "+" || first.isLetter {
                if let row = verb(content) { rows.append(row) }
            }
        }
        table = members.keys.sorted().map { "S\t\($0)\t\((members[$0] ?? []).joined(separator: " "))" } + rows
    }

    /// The code in brackets: the first of two, empty for `---`.
    private static func code(_ line: Substring) -> String {
        guard let inside = DictionaryLine.between("[", "]", in: line) else { return "" }
        let code = inside.split(separator: ":").first.map(String.init) ?? ""
        return code.allSatisfy(\.isNumber) ? code : ""
    }

    private func verb(_ line: Substring) -> String? {
        let head = line.drop { $0 == "+" }.prefix { $0 != "{" && $0 != "[" }
        let base = DictionaryLine.words(head).joined(separator: "_")
        guard base.count > 1 else { return nil }
        var forms = [base]
        if let given = DictionaryLine.between("{", "}", in: line) {
            forms += given.split(separator: " ").map {
                DictionaryLine.words($0.drop { $0 == "+" }).joined(separator: "_")
            }
        } else if !base.contains("_") {
            forms += Self.regularForms(base)
        }
        let code = line.contains("[") ? Self.code(line) : blockCode
        var seen: Set<String> = []
        forms = forms.filter { !$0.isEmpty && seen.insert($0).inserted }
        return "V\t\(block)\t\(code)\t\(forms.joined(separator: " "))"
    }

    private func pattern(_ line: Substring) -> String? {
        let body = line.prefix { $0 != "[" }
        guard body.contains("*"), line.contains("["), !body.contains("|") else { return nil }
        var words: [String] = []
        for piece in body.split(whereSeparator: { " \t{}()".contains($0) }) {
            if piece == "*" {
                words.append("*")
            } else if piece.hasPrefix("&") {
                words.append("&" + DictionaryLine.words(piece.dropFirst()).joined(separator: "_"))
            } else if piece.contains(where: \.isLetter) {
                words.append(DictionaryLine.words(piece).joined(separator: "_"))
            }
        }
        guard words.count > 1 else { return nil }
        return "P\t\(block)\t\(Self.code(line))\t\(words.joined(separator: " "))"
    }

    /// Third person, gerund and past of a regular verb.
    static func regularForms(_ base: String) -> [String] {
        let vowels: Set<Character> = ["a", "e", "i", "o", "u"]
        let last = base.last ?? " "
        let before = base.dropLast().last ?? " "
        if last == "e" { return [base + "s", base.dropLast() + "ing", base + "d"] }
        if last == "y", !vowels.contains(before) {
            return [base.dropLast() + "ies", base + "ing", base.dropLast() + "ied"]
        }
        if ["s", "x", "z"].contains(last) || base.hasSuffix("ch") || base.hasSuffix("sh") {
            return [base + "es", base + "ing", base + "ed"]
        }
        return [base + "s", base + "ing", base + "ed"]
    }
}

/// The CAMEO2PLOVER table: code, category, mode, context.
struct PloverTable {
    let table: [String]

    init(_ lines: [Substring]) {
        table = lines.compactMap { line in
            let content = DictionaryLine.content(line)
            guard let colon = content.firstIndex(of: ":"), content[..<colon].allSatisfy(\.isNumber) else {
                return nil
            }
            let cells = content[content.index(after: colon)...]
                .split(separator: ",", omittingEmptySubsequences: false)
                .map { $0.filter { !$0.isWhitespace } }
            guard let category = cells.first, !category.isEmpty else { return nil }
            let mode = cells.count > 1 ? cells[1] : ""
            let context = cells.count > 2 ? cells[2] : ""
            return "\(content[..<colon])\t\(category)\t\(mode)\t\(context)"
        }
    }
}
