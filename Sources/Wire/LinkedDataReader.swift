import Notation

/// Reads schema.org's articles in JSON-LD: alone, in a list, in a graph, or inside a page's main entity.
struct LinkedDataReader: Sendable {
    let tables: WireTables
    let bylines: BylineReader
    let datelines: DatelineReader
    let limits: DecodingLimits

    /// The objects of a value that are articles, in their order.
    static func articles(in value: JSONValue) -> [JSONValue] {
        var found: [JSONValue] = []
        gather(value, depth: 0, into: &found)
        return found
    }

    private static func gather(_ value: JSONValue, depth: Int, into found: inout [JSONValue]) {
        guard depth < 6, found.count < 100 else { return }
        for element in value.elements {
            if isArticle(element) {
                found.append(element)
            } else {
                for name in ["@graph", "mainEntity", "itemListElement", "item", "mainEntityOfPage"] {
                    if let inner = element[name] { gather(inner, depth: depth + 1, into: &found) }
                }
            }
        }
    }

    private static func isArticle(_ object: JSONValue) -> Bool {
        guard object.object != nil else { return false }
        return (object["@type"]?.elements ?? []).contains { type in
            guard let name = type.string?.split(whereSeparator: { $0 == "/" || $0 == ":" }).last else {
                return false
            }
            return name.hasSuffix("Article") || name.hasSuffix("BlogPosting") || name == "Report"
                || name == "SocialMediaPosting"
        } && (object.text("headline", "name", "articleBody") != nil)
    }

    /// What an object says of an article.
    func read(_ object: JSONValue, into article: inout Article) {
        article.itemID = Self.address(of: object) ?? ""
        article.headline = object.text("headline", "name").map(clean)
        if let headline = article.headline {
            article.headlines = [Labelled(role: "main", text: headline)]
            if let other = object.text("alternativeHeadline") {
                article.headlines.append(Labelled(role: "alternative", text: clean(other)))
            }
        }
        let published = object.text("datePublished", "dateCreated")
        let modified = object.text("dateModified")
        article.firstCreated = (published ?? modified).map { tables.dates.time($0) }
        article.versionCreated = (modified ?? published).map { tables.dates.time($0) }
        article.language =
            object.text("inLanguage") ?? object["inLanguage"]?.text("alternateName", "name", "@id")
        article.abstract = object.text("description", "abstract").map(clean)
        article.dateline = object.text("dateline").map { datelines.dateline(ofField: clean($0)) }
        readPeople(object, into: &article)
        if let text = object.text("articleBody", "text") { article.body = blocks(of: text) }
        readCodes(object, into: &article)
        if object["correction"].map({ !$0.isNull }) ?? false {
            article.signals.append(Signal(.correction, via: "signal"))
            if let text = object["correction"]?.text("text") ?? object.text("correction") {
                article.ednotes.append(EditorNote(role: "correction", text: clean(text), isPublishable: true))
            }
        }
        if let source = object["isBasedOn"]?.elements.first {
            article.links.append(Link(rel: "derivedFrom", href: source.string ?? source.text("url", "@id")))
        }
    }

    private func readPeople(_ object: JSONValue, into article: inout Article) {
        let names = (object.first("author", "creator")?.elements ?? []).flatMap { Self.names(of: $0) }
        if !names.isEmpty {
            let raw = names.joined(separator: ", ")
            article.byline = bylines.byline(ofField: raw)
            if article.byline?.authors.isEmpty ?? true {
                article.byline = Byline(raw: raw, authors: names.map { Byline.Author(name: $0) })
            }
        }
        let publisher = object.first("publisher", "sourceOrganization", "provider")
        article.provider = publisher.flatMap { Self.names(of: $0.elements.first ?? $0).first } ?? ""
        let holder = object["copyrightHolder"].flatMap { Self.names(of: $0).first }
        let notice = object.text("copyrightNotice")
        let year = object.text("copyrightYear")
        if holder != nil || notice != nil {
            article.rights = Rights(
                holder: holder, notice: notice ?? holder.map { "© \(year.map { "\($0) " } ?? "")\($0)" },
                usage: object.text("usageInfo", "license"))
        }
    }

    private func readCodes(_ object: JSONValue, into article: inout Article) {
        var tags: [Tag] = []
        for section in object["articleSection"]?.elements ?? [] {
            if let name = section.scalarText {
                tags.append(Tag(.keyword, name: clean(name), scheme: "section"))
            }
        }
        for keyword in object["keywords"]?.elements ?? [] {
            let text = keyword.scalarText ?? keyword.text("name") ?? ""
            for word in text.split(separator: ",") {
                let name = clean(String(word)).trimmingBlanks()
                if !name.isEmpty, tags.count < 200 { tags.append(Tag(.keyword, name: name)) }
            }
        }
        for name in ["about", "mentions", "contentLocation", "spatialCoverage"] {
            for thing in object[name]?.elements ?? [] {
                guard let label = thing.text("name"), tags.count < 200 else { continue }
                let type = thing["@type"]?.elements.first?.string ?? ""
                let kind: Tag.Kind =
                    type == "Person"
                    ? .person
                    : type.contains("Organi")
                        ? .organisation
                        : ["Place", "City", "Country"].contains(type) || name == "contentLocation"
                            ? .place : .keyword
                tags.append(Tag(kind, name: clean(label), code: thing.text("sameAs", "@id")))
            }
        }
        article.tags = tags
        article.genre = object.text("genre")
    }

    private static func names(of value: JSONValue) -> [String] {
        if let text = value.string?.trimmingBlanks(), !text.isEmpty { return [text] }
        return (value["name"]?.elements ?? []).compactMap { $0.scalarText?.trimmingBlanks() }
            .filter { !$0.isEmpty }
    }

    /// The page's address, which is the article's id: of the main entity, of the object, or its `@id`.
    private static func address(of object: JSONValue) -> String? {
        let page = object["mainEntityOfPage"]?.elements.first
        let candidates = [
            page?.text("@id", "url") ?? page?.string, object.text("url"), object.text("@id"),
        ]
        let addresses = candidates.compactMap { $0?.trimmingBlanks() }.filter { !$0.isEmpty }
        return addresses.first { $0.lowercased().hasPrefix("http") } ?? addresses.first
    }

    private func blocks(of text: String) -> [Block] {
        if NinjsReader.looksLikeHTML(text) {
            return HTMLBody.blocks(of: text, maxTextBytes: limits.maxTextBytes)
        }
        let resolved = HTMLEntities.resolved(Array(text.utf8))
        return TextLines(TextEncoding.clean(resolved)).paragraphs(from: 0)
    }

    private func clean(_ text: String) -> String { HTMLBody.text(of: text, maxTextBytes: 100_000) }
}
