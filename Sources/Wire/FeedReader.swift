/// Reads the entries of RSS 0.9x, 1.0 and 2.0 and of Atom 0.3 and 1.0 as articles.
struct FeedReader: Sendable {
    let tables: WireTables
    let bylines: BylineReader
    let limits: DecodingLimits

    /// The entries of a feed that have an end, in their order.
    static func entries(of root: XMLNode) -> [XMLNode] {
        let channels = root.name == "channel" ? [root] : root.all("channel")
        let inRoot = root.elements.filter {
            $0.name == "entry" || ($0.name == "item" && root.name != "channel")
        }
        return (inRoot + channels.flatMap { $0.all("item") }).filter(\.isComplete)
    }

    /// What an entry says of an article; the feed itself names language, rights and address.
    func read(_ entry: XMLNode, of root: XMLNode, into article: inout Article) {
        let feed = root.at("channel") ?? root
        article.rawFormatVersion = Self.version(of: root)
        let link = Self.link(of: entry)
        article.itemID =
            Self.plain(entry, "guid")?.line ?? Self.plain(entry, "id")?.line ?? entry.attribute("about")
            ?? link ?? ""
        if let link { article.links.append(Link(rel: "self", href: link)) }
        if let source = Self.plain(entry, "source")?.attribute("url")
            ?? Self.plain(entry, "source")?.at("id")?.line
        {
            article.links.append(Link(rel: "derivedFrom", href: source))
        }
        article.headline = Self.plain(entry, "title").map { FeedText($0).line }
        if article.headline?.isEmpty == true { article.headline = nil }
        article.language =
            entry.attribute("lang") ?? root.attribute("lang") ?? feed.attribute("lang")
            ?? Self.plain(entry, "language")?.line ?? feed.at("language")?.line
        readTimes(entry, feed: feed, into: &article)
        readText(entry, into: &article)
        readPeople(entry, feed: feed, into: &article)
        readExtensions(entry, into: &article)
        for category in entry.all("category") + entry.all("subject") {
            if let name = category.attribute("label") ?? category.line ?? category.attribute("term") {
                let scheme = category.attribute("domain") ?? category.attribute("scheme")
                article.tags.append(
                    Tag(.keyword, name: name, scheme: scheme, code: category.attribute("term")))
            }
        }
        let rights = entry.at("rights") ?? entry.at("copyright") ?? feed.at("rights") ?? feed.at("copyright")
        if let notice = rights?.line { article.rights = Rights(notice: notice) }
        let home = Self.link(of: feed) ?? link ?? article.itemID
        article.provider = NinjsReader.domain(of: home) ?? NinjsReader.domain(of: article.itemID) ?? ""
    }

    private static func version(of root: XMLNode) -> String? {
        if root.name == "RDF" { return "1.0" }
        return root.attribute("version") ?? (root.name == "feed" ? "1.0" : nil)
    }

    private func readTimes(_ entry: XMLNode, feed: XMLNode, into article: inout Article) {
        func time(_ names: String...) -> WireTime? {
            for name in names {
                if let line = entry.at(name)?.line { return tables.dates.time(line) }
            }
            return nil
        }
        let published = time("published", "pubDate", "issued", "available", "date", "created")
        let updated = time("updated", "modified", "dateModified")
        article.firstCreated = published ?? updated
        article.versionCreated = updated ?? published
        if article.versionCreated == nil, let line = (feed.at("pubDate") ?? feed.at("updated"))?.line {
            article.sent = tables.dates.time(line)
        }
    }

    /// The full text where there is one, else the summary; the summary is the abstract where both are there.
    private func readText(_ entry: XMLNode, into article: inout Article) {
        let described = Self.plain(entry, "description")
        let summary = Self.plain(entry, "summary") ?? described
        let contents = [
            entry.at("encoded"), Self.plain(entry, "content"), entry.at("fullitem"), entry.at("body"),
            described != nil && Self.plain(entry, "summary") != nil ? described : nil,
        ]
        for content in contents.compactMap({ $0 }) where article.body.isEmpty {
            article.body = FeedText(content).blocks(maxTextBytes: limits.maxTextBytes)
        }
        if article.body.isEmpty, let summary {
            article.body = FeedText(summary).blocks(maxTextBytes: limits.maxTextBytes)
        } else if let summary {
            article.abstract = FeedText(summary).line
        }
        guard article.body.isEmpty else { return }
        let enclosures =
            entry.all("enclosure") + entry.all("content").filter { $0.attribute("url") != nil }
            + entry.all("link").filter { $0.attribute("rel") == "enclosure" }
        if let type = enclosures.compactMap({ $0.attribute("type") ?? $0.attribute("medium") }).first {
            article.itemClass = MediaTypes.itemClass(of: type)
        }
    }

    /// What the entry says in elements that are not of RSS or Atom.
    private func readExtensions(_ entry: XMLNode, into article: inout Article) {
        for (field, path) in tables.feedFields {
            var node: XMLNode? = entry
            for name in path { node = node?.all(name).first }
            guard let line = node?.line else { continue }
            switch field {
            case "item_id": article.itemID = line
            case "status":
                article.statusRaw = line
                article.status = StatusWords.status(of: line)
            case "first_created": article.firstCreated = tables.dates.time(line)
            case "version_created": article.versionCreated = tables.dates.time(line)
            case "abstract": article.abstract = article.abstract ?? line
            case "slugline": article.slugline = line
            default: break
            }
        }
    }

    private func readPeople(_ entry: XMLNode, feed: XMLNode, into article: inout Article) {
        var names = Self.people(of: entry)
        if names.isEmpty, let source = Self.plain(entry, "source") { names = Self.people(of: source) }
        if names.isEmpty { names = Self.people(of: feed).filter { tables.agencies.id(of: $0) == nil } }
        if !names.isEmpty { article.byline = bylines.byline(ofField: names.joined(separator: ", ")) }
    }

    /// Names of authors: "name@example.org (Name)" and "Name (name@example.org)" without the address.
    private static func people(of node: XMLNode) -> [String] {
        let creators = node.all("creator").compactMap(\.line)
        let authors = node.all("author").compactMap { $0.at("name")?.line ?? $0.line }
        var names: [String] = []
        for text in creators + authors {
            var name = text
            if let open = text.firstIndex(of: "("), let close = text.lastIndex(of: ")"), open < close {
                let inside = String(text[text.index(after: open)..<close])
                name = inside.contains("@") ? String(text[..<open]) : inside
            }
            name = name.trimmingBlanks()
            if !name.isEmpty, !name.contains("@"), !names.contains(name) { names.append(name) }
        }
        return names
    }

    /// The child of a name that is of the feed's own vocabulary, not of `media:` or `itunes:`.
    private static func plain(_ node: XMLNode, _ name: String) -> XMLNode? {
        let all = node.all(name)
        return all.first { $0.prefix == nil } ?? all.first { !["media", "itunes"].contains($0.prefix ?? "") }
    }

    private static func link(of node: XMLNode) -> String? {
        let links = node.all("link")
        let pages = links.filter { ($0.attribute("rel") ?? "alternate") == "alternate" }
        let chosen =
            pages.first { $0.prefix == nil && ($0.attribute("href") ?? $0.line) != nil } ?? pages.first
            ?? links.first
        return chosen.flatMap { $0.attribute("href") ?? $0.line }
    }
}
