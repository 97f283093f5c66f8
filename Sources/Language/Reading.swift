/// What the words of one article say: sentences, tokens, mentions and entities of its headline and body.
public struct Reading: Sendable, Equatable {
    /// UTF-8 of the headline; empty where there is none.
    public var headline: [UInt8]
    /// UTF-8 of the body.
    public var body: [UInt8]
    /// The language read: a BCP 47 tag.
    public var language: String
    /// False where the language has no model here; then only numbers and gazetteer names are mentioned.
    public var languageSupported: Bool
    /// All tokens: the headline's, then the body's.
    public var tokens: [Token]
    /// All sentences, in the order of their tokens.
    public var sentences: [Sentence]
    /// All mentions, in the order of the text.
    public var mentions: [Mention]
    /// All entities, in the order of their first mention.
    public var entities: [Entity]

    /// A reading of two texts in which nothing has been found yet.
    public init(headline: [UInt8], body: [UInt8], language: String, languageSupported: Bool) {
        self.headline = headline
        self.body = body
        self.language = language
        self.languageSupported = languageSupported
        tokens = []
        sentences = []
        mentions = []
        entities = []
    }

    /// The UTF-8 of one of the two texts.
    public func bytes(of field: TextField) -> [UInt8] { field == .headline ? headline : body }

    /// The text of a stretch; empty where it lies outside its text.
    public func text(of span: TextSpan) -> String {
        let bytes = field(span.field)
        guard span.start >= 0, span.start <= span.end, span.end <= bytes.count else { return "" }
        return String(decoding: bytes[span.start..<span.end], as: UTF8.self)
    }

    private func field(_ field: TextField) -> ArraySlice<UInt8> {
        field == .headline ? headline[...] : body[...]
    }
}
