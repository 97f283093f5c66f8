import Notation

extension WireDecoder {
    /// The articles of a JSON value, or of the value inside CloudEvents, one or a batch.
    func fromJSON(
        _ value: [UInt8], envelope: Envelope, record: RawRecord, depth: Int, _ evidence: inout [String]
    ) throws(WireError) -> [Article] {
        let (json, recovered) = try Self.json(TextEncoding.utf8(value).bytes, limits: limits)
        if recovered { evidence.append("the JSON was mended to be read") }
        if let events = EnvelopePeeler.cloudEvents(json, envelope: envelope, sources: tables.agencies) {
            evidence.append("the members are those of a CloudEvent in structured mode")
            return try fromEvents(events, record: record, depth: depth, &evidence)
        }
        var articles: [Article] = []
        for element in json.elements.prefix(limits.maxArticles) {
            guard element.object != nil, let (format, reason) = FormatDetector.format(of: element) else {
                continue
            }
            if articles.isEmpty { evidence.append(reason) }
            for (item, read) in readers(of: element, format) where articles.count < limits.maxArticles {
                articles.append(
                    finished(format, envelope, record, &evidence, values: { $0.values(in: item) }) {
                        article in
                        read(item, &article)
                        if recovered { article.warnings.append("recovered") }
                    })
            }
        }
        guard !articles.isEmpty else { throw Self.unsupported("JSON values with these members") }
        return articles
    }

    private func fromEvents(
        _ events: [EnvelopePeeler.Event], record: RawRecord, depth: Int, _ evidence: inout [String]
    ) throws(WireError) -> [Article] {
        var articles: [Article] = []
        for event in events.prefix(limits.maxArticles) {
            guard let data = event.data else {
                throw WireError(.empty, "the CloudEvent holds no data; look at its producer")
            }
            articles += try read(
                data, envelope: event.envelope, record: record, depth: depth + 1, &evidence)
        }
        return articles
    }

    /// The items of an object and how each is read.
    private func readers(
        of object: JSONValue, _ format: WireFormat
    ) -> [(JSONValue, (JSONValue, inout Article) -> Void)] {
        let bylines = finisher.bylines
        let datelines = finisher.datelines
        func ninjs() -> NinjsReader {
            NinjsReader(tables: tables, bylines: bylines, datelines: datelines, limits: limits)
        }
        switch format {
        case .apMedia:
            let reader = APMediaReader(tables: tables, ninjs: ninjs())
            return APMediaReader.items(of: object).map { ($0, { reader.read($0, into: &$1) }) }
        case .jsonFeed:
            let reader = JSONFeedReader(tables: tables, bylines: bylines, limits: limits)
            return (object["items"]?.array ?? []).map { ($0, { reader.read($0, of: object, into: &$1) }) }
        case .jsonLD:
            let reader = linked
            return LinkedDataReader.articles(in: object).map { ($0, { reader.read($0, into: &$1) }) }
        case .digitalwires:
            let reader = DigitalwiresReader(
                tables: tables, bylines: bylines, datelines: datelines, limits: limits)
            return [(object, { reader.read($0, into: &$1) })]
        case .flatJSON:
            let reader = FlatJSONReader(tables: tables, bylines: bylines, limits: limits)
            return [(object, { reader.read($0, into: &$1) })]
        case .jsonSchema: return [(object, { SchemaDocument.describe($0, in: &$1) })]
        default:
            let reader = ninjs()
            return [(object, { reader.read($0, into: &$1) })]
        }
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
