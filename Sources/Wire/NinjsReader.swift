import Notation

/// Reads ninjs 1.x, 2.x and 3.x (IPTC), as the schemas and as real feeds write them.
struct NinjsReader: Sendable {
    let tables: WireTables
    let bylines: BylineReader
    let datelines: DatelineReader
    let limits: DecodingLimits

    /// What an item says of an article.
    func read(_ item: JSONValue, into article: inout Article) {
        readIdentity(item, into: &article)
        readHeads(item, into: &article)
        readBody(item, into: &article)
        readCodes(item, into: &article)
        readRest(item, into: &article)
    }

    private func readIdentity(_ item: JSONValue, into article: inout Article) {
        article.itemID = item.text("uri", "guid", "id", "_id") ?? ""
        article.versionRaw = item.text("version")
        article.version = article.versionRaw.flatMap { UInt64($0) }
        if let status = item.text("pubstatus", "pubStatus") {
            article.statusRaw = status
            article.status = StatusWords.status(of: status)
        }
        if let embargo = item.first("embargoed") {
            let raw = embargo.scalarText ?? ""
            article.embargoUntil = tables.dates.time(raw)
        }
        article.firstCreated = item.text("firstcreated", "firstCreated").map { tables.dates.time($0) }
        article.versionCreated = item.text("versioncreated", "versionCreated").map { tables.dates.time($0) }
        article.sent = item.text("sent", "firstpublished", "firstPublished").map { tables.dates.time($0) }
        article.urgency = item.text("urgency").flatMap { Int($0) }
        article.priority = item.text("priority")
        article.language = item.text("language")
        article.itemClass = Self.itemClass(item.text("type"))
        article.rawFormatVersion = item.text("$standard", "standard").flatMap { $0 }
        if let standard = item.first("standard", "$standard"), let version = standard.text("version") {
            article.rawFormatVersion = version
        }
        article.provider = Self.provider(of: item) ?? ""
    }

    /// The agency: the provider of `infosource`, else source or copyright holder, else the domain in the id.
    private static func provider(of item: JSONValue) -> String? {
        if let name = item.text("provider", "source") { return name }
        for source in item.first("infosource", "infosources", "infoSources")?.elements ?? [] {
            let role = source.text("role") ?? ""
            if role.isEmpty || role.holds("provider"),
                let name = source.text("name", "literal", "code", "uri")
            {
                return name
            }
        }
        if let name = item.text("copyrightholder", "copyrightHolder") { return name }
        return domain(of: item.text("uri", "guid") ?? "")
    }

    /// The domain in `urn:newsml:agency.example:…`, `tag:agency.example,2018:…`, `http://agency.example/…`.
    static func domain(of id: String) -> String? {
        for prefix in ["urn:newsml:", "tag:", "https://", "http://"] where id.lowercased().hasPrefix(prefix) {
            let domain = id.dropFirst(prefix.count).prefix {
                $0 != ":" && $0 != "," && $0 != "/" && $0 != "?"
            }
            let name = domain.hasPrefix("www.") ? domain.dropFirst(4) : domain
            return name.isEmpty || name == "localhost" ? nil : String(name).lowercased()
        }
        return nil
    }

    static func itemClass(_ type: String?) -> ItemClass {
        guard let type = type?.lowercased() else { return .text }
        switch type.split(separator: ":").last.map(String.init) ?? type {
        case "text", "article", "news", "story", "component", "": return .text
        case "picture", "photo", "image", "icon": return .picture
        case "video": return .video
        case "audio": return .audio
        case "graphic", "animated": return .graphic
        case "composite", "package": return .composite
        case "event", "planning": return .event
        default: return .other
        }
    }

    private func readHeads(_ item: JSONValue, into article: inout Article) {
        for headline in item.first("headlines")?.elements ?? [] {
            if let text = headline.text("value") ?? headline.string {
                article.headlines.append(Labelled(role: headline.text("role"), text: clean(text)))
            }
        }
        if let object = item.object {
            for member in object.members where member.name.hasPrefix("headline_") {
                if let text = member.value.string?.trimmingBlanks(), !text.isEmpty {
                    article.headlines.append(
                        Labelled(role: String(member.name.dropFirst(9)), text: clean(text)))
                }
            }
        }
        let main =
            article.headlines.first { $0.role == "main" || $0.role == "headline" } ?? article.headlines.first
        article.headline = item.text("headline").map { clean($0) } ?? main?.text
        article.title = item.text("title", "name").map { clean($0) }
        article.slugline = item.text("slugline")
        article.takeKey = item.text("takekey", "take_key", "anpa_take_key")
        article.abstract = item.text("description_text", "description_html", "abstract").map {
            HTMLBody.text(of: $0, maxTextBytes: limits.maxTextBytes)
        }
        if article.abstract == nil {
            for description in item.first("descriptions")?.elements ?? [] where article.abstract == nil {
                article.abstract = description.text("value").map {
                    HTMLBody.text(of: $0, maxTextBytes: limits.maxTextBytes)
                }
            }
        }
        article.byline = item.text("byline", "by").flatMap { bylines.byline(ofField: clean($0)) }
        readLocated(item, into: &article)
    }

    private func readLocated(_ item: JSONValue, into article: inout Article) {
        guard let located = item.text("dateline", "located") else { return }
        article.dateline = datelines.dateline(ofField: clean(located))
    }

    private func readBody(_ item: JSONValue, into article: inout Article) {
        guard let body = Self.body(of: item) else { return }
        if body.isHTML {
            article.body = HTMLBody.blocks(of: body.text, maxTextBytes: limits.maxTextBytes)
        } else {
            article.body = TextLines(TextEncoding.clean(Array(body.text.utf8))).paragraphs(from: 0)
        }
    }

    /// One of the renditions of the body: the richest first, never two.
    private static func body(of item: JSONValue) -> (text: String, isHTML: Bool)? {
        var candidates: [(rank: Int, text: String, isHTML: Bool)] = []
        func add(_ name: String, _ contentType: String?, _ text: String) {
            let type = contentType?.lowercased() ?? ""
            let isHTML =
                type.holds("html") || type.holds("xml") || (type.isEmpty && looksLikeHTML(text))
            let rank = (isHTML ? 0 : 1) + (name.holds("nonpublic") || name.holds("caption") ? 10 : 0)
            if !text.trimmingBlanks().isEmpty { candidates.append((rank, text, isHTML)) }
        }
        for body in item.first("bodies")?.elements ?? [] {
            add(
                body.text("role") ?? "", body.text("contenttype", "contentType"),
                body.first("value")?.string ?? "")
        }
        for member in item.object?.members ?? [] where member.name.hasPrefix("body_") || member.name == "body"
        {
            let type =
                member.name == "body_text" ? "text/plain" : member.name.holds("html") ? "text/html" : nil
            add(member.name, type, member.value.string ?? "")
        }
        return candidates.min { $0.rank < $1.rank }.map { ($0.text, $0.isHTML) }
    }

    /// Whether a text holds the end of an element, a paragraph or a break. Works on bytes: bodies are long.
    static func looksLikeHTML(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            bytes.indices.contains { index in
                guard bytes[index] == UInt8(ascii: "<"), index + 2 < bytes.count else { return false }
                switch (bytes[index + 1], bytes[index + 2]) {
                case (UInt8(ascii: "/"), _), (UInt8(ascii: "p"), UInt8(ascii: ">")),
                    (UInt8(ascii: "b"), UInt8(ascii: "r")):
                    return true
                default: return false
                }
            }
        }
    }

    private func readCodes(_ item: JSONValue, into article: inout Article) {
        for subject in item.first("subject", "subjects")?.elements ?? [] {
            let name = subject.text("name", "literal")
            guard
                let (scheme, code) = CodeNames.split(
                    subject.text("code", "uri", "qcode") ?? name ?? "", scheme: subject.text("scheme"))
            else { continue }
            article.subjects.append(Subject(scheme: scheme, code: code, name: name))
        }
        for category in item.first("anpa_category", "service")?.elements ?? [] {
            if let code = category.text("code", "qcode") {
                article.subjects.append(Subject(scheme: "anpa", code: code, name: category.text("name")))
            }
        }
        var tags: [Tag] = []
        func add(_ kind: Tag.Kind, _ values: JSONValue?) {
            for value in values?.elements ?? [] {
                if let name = value.text("name", "literal") ?? value.string?.trimmingBlanks(), !name.isEmpty {
                    tags.append(
                        Tag(
                            kind, name: name, scheme: value.text("scheme"),
                            code: value.text("code", "uri", "qcode")))
                }
            }
        }
        add(.place, item.first("place", "places"))
        add(.person, item.first("person", "people"))
        add(.organisation, item.first("organisation", "organisations", "organization"))
        add(.keyword, item.first("keywords", "keyword", "tags"))
        article.tags = tags
        article.genre = item.first("genre", "genres")?.elements.first.flatMap {
            $0.text("name", "literal", "code") ?? $0.string
        }
    }

    private func readRest(_ item: JSONValue, into article: inout Article) {
        for note in item.first("ednote", "edNote", "ednotes")?.elements ?? [] {
            if let text = note.string ?? note.text("value", "text"), !text.isEmpty {
                article.ednotes.append(
                    EditorNote(
                        role: note.text("role"), text: HTMLBody.text(of: text, maxTextBytes: 100_000),
                        isPublishable: false))
            }
        }
        let rights = item.first("rightsinfo", "rightsInfo")
        let holder =
            item.text("copyrightholder", "copyrightHolder")
            ?? rights?.text("copyrightholder", "copyrightHolder")
        let notice =
            item.text("copyrightnotice", "copyrightNotice")
            ?? rights?.text("copyrightnotice", "copyrightNotice")
        let usage = item.text("usageterms", "usageTerms") ?? rights?.text("usageterms", "usageTerms")
        if holder != nil || notice != nil || usage != nil {
            article.rights = Rights(holder: holder, notice: notice, usage: usage)
        }
        for signal in item.first("signal", "signals", "editorialtypes")?.elements ?? [] {
            if let text = signal.string ?? signal.text("code", "qcode", "name") {
                readSignal(text, into: &article)
            }
        }
        for (name, rel) in [
            ("evolvedfrom", "previous"), ("corrects", "correctionOf"), ("supersedes", "supersedes"),
            ("derivedfrom", "derivedFrom"), ("rewrite_of", "previous"),
        ] {
            for link in item.first(name)?.elements ?? [] {
                if let id = link.string ?? link.text("uri", "guid", "id") {
                    article.links.append(Link(rel: rel, id: id))
                }
            }
        }
    }

    private func readSignal(_ text: String, into article: inout Article) {
        let word = text.split(separator: ":").last.map(String.init) ?? text
        for mark in tables.marks.marks(in: word, at: .signal) {
            article.signals.append(mark.signal)
            if let status = mark.status { article.status = status }
        }
    }

    private func clean(_ text: String) -> String { HTMLBody.text(of: text, maxTextBytes: 10_000) }
}
