internal import Dedup
internal import Foundation
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
        let isPlain = Self.isPlain(judged.article.body, body)
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
            judged.article.body = Self.plainBlocks(of: body)
        }
        return judged
    }

    /// Whether `plainBlocks` makes these blocks of a body.
    private static func isPlain(_ blocks: [Block], _ body: String) -> Bool {
        guard !body.isEmpty else { return blocks.isEmpty }
        var body = body
        return body.withUTF8 { bytes in
            var start = 0
            for (place, block) in blocks.enumerated() {
                guard block.kind == .paragraph else { return false }
                let isLast = place == blocks.count - 1
                let end = Self.blankLine(in: bytes, from: start) ?? bytes.count
                var text = block.text
                let isSame = text.withUTF8 { text in
                    guard text.count == end - start, let one = text.baseAddress, let other = bytes.baseAddress
                    else { return text.isEmpty && start == end }
                    return memcmp(one, other + start, text.count) == 0
                }
                guard isSame, isLast == (end == bytes.count) else { return false }
                start = end + 2
            }
            return !blocks.isEmpty
        }
    }

    /// Where the next two line feeds stand.
    private static func blankLine(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        var index = start
        while index + 1 < bytes.count {
            if bytes[index + 1] != 0x0A {
                index += 2
            } else if bytes[index] == 0x0A {
                return index
            } else {
                index += 1
            }
        }
        return nil
    }

    private static func plainBlocks(of body: String) -> [Block] {
        guard !body.isEmpty else { return [] }
        var blocks: [Block] = []
        var start = body.utf8.startIndex
        var index = start
        let utf8 = body.utf8
        while index < utf8.endIndex {
            let next = utf8.index(after: index)
            if utf8[index] == 0x0A, next < utf8.endIndex, utf8[next] == 0x0A {
                blocks.append(Block(.paragraph, String(body[start..<index])))
                start = utf8.index(after: next)
                index = start
            } else {
                index = next
            }
        }
        blocks.append(Block(.paragraph, String(body[start...])))
        return blocks
    }
}
