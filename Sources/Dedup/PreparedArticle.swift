public import Wire

/// An article with its words and its sketch: what can be had of it before its turn to be judged comes, on any thread.
public struct PreparedArticle: Sendable {
    /// The article, as it came in.
    public let intake: IntakeArticle
    let words: Words
    let sketch: Sketch
    let keys: ArticleKeys
    let marks: CopyMarks

    /// Reads the words of an article. Cost: about 20 µs for an article of 200 words.
    public init(_ intake: IntakeArticle, settings: DedupSettings) {
        self.intake = intake
        words = Words(intake.article.bodyText, limit: settings.maxWords)
        sketch = Sketch(of: intake.article, words: words, settings: settings)
        keys = ArticleKeys(intake, sketch: sketch)
        marks = CopyMarks(intake.article, words: words)
    }
}
