public import Wire

/// An article with its words and its sketch: what can be had of it before its turn to be judged comes, on any thread.
public struct PreparedArticle: Sendable {
    /// The article, as it came in.
    public let intake: IntakeArticle
    private(set) var words: Words
    private(set) var sketch: Sketch
    let keys: ArticleKeys
    let marks: CopyMarks

    /// Reads the words of an article. Cost: about 20 µs for an article of 200 words.
    public init(_ intake: IntakeArticle, settings: DedupSettings) {
        self.intake = intake
        words = Words(intake.article.bodyText, limit: settings.maxWords)
        sketch = Sketch(of: intake.article, words: words, settings: settings)
        keys = ArticleKeys(intake, sketch: sketch, marks: settings.marks)
        marks = CopyMarks(intake.article, words: words, marks: settings.marks)
    }

    /// The article without some of its words, by which it is looked for and compared.
    func without(_ ranges: [Range<Int>], settings: DedupSettings) -> PreparedArticle {
        var rest = self
        rest.words = words.without(ranges)
        let letters = rest.words.words.reduce(0) { $0 + Int($1.length) + 1 }
        if sketch.text != nil, letters > settings.minComparableCharacters {
            rest.sketch.sample(rest.words, settings: settings)
        } else {
            rest.sketch.samples = []
        }
        return rest
    }
}
