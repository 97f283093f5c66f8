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
        guard value.count <= limits.maxBytes else {
            throw WireError(
                .tooLarge,
                "record has \(value.count) bytes, limit is \(limits.maxBytes); raise wire.max_bytes or split it upstream"
            )
        }
        let record = RawRecord(sha256: SHA256(of: value).hex, bytes: value.count)
        return try articles(in: value, envelope: envelope, record: record, depth: 0)
    }

    /// What every article of a record carries of it.
    struct RawRecord: Sendable {
        var sha256: String
        var bytes: Int
    }

    private func articles(
        in value: [UInt8], envelope: Envelope, record: RawRecord, depth: Int
    ) throws(WireError) -> [Article] {
        guard depth < 4 else {
            throw WireError(
                .malformed, "more than 3 envelopes lie in each other; look at the record's producer")
        }
        guard value.contains(where: { $0 > 32 && $0 != 0x7F }) else {
            throw WireError(.empty, "the record holds no text; look at its producer")
        }
        switch FormatDetector.family(of: value) {
        case .confluent:
            throw WireError(
                .confluentFrame,
                "the value starts with a schema registry's frame; let the producer write plain bytes or convert upstream"
            )
        case .ftMessage:
            guard let inner = EnvelopePeeler.ftMessage(value, envelope: envelope) else {
                throw WireError(.malformed, "the FTMSG headers have no end; look at the record's producer")
            }
            return try articles(in: inner.value, envelope: inner.envelope, record: record, depth: depth + 1)
        case .json: return try fromJSON(value, envelope: envelope, record: record, depth: depth)
        case .text: return [plainText(value, envelope: envelope, record: record)]
        case .xml: return try fromXML(value, envelope: envelope, record: record)
        case .iptc7901:
            var article = draft(.iptc7901, record)
            IPTC7901Reader(tables: tables, bylines: finisher.bylines).read(value, into: &article)
            finisher.finish(&article, envelope: envelope)
            return [article]
        case .anpa1312, .binary: throw Self.unsupported("these bytes")
        }
    }

    static func unsupported(_ what: String) -> WireError {
        WireError(
            .unsupportedFormat, "\(what) are in no format that is read here; see the list in the README")
    }

    func draft(_ format: WireFormat, _ record: RawRecord) -> Article {
        Article(
            provider: "", itemID: "", rawFormat: format.rawValue, rawSHA256: record.sha256,
            rawBytes: record.bytes)
    }

    private func plainText(_ value: [UInt8], envelope: Envelope, record: RawRecord) -> Article {
        let (utf8, _) = TextEncoding.utf8(value)
        var article = draft(.plainText, record)
        PlainTextReader(tables: tables, bylines: finisher.bylines, datelines: finisher.datelines)
            .read(TextEncoding.clean(utf8), into: &article)
        finisher.finish(&article, envelope: envelope)
        return article
    }

    private func fromJSON(
        _ value: [UInt8], envelope: Envelope, record: RawRecord, depth: Int
    ) throws(WireError) -> [Article] {
        let (json, recovered) = try Self.json(TextEncoding.utf8(value).bytes, limits: limits)
        if let event = EnvelopePeeler.cloudEvent(json, envelope: envelope) {
            guard let data = event.data else {
                throw WireError(.empty, "the CloudEvent holds no data; look at its producer")
            }
            return try articles(in: data, envelope: event.envelope, record: record, depth: depth + 1)
        }
        let ninjs = NinjsReader(
            tables: tables, bylines: finisher.bylines, datelines: finisher.datelines, limits: limits)
        var articles: [Article] = []
        func add(_ format: WireFormat, _ read: (inout Article) -> Void) {
            var article = draft(format, record)
            read(&article)
            if recovered { article.warnings.append("recovered") }
            finisher.finish(&article, envelope: envelope)
            articles.append(article)
        }
        for item in json.elements.prefix(limits.maxArticles) {
            guard item.object != nil, let format = FormatDetector.format(of: item) else { continue }
            switch format {
            case .ninjs: add(.ninjs) { ninjs.read(item, into: &$0) }
            case .apMedia:
                let reader = APMediaReader(tables: tables, ninjs: ninjs)
                for item in APMediaReader.items(of: item).prefix(limits.maxArticles) {
                    add(.apMedia) { reader.read(item, into: &$0) }
                }
            default: throw Self.unsupported("JSON objects with these members")
            }
        }
        guard !articles.isEmpty else { throw Self.unsupported("JSON values with these members") }
        return articles
    }

    /// JSON read strictly, and where that fails leniently.
    private static func json(
        _ bytes: [UInt8], limits: DecodingLimits
    ) throws(WireError) -> (value: JSONValue, recovered: Bool) {
        let reader = JSONReader(maxDepth: limits.maxDepth, maxValues: 200_000)
        do throws(JSONError) {
            return (try reader.value(from: bytes), false)
        } catch {
            // What is past a bound stays so; only broken syntax has a second chance.
            if error.code == .tooLarge { throw WireError(.tooLarge, "\(error); split it upstream") }
        }
        do throws(JSONError) {
            return try reader.lenientValue(from: bytes)
        } catch {
            throw WireError(.malformed, "not JSON: \(error); look at the record's producer")
        }
    }
}
