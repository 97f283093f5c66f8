/// A word, number or mark of punctuation, and where it stands.
public struct Token: Sendable, Equatable {
    /// Where it stands.
    public var span: TextSpan
    /// Whether white space stands before it.
    public var spaceBefore: Bool

    /// A token at a place.
    public init(span: TextSpan, spaceBefore: Bool) {
        self.span = span
        self.spaceBefore = spaceBefore
    }
}
