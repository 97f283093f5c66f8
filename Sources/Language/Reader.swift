public import Digest

/// Reads articles: tokens, sentences, mentions and entities of their headline and body.
///
/// Made once from the room's data and shared by all tasks; reading has no state, and the same request gives the
/// same reading on every machine and thread.
public final class Reader: Sendable {
    /// Bounds and choices.
    public let options: ReaderOptions
    private let tokeniser: Tokeniser
    private let splitter: SentenceSplitter

    /// Loads the room's data.
    /// - Throws: `DataError` where a file is missing, `LanguageError` where one is not of the form expected.
    public init(data: DataFolder = DataFolder(room: "Language"), options: ReaderOptions = ReaderOptions())
        throws
    {
        self.options = options
        let rules = try CuttingRules(data: data)
        tokeniser = Tokeniser(rules: rules)
        splitter = SentenceSplitter(rules: rules)
    }

    /// What the words of one article say.
    /// - Throws: `LanguageError.tooLarge` where headline and body are larger than the options allow.
    public func read(_ request: ReadingRequest) throws -> Reading {
        let headline = Array((request.headline ?? "").utf8)
        let body = Array(request.body.utf8)
        guard headline.count + body.count <= options.maxBytes else {
            throw LanguageError(
                .tooLarge,
                "the text has \(headline.count + body.count) bytes, the limit is \(options.maxBytes); "
                    + "raise language.max_bytes or split the article upstream")
        }
        var reading = Reading(
            headline: headline, body: body, language: request.language ?? "en", languageSupported: true)
        let head = request.body.unicodeScalars.prefix(max(0, request.datelineLength)).reduce(0) {
            $0 + UTF8.width($1)
        }
        cut(headline, field: .headline, head: 0, into: &reading)
        cut(body, field: .body, head: head, into: &reading)
        return reading
    }

    private func cut(_ bytes: [UInt8], field: TextField, head: Int, into reading: inout Reading) {
        let tokens = tokeniser.tokens(of: bytes, field: field)
        reading.sentences += splitter.sentences(
            of: tokens, in: bytes, head: head, firstToken: reading.tokens.count)
        reading.tokens += tokens
    }
}
