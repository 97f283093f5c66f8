/// What a person types to search, as FTS5's language has it.
///
/// All words must occur; `"a phrase"` must occur as it stands; `-word` must not; a word that ends with `*` stands for
/// all that begin so; `OR` between two words asks for either. Nothing a person types is an error: other signs are
/// taken as text.
struct SearchQuery {
    /// The query in FTS5's language; nil where there is no word to look for.
    let expression: String?

    init(_ text: String) {
        var wanted: [String] = []
        var unwanted: [String] = []
        var joinsNext = false
        for term in Self.terms(of: text) {
            if term.text == "OR", !term.isPhrase {
                joinsNext = !wanted.isEmpty
                continue
            }
            var text = term.text
            let isPrefix = !term.isPhrase && text.hasSuffix("*")
            while !term.isPhrase, text.hasSuffix("*") { text.removeLast() }
            guard text.contains(where: { $0.isLetter || $0.isNumber }) else { continue }
            let quoted = "\"\(text)\"" + (isPrefix ? "*" : "")
            if term.isExcluded {
                unwanted.append(quoted)
            } else if joinsNext, let last = wanted.popLast() {
                wanted.append("\(last) OR \(quoted)")
            } else {
                wanted.append(quoted)
            }
            joinsNext = false
        }
        guard !wanted.isEmpty else {
            expression = nil
            return
        }
        let all = wanted.map { "(\($0))" }.joined(separator: " AND ")
        expression = (["(\(all))"] + unwanted).joined(separator: " NOT ")
    }

    private struct Term {
        var text: String
        var isPhrase: Bool
        var isExcluded: Bool
    }

    private static func terms(of text: String) -> [Term] {
        var terms: [Term] = []
        var current = ""
        var isPhrase = false
        var isExcluded = false
        func end() {
            if !current.isEmpty {
                terms.append(Term(text: current, isPhrase: isPhrase, isExcluded: isExcluded))
            }
            (current, isPhrase, isExcluded) = ("", false, false)
        }
        for character in text {
            switch character {
            case "\"", "“", "”":
                let excluded = isExcluded && current.isEmpty
                let closes = isPhrase
                end()
                if !closes { (isPhrase, isExcluded) = (true, excluded) }
            case "-" where current.isEmpty && !isPhrase: isExcluded = true
            case _ where character.isWhitespace && !isPhrase: end()
            default: current.append(character)
            }
        }
        end()
        return terms
    }
}
