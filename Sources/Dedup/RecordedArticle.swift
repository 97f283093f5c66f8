internal import Wire

/// A judged article made ready for a new index: with its keys and its sketch.
///
/// Any thread can make it, so that the one that owns the index has only the tables to fill.
public struct RecordedArticle: Sendable {
    /// The article with its verdict.
    public let judged: JudgedArticle
    let intake: IntakeArticle
    let sketch: Sketch
    let keys: ArticleKeys

    /// Unpacks the sketch of a judged article; where there is none it is made from the text, with the settings of the
    /// index that it is meant for. Cost: about 5 µs with a sketch.
    public init(_ judged: JudgedArticle, settings: DedupSettings) {
        self.judged = judged
        intake = IntakeArticle(
            article: judged.article, source: judged.source, receivedMilliseconds: judged.receivedMilliseconds)
        sketch =
            judged.sketch.flatMap { Sketch(packed: $0) }
            ?? Sketch(
                of: judged.article, words: Words(judged.article.bodyText, limit: settings.maxWords),
                settings: settings)
        keys = ArticleKeys(intake, sketch: sketch, marks: settings.marks)
    }
}
