/// The Phoenix actor files as a table: a name and its dated roles.
struct ActorDictionary {
    private var roles: [String: [String]] = [:]

    /// One row a name, in the order of the alphabet: name, roles joined by `;`, each `CODE` or `CODE:from:to`.
    var table: [String] { roles.keys.sorted().map { "\($0)\t\((roles[$0] ?? []).joined(separator: ";"))" } }

    /// Adds the entries of a file.
    mutating func add(_ lines: [Substring]) {
        var names: [String] = []
        var codes: [String] = []
        for line in lines {
            let content = DictionaryLine.content(line)
            guard let first = content.first else { continue }
            if first == "+" || !(first.isWhitespace || first == "[") {
                if first != "+" {
                    settle(names, codes)
                    (names, codes) = ([], [])
                }
                let phrase = content.drop { $0 == "+" }.prefix { $0 != "[" && $0 != "{" }
                let words = DictionaryLine.words(phrase)
                let name = words.joined(separator: " ")
                if !words.isEmpty, name.utf8.count > 1 { names.append(name) }
            }
            var rest = content
            while let inside = DictionaryLine.between("[", "]", in: rest) {
                if let role = Self.role(inside) { codes.append(role) }
                rest = content[inside.endIndex...]
            }
        }
        settle(names, codes)
    }

    private mutating func settle(_ names: [String], _ codes: [String]) {
        guard !codes.isEmpty else { return }
        for name in names {
            for code in codes where roles[name]?.contains(code) != true {
                roles[name, default: []].append(code)
            }
        }
    }

    /// `CODE`, or `CODE:from:to` with eight-digit days; either may be empty.
    private static func role(_ inside: Substring) -> String? {
        let parts = inside.split(separator: " ")
        guard let code = parts.first, code.allSatisfy({ $0.isLetter || $0 == "-" }), code.count >= 3 else {
            return nil
        }
        guard parts.count > 1 else { return String(code) }
        let span = parts[1...].joined()
        if span.hasPrefix("<") { return "\(code)::\(day(span.dropFirst()))" }
        if span.hasPrefix(">") { return "\(code):\(day(span.dropFirst())):" }
        let ends = span.split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2 else { return String(code) }
        return "\(code):\(day(ends[0])):\(day(ends[1]))"
    }

    private static func day(_ text: Substring) -> String {
        let digits = text.filter(\.isNumber)
        switch digits.count {
        case 8: return String(digits)
        case 6: return ((Int(digits.prefix(2)) ?? 0) < 30 ? "20" : "19") + digits
        default: return ""
        }
    }
}

/// The Phoenix agents file as a table: a phrase and its sector.
struct AgentDictionary {
    let table: [String]

    init(_ lines: [Substring]) {
        var sets: [String: [String]] = [:]
        var rows: [String: String] = [:]
        for line in lines {
            let content = DictionaryLine.content(line)
            if content.hasPrefix("!"), let equals = content.firstIndex(of: "=") {
                let name = content[..<equals].filter { $0 != "!" && $0 != " " }
                sets[String(name)] = content[content.index(after: equals)...].split(separator: ",").map {
                    $0.filter { $0 != " " }
                }
                continue
            }
            guard let code = DictionaryLine.between("[", "]", in: content), code.hasPrefix("~") else {
                continue
            }
            let head = content.prefix { $0 != "[" && $0 != "{" }
            let given = DictionaryLine.between("{", "}", in: content)
            for phrase in Self.expand(String(head), sets) {
                let name = DictionaryLine.words(phrase).joined(separator: " ")
                guard name.utf8.count > 1 else { continue }
                let plural = given.map { DictionaryLine.words($0).joined(separator: " ") }
                for form in [name, plural ?? DictionaryLine.plural(name)] where !form.isEmpty {
                    rows[form] = rows[form] ?? String(code.dropFirst())
                }
            }
        }
        table = rows.keys.sorted().map { "\($0)\t\(rows[$0] ?? "")" }
    }

    private static func expand(_ phrase: String, _ sets: [String: [String]]) -> [String] {
        let pieces = phrase.split(separator: "!", omittingEmptySubsequences: false).map(String.init)
        guard pieces.count >= 3, let choices = sets[pieces[1]] else { return [phrase] }
        return choices.flatMap { expand(pieces[0] + $0 + pieces[2...].joined(separator: "!"), sets) }
    }
}
