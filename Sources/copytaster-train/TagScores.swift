import Language

/// How many tags of a treebank a tagger gives right.
struct TagScores {
    private(set) var right = 0
    private(set) var total = 0

    init(_ tagger: PartOfSpeechTagger, on sentences: [Treebank.Sentence]) {
        for sentence in sentences {
            for (gold, found) in zip(sentence.tags, tagger.tags(of: sentence.words)) {
                total += 1
                if gold == found.rawValue { right += 1 }
            }
        }
    }

    /// One line of a table.
    var line: String {
        "\(right) of \(total) tags right, \(Figures.share(Double(right) / Double(max(1, total))))"
    }
}
