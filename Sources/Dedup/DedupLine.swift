internal import Digest
public import Notation
public import Wire

/// One article to judge: a line of `dedup --lines`.
public struct DedupLine: Sendable {
    /// The line's id, as it was written.
    public let id: JSONValue
    /// The article.
    public let intake: IntakeArticle

    /// Reads `{"id","text","headline"?,"slug"?,"outlet"?,"ts"?}`; `ts` is in seconds since 1970.
    ///
    /// The text is decoded as plain copy, so that marks in it (a kill, an update, a dateline) count as they do on the
    /// wire; what the line says apart wins.
    /// - Throws: `JSONError` where the line is not of that form.
    public init(_ line: [UInt8], number: Int64, decoder: WireDecoder) throws {
        let json = try JSONReader().value(from: line)
        id = try json.required("id")
        let text = try json.requiredString("text")
        let seconds = json["ts"]?.double
        let outlet = json["outlet"]?.string
        let envelope = Envelope(contentType: "text/plain", provider: outlet, received: seconds)
        var article = Self.article(text, envelope, decoder)
        article.itemID = id.string ?? id.line
        if let outlet { article.provider = outlet }
        if let headline = json["headline"]?.string { article.headline = headline }
        if let slug = json["slug"]?.string { article.slugline = slug }
        article = decoder.marked(article)
        // A date in the text may be that of something else; the line's own time is when it was sent.
        if let seconds {
            article.versionCreated = WireTime(utc: seconds, raw: "", zoneKnown: true)
        }
        intake = IntakeArticle(
            article: article,
            source: SourceCoordinates(topic: "lines", partition: 0, offset: number, ordinal: 0),
            receivedMilliseconds: Int64((seconds ?? 0) * 1000))
    }

    private static func article(_ text: String, _ envelope: Envelope, _ decoder: WireDecoder) -> Article {
        let bytes = Array(text.utf8)
        do throws(WireError) {
            if let article = try decoder.articles(in: bytes, envelope: envelope).first { return article }
        } catch {
            // Text that no decoder reads, such as an empty one, is judged as it stands.
        }
        var article = Article(
            provider: envelope.provider ?? "unknown", itemID: "", rawFormat: "text",
            rawSHA256: SHA256(of: bytes).hex,
            rawBytes: bytes.count)
        article.body = text.isEmpty ? [] : [Block(.paragraph, text)]
        article.bodyText = text
        return article
    }
}
