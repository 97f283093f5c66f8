import Language

/// How well a name tagger finds the persons, organisations and places of annotated text.
struct NameScores {
    /// Names that are right, found and there, by type.
    private(set) var right: [String: Int] = [:]
    private(set) var found: [String: Int] = [:]
    private(set) var gold: [String: Int] = [:]

    /// Measures a tagger on a corpus.
    init(_ tagger: NameTagger, on corpus: Corpus) {
        for document in corpus.documents {
            for (tags, ours) in zip(document.tags, tagger.tags(of: document.sentences)) {
                let theirs = Self.spans(tags), own = Self.spans(ours)
                for span in theirs { gold[span.type, default: 0] += 1 }
                for span in own {
                    found[span.type, default: 0] += 1
                    if theirs.contains(span) { right[span.type, default: 0] += 1 }
                }
            }
        }
    }

    private struct Span: Equatable {
        let start: Int
        var end: Int
        let type: String
    }

    /// The names of types that all corpora know.
    private static func spans(_ tags: [String]) -> [Span] {
        var spans: [Span] = []
        for (index, tag) in tags.enumerated() where tag != "O" {
            let type = String(tag.dropFirst(2))
            if tag.hasPrefix("I-"), let last = spans.last, last.end == index, last.type == type {
                spans[spans.count - 1].end += 1
            } else {
                spans.append(Span(start: index, end: index + 1, type: type))
            }
        }
        return spans.filter { $0.type != "MISC" && NameTraining.types.contains($0.type) }
    }

    /// F1 of a type, or of all.
    func score(_ type: String? = nil) -> Double {
        func total(_ counts: [String: Int]) -> Double {
            Double(type.map { counts[$0] ?? 0 } ?? counts.values.reduce(0, +))
        }
        let sum = total(found) + total(gold)
        return sum == 0 ? 0 : 2 * total(right) / sum
    }

    /// One line of a table.
    var line: String {
        let parts = ["PER", "ORG", "LOC"].map { "\($0) \(Figures.share(score($0)))" }.joined(separator: "  ")
        return "F1 \(Figures.share(score()))  \(parts)  (\(gold.values.reduce(0, +)) names)"
    }
}
