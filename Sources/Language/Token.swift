/// A word, number or mark of punctuation, where it stands, and what it does in its sentence.
public struct Token: Sendable, Equatable {
    /// Where it stands.
    public var span: TextSpan
    /// Whether white space stands before it.
    public var spaceBefore: Bool
    /// Its part of speech; `unknown` where the language has no model.
    public var tag: PartOfSpeech
    /// The token that it depends on, as an index into `Reading.tokens`; nil for a sentence's root and where nothing
    /// was parsed.
    public var head: Int?
    /// The name of that dependency in Universal Dependencies: `nsubj`, `obj`, `nsubj:pass`; empty where nothing was
    /// parsed.
    public var dependency: String

    /// A token at a place, not tagged and not parsed.
    public init(span: TextSpan, spaceBefore: Bool) {
        self.span = span
        self.spaceBefore = spaceBefore
        tag = .unknown
        head = nil
        dependency = ""
    }
}
