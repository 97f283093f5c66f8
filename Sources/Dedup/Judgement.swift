/// What the index says of an article, and what it needs to remember it by.
public struct Judgement: Sendable, Equatable {
    /// The verdict.
    public var verdict: Verdict
    /// What a rebuilt index needs of the article, in base64; goes into `JudgedArticle.sketch`.
    public var sketch: String
}
