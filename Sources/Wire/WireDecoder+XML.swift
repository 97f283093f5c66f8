extension WireDecoder {
    /// The articles of an XML document, by its root element.
    func fromXML(
        _ value: [UInt8], envelope: Envelope, record: RawRecord, _ evidence: inout [String]
    ) throws(WireError) -> [Article] {
        let name = FormatDetector.rootName(of: value)
        let isFeed = ["rss", "feed", "rdf", "channel"].contains(name)
        let tree = try XMLTreeParser(limits: limits).tree(of: value, isFeed: isFeed)
        let root = tree.root
        evidence.append("the root element is \(root.name.prefix(40))")
        if tree.warnings.contains("recovered") { evidence.append("the XML was mended to be read") }
        let bylines = finisher.bylines
        let datelines = finisher.datelines
        let nitf = NITFReader(tables: tables, bylines: bylines, datelines: datelines, limits: limits)
        var articles: [Article] = []
        func add(_ format: WireFormat, _ item: XMLNode, _ read: (inout Article) -> Void) {
            guard articles.count < limits.maxArticles else { return }
            articles.append(
                finished(format, envelope, record, &evidence, values: { $0.values(in: item) }) { article in
                    read(&article)
                    article.warnings += tree.warnings
                })
        }
        switch root.name {
        case "newsItem", "packageItem", "newsMessage", "conceptItem", "knowledgeItem", "planningItem",
            "catalogItem":
            let reader = NewsMLG2Reader(
                tables: tables, bylines: bylines, datelines: datelines, nitf: nitf, limits: limits)
            let message = root.name == "newsMessage" ? root : nil
            for item in NewsMLG2Reader.items(of: root) {
                add(.newsMLG2, item) { article in
                    reader.read(item, message: message, into: &article)
                    if item.name != "newsItem", item.name != "packageItem" {
                        KnowledgeItem.describe(item, tables: tables, in: &article)
                    }
                }
            }
        case "NewsML":
            let reader = NewsML1Reader(
                tables: tables, bylines: bylines, datelines: datelines, nitf: nitf, limits: limits)
            for item in root.all("NewsItem") {
                for part in NewsML1Reader.parts(of: item) {
                    add(.newsML1, part) { article in
                        article.rawFormatVersion = root.attribute("Version")
                        reader.read(item, part: part, envelope: root.at("NewsEnvelope"), into: &article)
                    }
                }
            }
        case "rss", "feed", "RDF", "channel":
            let reader = FeedReader(tables: tables, bylines: bylines, limits: limits)
            for entry in FeedReader.entries(of: root) {
                add(.feed, entry) { reader.read(entry, of: root, into: &$0) }
            }
        case "nitf": add(.nitf, root) { nitf.read(root, into: &$0) }
        default:
            throw Self.unsupported("XML documents with the root element \(root.name.prefix(40))")
        }
        guard !articles.isEmpty else {
            throw WireError(.empty, "the \(root.name) document holds no item; look at the record's producer")
        }
        return articles
    }
}
