/// Reads items of NewsML-G2 2.x: identity and management data, and one of the renditions of the text.
struct NewsMLG2Reader: Sendable {
    let tables: WireTables
    let bylines: BylineReader
    let datelines: DatelineReader
    let nitf: NITFReader
    let limits: DecodingLimits

    /// The items of a document, those in messages and item sets too.
    static func items(of root: XMLNode) -> [XMLNode] {
        if kinds.contains(root.name) { return [root] }
        return root.all("itemSet").flatMap(\.elements).filter { kinds.contains($0.name) }
    }

    private static let kinds: Set<String> = [
        "newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem",
    ]

    /// What an item says of an article; `message` is the newsMessage around it.
    func read(_ item: XMLNode, message: XMLNode?, into article: inout Article) {
        article.rawFormatVersion = item.attribute("standardversion") ?? item.attribute("version")
        article.itemID = item.attribute("guid") ?? ""
        article.versionRaw = item.attribute("version")
        article.version = article.versionRaw.map { UInt64($0) } ?? 1
        article.language = item.attribute("lang")
        if let meta = item.at("itemMeta") { readManagement(meta, into: &article) }
        if item.name != "newsItem" { article.itemClass = item.name == "packageItem" ? .composite : .other }
        if let meta = item.at("contentMeta") { readContent(meta, into: &article) }
        if let rights = item.at("rightsInfo") { readRights(rights, into: &article) }
        if let header = message?.at("header") {
            article.sent = header.at("sent")?.line.map { tables.dates.time($0) }
            article.messageID = header.at("transmitId")?.line
            article.priority = header.at("priority")?.line
        }
        if let content = item.at("contentSet") { readText(content, into: &article) }
        if article.provider.isEmpty { article.provider = NinjsReader.domain(of: article.itemID) ?? "" }
    }

    private func readManagement(_ meta: XMLNode, into article: inout Article) {
        article.itemClass = NinjsReader.itemClass(Self.code(of: meta.at("itemClass")))
        if let provider = meta.at("provider") {
            article.provider =
                provider.at("name")?.line ?? provider.attribute("literal")
                ?? Self.code(of: provider)?.split(separator: ":").last.map(String.init) ?? ""
        }
        article.versionCreated = meta.at("versionCreated")?.line.map { tables.dates.time($0) }
        article.firstCreated = meta.at("firstCreated")?.line.map { tables.dates.time($0) }
        if let embargo = meta.at("embargoed") { article.embargoUntil = tables.dates.time(embargo.line ?? "") }
        if let status = Self.code(of: meta.at("pubStatus")) {
            article.statusRaw = status
            article.status = StatusWords.status(of: status)
        }
        for note in meta.all("edNote") {
            guard let text = note.line else { continue }
            let hidden = note.attribute("pubconstraint") != nil
            article.ednotes.append(
                EditorNote(
                    role: Self.local(note.attribute("role")), text: text,
                    isPublishable: !hidden
                        && (Self.local(note.attribute("role")) ?? "").holds("correctionshort")))
        }
        for signal in meta.all("signal") {
            guard let code = Self.local(Self.code(of: signal)) else { continue }
            for mark in tables.marks.marks(in: code, at: .signal) {
                article.signals.append(mark.signal)
                if let status = mark.status { article.status = status }
            }
        }
        for link in meta.all("link") {
            let rel = Self.local(link.attribute("rel")) ?? "seeAlso"
            article.links.append(
                Link(
                    rel: Self.relations[rel] ?? rel, id: link.attribute("residref"),
                    version: link.attribute("version"),
                    href: link.attribute("href")))
        }
        article.title = meta.at("title")?.line
    }

    private func readContent(_ meta: XMLNode, into article: inout Article) {
        article.urgency = meta.at("urgency")?.line.flatMap { Int($0) }
        for headline in meta.all("headline") {
            if let text = headline.line {
                article.headlines.append(Labelled(role: Self.local(headline.attribute("role")), text: text))
            }
        }
        let main = article.headlines.first { $0.role == nil || $0.role == "main" || $0.role == "headline" }
        article.headline = (main ?? article.headlines.first)?.text
        article.slugline = meta.at("slugline")?.line
        article.abstract = meta.all("description").compactMap(\.line).first
        if let by = meta.at("by")?.line { article.byline = bylines.byline(ofField: by) }
        if article.byline == nil {
            let names = meta.all("creator").compactMap { $0.at("name")?.line ?? $0.attribute("literal") }
                .filter { tables.agencies.id(of: $0) == nil }
            if !names.isEmpty {
                article.byline = Byline(
                    raw: names.joined(separator: ", "), authors: names.map { Byline.Author(name: $0) })
            }
        }
        if let dateline = meta.at("dateline")?.line {
            article.dateline = datelines.dateline(ofField: dateline)
        } else if let place = meta.at("located").flatMap({ $0.at("name")?.line ?? $0.attribute("literal") }) {
            article.dateline = Dateline(raw: place, place: place)
        }
        if let language = meta.at("language")?.attribute("tag") { article.language = language }
        article.genre = meta.at("genre").flatMap { $0.at("name")?.line ?? Self.code(of: $0) }
        readSubjects(meta, into: &article)
        if article.firstCreated == nil {
            article.firstCreated = meta.at("contentCreated")?.line.map { tables.dates.time($0) }
        }
    }

    private func readSubjects(_ meta: XMLNode, into article: inout Article) {
        var tags: [Tag] = []
        for subject in meta.all("subject") {
            let name = subject.at("name")?.line ?? subject.attribute("literal")
            let kind = Self.local(subject.attribute("type"))?.lowercased() ?? ""
            guard let (scheme, code) = CodeNames.split(Self.code(of: subject) ?? "", scheme: nil) else {
                if let name { tags.append(Tag(.keyword, name: name)) }
                continue
            }
            switch kind {
            case "person": tags.append(Tag(.person, name: name ?? code, scheme: scheme, code: code))
            case "organisation", "org":
                tags.append(Tag(.organisation, name: name ?? code, scheme: scheme, code: code))
            case "geoarea", "poi": tags.append(Tag(.place, name: name ?? code, scheme: scheme, code: code))
            default: article.subjects.append(Subject(scheme: scheme, code: code, name: name))
            }
        }
        for keyword in meta.all("keyword") {
            if let name = keyword.line { tags.append(Tag(.keyword, name: name)) }
        }
        article.tags = tags
    }

    private func readRights(_ rights: XMLNode, into article: inout Article) {
        let holder = rights.at("copyrightHolder")
        article.rights = Rights(
            holder: holder?.at("name")?.line ?? holder?.attribute("literal")
                ?? Self.local(holder.flatMap { Self.code(of: $0) }) ?? holder?.line,
            notice: rights.at("copyrightNotice")?.line, usage: rights.at("usageTerms")?.line)
    }

    /// The best one of the renditions: XHTML before NITF before plain text; what is not public comes last.
    private func readText(_ content: XMLNode, into article: inout Article) {
        var best: (rank: Int, node: XMLNode)?
        for node in content.elements {
            let type = node.attribute("contenttype")?.lowercased() ?? ""
            let rendition = node.attribute("rendition")?.lowercased() ?? ""
            var rank: Int
            switch node.name {
            case "inlineXML":
                rank = node.elements.contains { $0.name == "nitf" } || type.holds("nitf") ? 1 : 0
            case "inlineData": rank = 2
            default: continue
            }
            if rendition.holds("headline") || rendition.holds("nonpublic")
                || rendition.holds("caption")
            {
                rank += 10
            }
            if !node.hasText { rank += 20 }
            if best.map({ rank < $0.rank }) ?? true { best = (rank, node) }
        }
        guard let (rank, node) = best, rank < 20 else { return }
        if let document = node.descendants("nitf").first {
            nitf.readBody(document, into: &article)
        } else if node.name == "inlineXML" {
            readMarkup(node, into: &article)
        } else if let type = node.attribute("contenttype"),
            type.holds("html") || NinjsReader.looksLikeHTML(node.rawText)
        {
            article.body = HTMLBody.blocks(of: node.rawText, maxTextBytes: limits.maxTextBytes)
        } else {
            article.body = TextLines(TextEncoding.clean(Array(node.rawText.utf8))).paragraphs(from: 0)
        }
    }

    private func readMarkup(_ node: XMLNode, into article: inout Article) {
        var byline: String?
        article.body = node.blocks(maxTextBytes: limits.maxTextBytes) { element in
            guard let role = element.attribute("class")?.lowercased() else { return false }
            if role.holds("byline") {
                byline = byline ?? element.line
                return true
            }
            return role.holds("notepad") || role == "headline" || role.holds("np-nonpublic")
        }
        if article.byline == nil, let byline { article.byline = bylines.byline(ofField: byline) }
        if article.headline == nil {
            article.headline = node.descendants("h1").first?.line ?? node.descendants("title").first?.line
        }
    }

    private static func code(of node: XMLNode?) -> String? {
        node.flatMap {
            $0.attribute("qcode") ?? $0.attribute("uri") ?? $0.attribute("literal") ?? $0.attribute("code")
        }
    }

    /// `sig:update` and `http://cv.iptc.org/newscodes/signal/update` without their vocabulary.
    private static func local(_ code: String?) -> String? {
        code.flatMap { $0.split(whereSeparator: { $0 == ":" || $0 == "/" }).last.map(String.init) }
    }

    private static let relations = [
        "prevVersion": "previous", "previousVersion": "previous", "evolvedFrom": "previous",
        "isCorrectionOf": "correctionOf", "correctionOf": "correctionOf", "replaces": "supersedes",
    ]
}
