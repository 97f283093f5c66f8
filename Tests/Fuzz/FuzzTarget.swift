import Digest
import Language
import Notation

@testable import Wire

/// What the fuzzer drives: one parser each, chosen by the environment variable `FUZZ_TARGET`.
///
/// A target takes any bytes, and may refuse them but never trap, hang or eat memory. Where a parser has a law, the
/// target holds it: a finding is a law broken too.
struct FuzzTarget: Sendable {
    private let run: @Sendable ([UInt8]) -> Void

    /// The target of a name; nil where there is none.
    init?(_ name: String) {
        guard let decoder = try? WireDecoder(data: DataFolder(room: "Wire")) else { return nil }
        let tables = decoder.tables
        let finisher = decoder.finisher
        let limits = DecodingLimits(maxBytes: 1 << 16, maxTextBytes: 1 << 16)
        @Sendable func draft() -> Article { decoder.draft(.plainText, .init(sha256: "", bytes: 0)) }
        @Sendable func finish(_ read: (inout Article) -> Void) {
            var article = draft()
            read(&article)
            finisher.finish(&article, envelope: Envelope(received: 1.8e9))
            Self.hold(article)
        }
        switch name {
        case "decoder":
            run = { bytes in
                // A record that is refused is an answer.
                guard
                    let articles = try? decoder.articles(
                        in: bytes, envelope: Envelope(provider: "fuzz", received: 1.8e9))
                else { return }
                for article in articles.prefix(4) { Self.hold(article) }
            }
        case "json":
            run = { bytes in
                let reader = JSONReader(maxDepth: 64, maxValues: 10_000)
                if let value = try? reader.value(from: bytes) {
                    guard let again = try? reader.value(from: value.bytes), again.bytes == value.bytes else {
                        preconditionFailure("JSON that was read and written is not read the same again")
                    }
                }
                _ = try? reader.lenientValue(from: bytes)
            }
        case "xml": run = { _ = try? XMLTreeParser(limits: limits).tree(of: $0, isFeed: true) }
        case "html":
            run = { bytes in
                _ = HTMLBody.blocks(of: String(decoding: bytes, as: UTF8.self), maxTextBytes: 1 << 16)
            }
        case "page":
            let pages = decoder.pages
            run = { bytes in finish { pages.read(bytes, into: &$0) } }
        case "text":
            let reader = PlainTextReader(
                tables: tables, bylines: finisher.bylines, datelines: finisher.datelines)
            run = { bytes in
                finish { reader.read(TextEncoding.clean(TextEncoding.utf8(bytes).bytes), into: &$0) }
            }
        case "anpa":
            let reader = ANPA1312Reader(tables: tables, bylines: finisher.bylines)
            run = { bytes in
                guard let message = ANPAMessage([0x16, 0x16, 1] + bytes) else { return }
                finish { reader.read(message, received: 1.8e9, into: &$0) }
            }
        case "iptc7901":
            let reader = IPTC7901Reader(tables: tables, bylines: finisher.bylines)
            run = { bytes in finish { reader.read(bytes, into: &$0) } }
        case "reuters":
            let reader = ReutersReader(tables: tables, bylines: finisher.bylines)
            run = { bytes in
                for story in ReutersArchive.stories(in: bytes).prefix(4) + [bytes] {
                    finish { reader.read(story, received: 1.8e9, into: &$0) }
                }
            }
        case "encoding":
            run = { bytes in
                let narrowed = TextEncoding.narrowed(bytes) ?? bytes
                let utf8 = TextEncoding.utf8(narrowed).bytes
                let clean = TextEncoding.clean(utf8)
                precondition(TextEncoding.validity(of: clean) != .invalid, "cleaned text is not UTF-8")
                precondition(TextEncoding.clean(clean) == clean, "cleaned text is not clean")
            }
        case "dates":
            run = { bytes in
                let time = tables.dates.time(String(decoding: bytes, as: UTF8.self))
                if let utc = time.utc, let text = Timestamp.text(of: utc) {
                    precondition(Timestamp.read(text)?.utc == utc, "a moment is not read as it was written")
                }
            }
        case "heads":
            run = { bytes in
                let line = String(decoding: bytes, as: UTF8.self)
                _ = finisher.bylines.byline(ofLine: line)
                _ = finisher.bylines.split(line)
                if let dateline = finisher.datelines.dateline(atHeadOf: line) {
                    precondition(dateline.length <= line.unicodeScalars.count, "a dateline is past its line")
                }
                _ = finisher.datelines.dateline(ofField: line)
                for place in [MarkReader.Place.headline, .slugline, .ednote, .body, .signal] {
                    _ = tables.marks.marks(in: line, at: place)
                }
            }
        case "tokeniser":
            guard let tokeniser = try? Tokeniser(data: DataFolder(room: "Language")) else { return nil }
            run = { bytes in
                let text = Array(String(decoding: bytes, as: UTF8.self).utf8)
                var end = 0
                for token in tokeniser.tokens(of: text, field: .body) {
                    precondition(token.span.start >= end && token.span.end <= text.count, "tokens overlap")
                    end = token.span.end
                }
            }
        default: return nil
        }
    }

    /// Gives bytes to the parser.
    func feed(_ bytes: [UInt8]) { run(bytes) }

    /// The laws of every article: its text is its paragraphs', and it survives its JSON form.
    private static func hold(_ article: Article) {
        precondition(article.bodyText == Article.text(of: article.body), "text and paragraphs differ")
        guard let again = try? Article(jsonBytes: article.jsonBytes) else {
            preconditionFailure("an article's JSON is not read again")
        }
        precondition(again == article, "an article is not what its JSON says")
    }
}
