/// A sentence: where it stands, and its tokens.
public struct Sentence: Sendable, Equatable {
    /// From the first token's start to the last one's end.
    public var span: TextSpan
    /// Its tokens, as indices into `Reading.tokens`.
    public var tokens: Range<Int>
    /// Number of its paragraph in its text, from 0.
    public var paragraph: Int

    /// A sentence of a paragraph.
    public init(span: TextSpan, tokens: Range<Int>, paragraph: Int) {
        self.span = span
        self.tokens = tokens
        self.paragraph = paragraph
    }
}
