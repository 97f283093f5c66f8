/// Names of organisations from several lists, written as copy writes them.
struct OrganisationNames {
    private(set) var names: Set<String> = []
    private var headWords: Set<String> = []

    /// The project's own organisations and outlets.
    init(lexicon: String) throws {
        for line in try Files.lines(lexicon) {
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard cells.count >= 3 else { continue }
            switch cells[0] {
            case "organisation", "outlet": add(cells[2])
            case "orgword": headWords.insert(cells[2].lowercased())
            default: break
            }
        }
    }

    /// The actors of a Phoenix dictionary that have a word that organisations are named by.
    mutating func add(dictionary: String) throws {
        for line in try Files.lines(dictionary) {
            let entry = line.first == "+" ? line.dropFirst() : line
            guard let first = entry.first, first.isLetter else { continue }
            let phrase = entry.prefix { $0 != "[" && $0 != "#" && $0 != "(" && $0 != ";" && $0 != "\t" }
            let words = phrase.split { $0 == "_" || $0 == " " }.map(String.init)
            let isAcronym = words.count == 1 && words[0].utf8.count <= 6
            let hasHead = words.contains { headWords.contains($0.lowercased()) }
            guard !words.isEmpty, hasHead || isAcronym else { continue }
            add(words.count == 1 ? words[0] : words.map(Self.written).joined(separator: " "))
        }
    }

    /// The names of companies in a table of stock indices.
    mutating func add(companies: String) throws {
        for line in try Files.lines(companies) {
            var rest = line[...]
            while let start = rest.firstRange(of: "{'name': '") {
                rest = rest[start.upperBound...]
                let name = rest.prefix { $0 != "'" }
                rest = rest.dropFirst(name.count)
                var words = name.split(separator: " ").map(String.init)
                while let last = words.last, words.count > 1, Self.forms.contains(last.lowercased()) {
                    words.removeLast()
                }
                let short = words.joined(separator: " ")
                if short.utf8.count > 2 { add(short) }
            }
        }
    }

    private static let forms: Set<String> = [
        "inc.", "inc", "corp.", "corp", "plc", "se", "ag", "co.", "ltd.", "ltd", "n.v.", "s.a.", "limited",
        "(the)",
    ]
    private static let small: Set<String> = ["of", "and", "the", "for", "in", "on", "to", "de", "al"]

    private static func written(_ word: String) -> String {
        let lower = word.lowercased()
        if small.contains(lower) { return lower }
        if word.contains(".") { return word }
        return lower.prefix(1).uppercased() + lower.dropFirst()
    }

    private mutating func add(_ name: String) { names.insert(name) }
}
