internal import Dedup
internal import GRDB
internal import Notation
internal import Wire

/// A judged article as its row holds it: the head as JSON, the body as text.
struct PackedArticle {
    /// The record's JSON without body.
    var head: String
    /// The body's text.
    var body: String
    /// Kinds and texts of the paragraphs as JSON; nil where they are the body cut at blank lines.
    var blocks: String?

    init(_ judged: JudgedArticle) {
        var bare = judged
        body = judged.article.bodyText
        bare.article.body = []
        bare.article.bodyText = ""
        head = bare.json.line
        let isPlain = Block.isPlain(judged.article.body, body)
        // SQLite's texts end at a NUL: a body that holds one stands in the blocks, as JSON escapes it.
        let holdsNUL = body.withUTF8 { $0.contains(0) }
        if holdsNUL { body = "" }
        blocks =
            isPlain && !holdsNUL
            ? nil
            : JSONValue.array(
                judged.article.body.map { .array([.string($0.kind.rawValue), .string($0.text)]) }
            ).line
    }

    /// Reads the columns `head`, `body` and `blocks` of a row.
    init(row: Row) throws {
        self.init(
            head: try row.value("head"), body: try row.value("body"), blocks: try row.optional("blocks"))
    }

    init(head: String, body: String, blocks: String?) {
        self.head = head
        self.body = body
        self.blocks = blocks
    }

    /// The article as it was; with `withBody` false, without its text.
    func judged(withBody: Bool = true) throws -> JudgedArticle {
        var judged = try JudgedArticle(jsonBytes: Array(head.utf8))
        guard withBody else { return judged }
        judged.article.bodyText = body
        if let blocks {
            judged.article.body =
                try JSONReader().value(from: Array(blocks.utf8)).array?.compactMap { block in
                    guard let kind = block.array?.first?.string.flatMap({ Block.Kind(rawValue: $0) }),
                        let text = block.array?.last?.string
                    else { return nil }
                    return Block(kind, text)
                } ?? []
            if body.isEmpty {
                judged.article.bodyText = judged.article.body.map(\.text).joined(separator: "\n\n")
            }
        } else {
            judged.article.body = Block.paragraphs(of: body)
        }
        return judged
    }
}
