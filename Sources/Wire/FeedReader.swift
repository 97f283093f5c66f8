/// Reads the entries of RSS 0.9x, 1.0 and 2.0 and of Atom as articles.
struct FeedReader: Sendable {
    let tables: WireTables
    let bylines: BylineReader
    let limits: DecodingLimits

    /// The entries of a feed, in their order.
    static func entries(of root: XMLNode) -> [XMLNode] {
        let channel = root.at("channel")
        return root.all("entry") + root.all("item") + (channel?.all("item") ?? [])
    }

    /// What an entry says of an article; the feed itself names language, rights and address.
    func read(_ entry: XMLNode, of root: XMLNode, into article: inout Article) {
        let feed = root.at("channel") ?? root
        article.rawFormatVersion = root.attribute("version")
        let link = Self.link(of: entry)
        article.itemID =
            entry.at("guid")?.line ?? entry.at("id")?.line ?? entry.attribute("about") ?? link ?? ""
        if let link { article.links.append(Link(rel: "self", href: link)) }
        article.headline = entry.at("title").map { HTMLBody.text(of: $0.rawText, maxTextBytes: 10_000) }
        if article.headline?.isEmpty == true { article.headline = nil }
        article.language = entry.attribute("lang") ?? root.attribute("lang") ?? feed.at("language")?.line
        let published = entry.at("published") ?? entry.at("pubDate") ?? entry.at("issued") ?? entry.at("date")
        let updated = entry.at("updated") ?? entry.at("modified")
        article.firstCreated = (published ?? updated)?.line.map { tables.dates.time($0) }
        article.versionCreated = (updated ?? published)?.line.map { tables.dates.time($0) }
        readText(entry, into: &article)
        let authors =
            entry.all("creator").compactMap(\.line)
            + entry.all("author").compactMap { $0.at("name")?.line ?? $0.line }
        if !authors.isEmpty { article.byline = bylines.byline(ofField: authors.joined(separator: ", ")) }
        for category in entry.all("category") {
            if let name = category.attribute("label") ?? category.line ?? category.attribute("term") {
                article.tags.append(
                    Tag(
                        .keyword, name: name,
                        scheme: category.attribute("domain") ?? category.attribute("scheme")))
            }
        }
        if let notice = (entry.at("rights") ?? feed.at("rights") ?? feed.at("copyright"))?.line {
            article.rights = Rights(notice: notice)
        }
        let home = Self.link(of: feed) ?? link ?? article.itemID
        article.provider = NinjsReader.domain(of: home) ?? ""
    }

    /// The full text where there is one, else the summary; the summary is the abstract where both are there.
    private func readText(_ entry: XMLNode, into article: inout Article) {
        let summary = entry.at("description") ?? entry.at("summary")
        let content = entry.at("encoded") ?? entry.at("content")
        if let content { article.body = blocks(of: content) }
        if article.body.isEmpty, let summary {
            article.body = blocks(of: summary)
        } else if let summary {
            article.abstract = HTMLBody.text(of: summary.rawText, maxTextBytes: 100_000)
        }
    }

    /// Escaped HTML, or XHTML that stands in the feed as markup.
    private func blocks(of node: XMLNode) -> [Block] {
        if !node.elements.isEmpty { return node.blocks(maxTextBytes: limits.maxTextBytes) }
        return HTMLBody.blocks(of: node.rawText, maxTextBytes: limits.maxTextBytes)
    }

    private static func link(of node: XMLNode) -> String? {
        let links = node.all("link")
        let chosen = links.first { ($0.attribute("rel") ?? "alternate") == "alternate" } ?? links.first
        return chosen.flatMap { $0.attribute("href") ?? $0.line }
    }
}
