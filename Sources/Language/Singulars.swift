import Digest

/// Turns plural nouns into singular ones: a list of the irregular ones, and the rules of English spelling.
struct Singulars: Sendable {
    private let irregular: [String: String]

    /// Loads `plurals.tsv`.
    init(data: DataFolder) throws {
        irregular = Dictionary(
            try TableFile("plurals.tsv", in: data).rows.compactMap { $0.count > 1 ? ($0[0], $0[1]) : nil },
            uniquingKeysWith: { first, _ in first })
    }

    /// The singular, in lower case, of a noun; of its last part where it has a hyphen.
    func singular(of noun: String) -> String {
        let word = noun.lowercased()
        if let known = irregular[word] { return known }
        if let hyphen = word.lastIndex(of: "-"), hyphen != word.startIndex {
            let tail = word.index(after: hyphen)
            return tail < word.endIndex ? String(word[..<tail]) + singular(of: String(word[tail...])) : word
        }
        guard word.utf8.count > 3, word.hasSuffix("s"), !word.hasSuffix("ss"), !word.hasSuffix("us"),
            !word.hasSuffix("is")
        else { return word }
        if word.hasSuffix("ies") { return String(word.dropLast(3)) + "y" }
        for ending in ["sses", "ches", "shes", "xes", "zzes"] where word.hasSuffix(ending) {
            return String(word.dropLast(2))
        }
        return String(word.dropLast())
    }
}
