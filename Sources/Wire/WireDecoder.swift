public import Digest
import Notation

/// Reads the value of a raw record, in any format of the wire, as canonical articles.
///
/// Pure: the same bytes with the same envelope give the same articles. Nothing in the bytes can make it trap,
/// read a file or open a connection.
public struct WireDecoder: Sendable {
    let limits: DecodingLimits
    let tables: WireTables
    let finisher: ArticleFinisher

    /// A decoder with the tables of the room's data folder.
    /// - Throws: `DataError` where a table is missing or cannot be read.
    public init(data: DataFolder, limits: DecodingLimits = .init()) throws {
        self.limits = limits
        tables = try WireTables(data: data)
        finisher = ArticleFinisher(tables: tables)
    }

    /// All articles of a record's value, in their order; at least one.
    /// - Throws: `WireError`; its code is the reason on the dead letter.
    public func articles(in value: [UInt8], envelope: Envelope) throws(WireError) -> [Article] {
        try decoding(of: value, envelope: envelope).articles
    }

    /// The articles of a record's value, at least one, and what the value was recognised as.
    /// - Throws: `WireError`; its code is the reason on the dead letter.
    public func decoding(of value: [UInt8], envelope: Envelope) throws(WireError) -> Decoding {
        guard value.count <= limits.maxBytes else {
            throw WireError(
                .tooLarge,
                "record has \(value.count) bytes, limit is \(limits.maxBytes); raise wire.max_bytes or split it upstream"
            )
        }
        let record = RawRecord(sha256: SHA256(of: value).hex, bytes: value.count)
        var evidence: [String] = []
        var envelope = envelope
        if envelope.provider == nil, let source = envelope.source {
            envelope.provider = tables.agencies.id(ofSource: source)
        }
        let articles = try read(value, envelope: envelope, record: record, depth: 0, &evidence)
        return Decoding(articles: articles, evidence: evidence)
    }

    /// An article with the marks that stand in its headline, slug and notes, for one that was given another headline or
    /// slug than its record had.
    public func marked(_ article: Article) -> Article {
        var article = article
        finisher.readMarks(of: &article)
        return article
    }

    /// What every article of a record carries of it.
    struct RawRecord: Sendable {
        var sha256: String
        var bytes: Int
    }

    func read(
        _ value: [UInt8], envelope: Envelope, record: RawRecord, depth: Int, _ evidence: inout [String]
    ) throws(WireError) -> [Article] {
        guard depth < 4 else {
            throw WireError(
                .malformed, "more than 3 envelopes lie in each other; look at the record's producer")
        }
        let isFrame = value.first == 0 && value.count > 5 && value.contains { $0 != 0 }
        guard isFrame || value.contains(where: { $0 > 32 && $0 != 0x7F }) else {
            throw WireError(.empty, "the record holds no text; look at its producer")
        }
        if let narrowed = TextEncoding.narrowed(value) {
            evidence.append("UTF-16 or UTF-32, told by its mark or its zero bytes")
            return try read(narrowed, envelope: envelope, record: record, depth: depth + 1, &evidence)
        }
        var family = FormatDetector.family(of: value)
        evidence.append(family.evidence)
        var isMisled = false
        if let hint = ContentTypeHint(envelope.contentType) {
            if family == .text, hint == .html, value.contains(UInt8(ascii: "<")) {
                family = .html
                evidence.append("the content type says HTML, and there are tags")
            }
            isMisled = !hint.allows(family)
            if isMisled { evidence.append("the content type says otherwise; the bytes decide") }
        }
        var articles = try read(family, value, envelope: envelope, record: record, depth: depth, &evidence)
        if isMisled {
            for index in articles.indices { articles[index].warn("content_type_mismatch") }
        }
        return articles
    }

    private func read(
        _ family: FormatDetector.Family, _ value: [UInt8], envelope: Envelope, record: RawRecord, depth: Int,
        _ evidence: inout [String]
    ) throws(WireError) -> [Article] {
        switch family {
        case .confluent:
            throw WireError(
                .confluentFrame,
                "the value starts with a schema registry's frame; let the producer write plain bytes or convert upstream"
            )
        case .ftMessage:
            guard let inner = EnvelopePeeler.ftMessage(value, envelope: envelope) else {
                throw WireError(.malformed, "the FTMSG headers have no end; look at the record's producer")
            }
            return try read(
                inner.value, envelope: inner.envelope, record: record, depth: depth + 1, &evidence)
        case .json:
            return try fromJSON(value, envelope: envelope, record: record, depth: depth, &evidence)
        case .text: return [plainText(value, envelope: envelope, record: record, &evidence)]
        case .xml: return try fromXML(value, envelope: envelope, record: record, &evidence)
        case .html:
            let article = finished(.html, envelope, record, &evidence) { pages.read(value, into: &$0) }
            guard !article.body.isEmpty || article.headline != nil else {
                throw WireError(.empty, "the page holds neither headline nor text; look at its producer")
            }
            return [article]
        case .reuters:
            let reader = ReutersReader(tables: tables, bylines: finisher.bylines)
            let stories = ReutersArchive.stories(in: value).prefix(limits.maxArticles)
            guard !stories.isEmpty else {
                throw WireError(.malformed, "no REUTERS element has an end; look at the record's producer")
            }
            return stories.map { story in
                finished(.reuters21578, envelope, record, &evidence) {
                    reader.read(story, received: envelope.received, into: &$0)
                }
            }
        case .iptc7901:
            return [
                finished(.iptc7901, envelope, record, &evidence) {
                    IPTC7901Reader(tables: tables, bylines: finisher.bylines).read(value, into: &$0)
                }
            ]
        case .anpa1312:
            guard let message = ANPAMessage(value) else {
                throw WireError(.malformed, "the ANPA header is cut short; look at the record's producer")
            }
            return [
                finished(.anpa1312, envelope, record, &evidence) {
                    ANPA1312Reader(tables: tables, bylines: finisher.bylines)
                        .read(message, received: envelope.received, into: &$0)
                }
            ]
        case .binary: throw Self.unsupported("these bytes")
        }
    }

    /// A draft that a reader filled in, in its canonical form.
    func finished(
        _ format: WireFormat, _ envelope: Envelope, _ record: RawRecord, _ evidence: inout [String],
        values: (NodePath) -> [String] = { _ in [] }, _ read: (inout Article) -> Void
    ) -> Article {
        var article = draft(format, record)
        read(&article)
        if let profile = tables.profile(of: article) {
            profile.apply(to: &article, tables: tables, bylines: finisher.bylines, values)
            let reason = "profile \(profile.name): the agency is \(profile.agency)"
            if !evidence.contains(reason) { evidence.append(reason) }
        }
        finisher.finish(&article, envelope: envelope)
        return article
    }

    var linked: LinkedDataReader {
        LinkedDataReader(
            tables: tables, bylines: finisher.bylines, datelines: finisher.datelines, limits: limits)
    }

    var pages: PageReader { PageReader(tables: tables, linked: linked, limits: limits) }

    static func unsupported(_ what: String) -> WireError {
        WireError(
            .unsupportedFormat, "\(what) are in no format that is read here; see the list in the README")
    }

    func draft(_ format: WireFormat, _ record: RawRecord) -> Article {
        Article(
            provider: "", itemID: "", rawFormat: format.rawValue, rawSHA256: record.sha256,
            rawBytes: record.bytes)
    }

    private func plainText(
        _ value: [UInt8], envelope: Envelope, record: RawRecord, _ evidence: inout [String]
    ) -> Article {
        let (utf8, _) = TextEncoding.utf8(value)
        return finished(.plainText, envelope, record, &evidence) {
            PlainTextReader(tables: tables, bylines: finisher.bylines, datelines: finisher.datelines)
                .read(TextEncoding.clean(utf8), into: &$0)
        }
    }
}
