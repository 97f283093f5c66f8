import Notation

/// Reads JSON Feed 1.0 and 1.1: items with their feed's language and address.
struct JSONFeedReader: Sendable {
    let tables: WireTables
    let bylines: BylineReader
    let limits: DecodingLimits

    /// Whether an object is a feed: its version is JSON Feed's address, or it has items and a home or feed address.
    static func reads(_ object: JSONValue) -> Bool {
        if object.text("version")?.holds("jsonfeed.org") ?? false { return true }
        return object["items"]?.array != nil
            && (object["home_page_url"] != nil || object["feed_url"] != nil)
    }

    /// What an item says of an article.
    func read(_ item: JSONValue, of feed: JSONValue, into article: inout Article) {
        article.rawFormatVersion = feed.text("version").flatMap {
            $0.split(separator: "/").last.map(String.init)
        }
        let address = item.text("url", "external_url")
        article.itemID = item.text("id") ?? address ?? ""
        if let address { article.links.append(Link(rel: "self", href: address)) }
        if let source = item.text("external_url"), source != address {
            article.links.append(Link(rel: "derivedFrom", href: source))
        }
        article.headline = item.text("title").map { HTMLBody.text(of: $0, maxTextBytes: 10_000) }
        article.language = item.text("language") ?? feed.text("language")
        let published = item.text("date_published")
        let modified = item.text("date_modified")
        article.firstCreated = (published ?? modified).map { tables.dates.time($0) }
        article.versionCreated = (modified ?? published).map { tables.dates.time($0) }
        let summary = item.text("summary").map { HTMLBody.text(of: $0, maxTextBytes: 100_000) }
        if let html = item.text("content_html") {
            article.body = HTMLBody.blocks(of: html, maxTextBytes: limits.maxTextBytes)
        } else if let text = item.text("content_text") {
            article.body = TextLines(TextEncoding.clean(Array(text.utf8))).paragraphs(from: 0)
        } else if let summary {
            article.body = [Block(.paragraph, summary)]
        }
        if item["content_html"] != nil || item["content_text"] != nil { article.abstract = summary }
        let authors = (item.first("authors", "author") ?? feed.first("authors", "author"))?.elements ?? []
        let names = authors.compactMap { $0.text("name") ?? $0.string }
        article.byline = bylines.byline(ofField: names.joined(separator: ", "))
        article.tags = (item["tags"]?.elements ?? []).compactMap(\.scalarText).map {
            Tag(.keyword, name: $0)
        }
        if article.body.isEmpty, let medium = item["attachments"]?.elements.first?.text("mime_type") {
            article.itemClass = MediaTypes.itemClass(of: medium)
        }
        let home = feed.text("home_page_url", "feed_url") ?? address ?? ""
        article.provider = NinjsReader.domain(of: home) ?? ""
    }
}

/// What a media type's first half says of an item.
enum MediaTypes {
    /// The class of `audio/mpeg`, `image/jpeg`, `video/mp4`; text for all others.
    static func itemClass(of type: String) -> ItemClass {
        switch type.split(separator: "/").first?.lowercased() {
        case "audio": .audio
        case "video": .video
        case "image": .picture
        default: .text
        }
    }
}
