import Notation

/// Reads HTML pages as crawlers bring them: the JSON-LD article where there is one, else meta data, and the page's
/// own text where the linked data holds none.
struct PageReader: Sendable {
    let tables: WireTables
    let linked: LinkedDataReader
    let limits: DecodingLimits

    /// What a page or fragment says of an article.
    func read(_ value: [UInt8], into article: inout Article) {
        let page = self.page(of: value, furniture: tables.furniture)
        var recovered = false
        let candidates = page.linkedData.flatMap { script -> [JSONValue] in
            guard let (json, mended) = Self.json(script) else { return [] }
            recovered = recovered || mended
            return LinkedDataReader.articles(in: json)
        }
        if let main = Self.main(of: candidates, page: page) {
            linked.read(main, into: &article)
            article.rawFormat = WireFormat.html.rawValue
            article.rawFormatVersion = "json-ld"
            if recovered { article.warnings.append("recovered") }
        } else {
            readMeta(page, into: &article)
        }
        if let canonical = page.canonical ?? page.meta["og:url"], canonical.lowercased().hasPrefix("http") {
            article.itemID = canonical
        }
        if let hash = article.itemID.firstIndex(of: "#") { article.itemID = String(article.itemID[..<hash]) }
        if article.itemID.lowercased().hasPrefix("http") {
            article.links.append(Link(rel: "self", href: article.itemID))
        }
        article.language = article.language ?? page.language ?? page.meta["og:locale"]
        article.headline = article.headline ?? page.meta["og:title"].map(clean) ?? page.firstHeading
        if article.headline == nil {
            let title = clean(page.title)
            article.headline = title.isEmpty ? nil : title
        }
        if article.body.isEmpty { article.body = text(of: page, value) }
        settleProvider(page, &article)
    }

    private func page(of value: [UInt8], furniture: Set<String>) -> PageSink {
        let page = PageSink(furniture: furniture, maxTextBytes: limits.maxTextBytes)
        Self.parse(value, into: page)
        page.finish()
        return page
    }

    /// The page's text; where nearly nothing is left of it, what bears the names of furniture is looked at too.
    private func text(of page: PageSink, _ value: [UInt8]) -> [Block] {
        let blocks = PageText.blocks(of: page)
        func size(_ blocks: [Block]) -> Int { blocks.reduce(0) { $0 + $1.text.utf8.count } }
        guard size(blocks) < 300 else { return blocks }
        let all = PageText.blocks(of: self.page(of: value, furniture: []))
        return size(all) > 2 * size(blocks) ? all : blocks
    }

    /// The registry's id of the publisher, else the page's domain, else the publisher's name.
    private func settleProvider(_ page: PageSink, _ article: inout Article) {
        let names = [article.provider, page.meta["og:site_name"] ?? ""].filter { !$0.isEmpty }
        if let id = names.compactMap({ tables.agencies.id(of: $0) }).first {
            article.provider = id
        } else if let domain = NinjsReader.domain(of: article.itemID) {
            article.provider = domain
        } else {
            article.provider = names.first ?? ""
        }
    }

    private func readMeta(_ page: PageSink, into article: inout Article) {
        let meta = page.meta
        func time(_ names: String...) -> WireTime? {
            for name in names { if let text = meta[name] { return tables.dates.time(text) } }
            return nil
        }
        let published = time("article:published_time", "datepublished", "dc.date.issued", "dc.date", "date")
        let modified = time("article:modified_time", "datemodified", "og:updated_time", "last-modified")
        article.firstCreated = published ?? modified
        article.versionCreated = modified ?? published
        if let author = meta["author"] ?? meta["article:author"] ?? meta["dc.creator"],
            !author.lowercased().hasPrefix("http")
        {
            article.byline = linked.bylines.byline(ofField: clean(author))
        }
        article.abstract = (meta["og:description"] ?? meta["description"]).map(clean)
    }

    /// Of several articles the one whose address or headline is the page's, else one with a text, else the first.
    private static func main(of candidates: [JSONValue], page: PageSink) -> JSONValue? {
        guard candidates.count > 1 else { return candidates.first }
        let title = page.meta["og:title"] ?? page.firstHeading ?? ""
        func score(_ object: JSONValue) -> Int {
            var score = 0
            if let headline = object.text("headline", "name"), !title.isEmpty,
                headline == title || headline == page.firstHeading
            {
                score += 4
            }
            if let canonical = page.canonical,
                object.text("url", "@id") == canonical
                    || object["mainEntityOfPage"]?.text("@id") == canonical
                    || object["mainEntityOfPage"]?.string == canonical
            {
                score += 4
            }
            if object.text("articleBody") != nil { score += 2 }
            if object.text("datePublished") != nil { score += 1 }
            return score
        }
        let best = candidates.map(score).max() ?? 0
        return candidates.first { score($0) == best }
    }

    private static func parse(_ value: [UInt8], into page: PageSink) {
        var bytes = TextEncoding.utf8(value).bytes
        if TextEncoding.validity(of: value) == .invalid, let declared = declaredEncoding(value),
            let transcoded = Transcoder.utf8(value, from: declared)
        {
            bytes = transcoded
        }
        bytes.withUnsafeBufferPointer { HTMLBody.parse($0, into: page) }
    }

    /// The encoding that a page's meta element names, where it is not one that is read as windows-1252.
    static func declaredEncoding(_ value: [UInt8]) -> String? {
        let head = String(decoding: value.prefix(4096), as: UTF8.self).lowercased()
        guard let range = head.utf8Range(of: "charset=") else { return nil }
        let name = head[range].drop { $0 == "\"" || $0 == "'" || $0 == " " }
            .prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
        guard !["utf-8", "iso-8859-1", "windows-1252", "latin1", "us-ascii", ""].contains(String(name)),
            name.utf8.count <= 24
        else { return nil }
        return String(name)
    }

    /// A script's JSON, strictly, then mended; nil where even that does not help.
    private static func json(_ script: [UInt8]) -> (JSONValue, Bool)? {
        let reader = JSONReader(maxDepth: 64, maxValues: 100_000)
        guard let start = script.firstIndex(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") }),
            let end = script.lastIndex(where: { $0 == UInt8(ascii: "}") || $0 == UInt8(ascii: "]") }),
            start < end
        else { return nil }
        // A page with one broken script is still read by its other ones.
        guard let (value, recovered) = try? reader.lenientValue(from: Array(script[start...end])) else {
            return nil
        }
        return (value, recovered)
    }

    private func clean(_ text: String) -> String { HTMLBody.text(of: text, maxTextBytes: 10_000) }
}

extension String {
    /// What stands behind the first place of a text; nil where it stands nowhere. Bytes are compared.
    fileprivate func utf8Range(of text: StaticString) -> Range<Index>? {
        let bytes = Array(utf8)
        guard let found = ReutersArchive.find(text, in: bytes[...]) else { return nil }
        return utf8.index(utf8.startIndex, offsetBy: found.upperBound)..<endIndex
    }
}
