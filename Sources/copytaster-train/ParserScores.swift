import Language

/// How many heads and dependencies of a treebank a parser gives right; punctuation does not count.
struct ParserScores {
    private(set) var total = 0
    private(set) var heads = 0
    private(set) var labelled = 0

    init(_ parser: DependencyParser, on sentences: [Treebank.Sentence]) {
        for sentence in sentences {
            let found = parser.parse(sentence.words)
            for index in sentence.words.indices where sentence.dependencies[index] != "punct" {
                total += 1
                guard found.heads[index] == sentence.heads[index] else { continue }
                heads += 1
                if found.dependencies[index] == sentence.dependencies[index] { labelled += 1 }
            }
        }
    }

    /// One line of a table.
    var line: String {
        func share(_ count: Int) -> String { Figures.share(Double(count) / Double(max(1, total))) }
        return "UAS \(share(heads))  LAS \(share(labelled))  (\(total) words)"
    }
}
