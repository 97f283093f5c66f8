/// Reads the items of NewsML 1.0 to 1.2.
struct NewsML1Reader: Sendable {
    let tables: WireTables
    let bylines: BylineReader
    let datelines: DatelineReader
    let nitf: NITFReader
    let limits: DecodingLimits

    /// The articles of an item: the item, or each component of it that is a text with a body of its own.
    static func parts(of item: XMLNode) -> [XMLNode] {
        let parts = item.all("NewsComponent").flatMap { $0.all("NewsComponent") }.filter { part in
            part.all("NewsComponent").contains {
                $0.at("Role")?.attribute("FormalName")?.lowercased() == "body"
            }
        }
        return parts.isEmpty ? [item] : parts
    }

    /// What an item says of the article that is one of its parts; `envelope` is the document's NewsEnvelope.
    func read(_ item: XMLNode, part: XMLNode, envelope: XMLNode?, into article: inout Article) {
        readIdentity(item, into: &article)
        if part !== item, let name = part.attribute("Duid"), !article.itemID.isEmpty {
            article.itemID += "#" + name
        }
        if let management = item.at("NewsManagement") { readManagement(management, into: &article) }
        article.language =
            part.attribute("lang") ?? item.attribute("lang")
            ?? item.descendants("Language").first?.attribute("FormalName")
            ?? item.descendants("NewsComponent").first?.attribute("lang")
        if let envelope {
            article.sent = envelope.at("DateAndTime")?.line.map { tables.dates.time($0) }
            article.messageID = envelope.at("TransmissionId")?.line
            article.priority = envelope.at("Priority")?.attribute("FormalName")
        }
        for line in part.descendants("NewsLines") { readLines(line, into: &article) }
        readMetadata(part, into: &article)
        readText(part, into: &article)
    }

    private func readIdentity(_ item: XMLNode, into article: inout Article) {
        guard let identifier = item.at("Identification", "NewsIdentifier") else { return }
        let provider = identifier.at("ProviderId")?.line ?? ""
        article.provider = provider
        let revision = identifier.at("RevisionId")
        article.versionRaw = revision?.line
        article.version = article.versionRaw.flatMap { UInt64($0) }
        if let previous = revision?.attribute("PreviousRevision"), previous != "0" {
            article.links.append(Link(rel: "previous", version: previous))
        }
        switch revision?.attribute("Update") {
        case "U": article.signals.append(Signal(.add, via: "signal"))
        case "A": article.signals.append(Signal(.update, via: "signal"))
        default: break
        }
        // Some write only "urn:newsml:agency" there, which names no item.
        if let id = identifier.at("PublicIdentifier")?.line,
            id.split(separator: ":").count > 3 || !id.hasPrefix("urn:")
        {
            article.itemID = Self.withoutRevision(id, article.versionRaw)
        } else {
            let parts = [identifier.at("DateId")?.line, identifier.at("NewsItemId")?.line].compactMap { $0 }
            article.itemID = parts.isEmpty ? "" : "urn:newsml:\(([provider] + parts).joined(separator: ":"))"
        }
        article.slugline = item.at("Identification", "NameLabel")?.line
    }

    /// The public identifier without `:N`, `:NU` at its end.
    static func withoutRevision(_ id: String, _ revision: String?) -> String {
        guard let colon = id.lastIndex(of: ":") else { return id }
        var tail = id[id.index(after: colon)...]
        if let last = tail.last, "NUA".contains(last) { tail.removeLast() }
        let isNumber = !tail.isEmpty && tail.utf8.count <= 4 && tail.utf8.allSatisfy { $0 >= 48 && $0 <= 57 }
        return isNumber && (revision == nil || UInt64(tail) == revision.flatMap { UInt64($0) })
            ? String(id[..<colon]) : id
    }

    private func readManagement(_ management: XMLNode, into article: inout Article) {
        article.firstCreated = management.at("FirstCreated")?.line.map { tables.dates.time($0) }
        article.versionCreated = management.at("ThisRevisionCreated")?.line.map { tables.dates.time($0) }
        article.urgency = management.at("Urgency")?.attribute("FormalName").flatMap { Int($0) }
        if let status = management.at("Status")?.attribute("FormalName") {
            article.statusRaw = status
            article.status = StatusWords.status(of: status)
        }
        if article.status == .embargoed || article.status == .withheld,
            let change = management.at("StatusWillChange"), let date = change.at("DateAndTime")?.line
        {
            article.embargoUntil = tables.dates.time(date)
        }
        if let kind = management.at("NewsItemType")?.attribute("FormalName") {
            for mark in tables.marks.marks(in: kind, at: .signal) { article.signals.append(mark.signal) }
        }
        for instruction in management.all("Instruction") {
            let text = instruction.attribute("FormalName") ?? instruction.line ?? ""
            for mark in tables.marks.marks(in: text, at: .signal) {
                article.signals.append(mark.signal)
                if let status = mark.status { article.status = status }
            }
        }
        for link in management.all("DerivedFrom") + management.all("AssociatedWith") {
            article.links.append(
                Link(
                    rel: link.name == "DerivedFrom" ? "derivedFrom" : "seeAlso",
                    id: link.attribute("NewsItem")))
        }
    }

    private func readLines(_ lines: XMLNode, into article: inout Article) {
        if let headline = lines.at("HeadLine")?.line {
            if article.headline == nil { article.headline = headline }
            article.headlines.append(Labelled(role: nil, text: headline))
        }
        if let sub = lines.at("SubHeadLine")?.line {
            article.headlines.append(Labelled(role: "sub", text: sub))
        }
        if article.byline == nil {
            article.byline = lines.at("ByLine")?.line.flatMap { bylines.byline(ofField: $0) }
        }
        if article.dateline == nil {
            article.dateline = lines.at("DateLine")?.line.map { datelines.dateline(ofField: $0) }
        }
        if let slug = lines.at("SlugLine")?.line { article.slugline = slug }
        let notice = lines.at("CopyrightLine")?.line
        if let notice, article.rights == nil { article.rights = Rights(holder: nil, notice: notice) }
        for keyword in lines.all("KeywordLine") {
            if let name = keyword.line { article.tags.append(Tag(.keyword, name: name)) }
        }
    }

    private func readMetadata(_ item: XMLNode, into article: inout Article) {
        if article.provider.isEmpty {
            article.provider = item.descendants("Provider").first?.at("Party")?.attribute("FormalName") ?? ""
        }
        var codes: Set<String> = []
        for subject in item.descendants("SubjectCode").flatMap(\.elements) {
            guard let code = subject.attribute("FormalName"), codes.insert(code).inserted else { continue }
            article.subjects.append(Subject(scheme: code.hasPrefix("20") ? "medtop" : "subj", code: code))
        }
        for property in item.descendants("Property") where property.attribute("FormalName") == "Keyword" {
            if let name = property.attribute("Value") { article.tags.append(Tag(.keyword, name: name)) }
        }
        article.genre = item.descendants("Genre").first?.attribute("FormalName")
        if article.byline == nil,
            let author = item.descendants("Creator").first?.at("Party")?.attribute("FormalName"),
            tables.agencies.id(of: author) == nil, BylineReader.isName(author, atLeast: 2)
        {
            article.byline = bylines.byline(ofField: author)
        }
        if let holder = item.descendants("CopyrightHolder").first?.line {
            article.rights = Rights(
                holder: holder, notice: article.rights?.notice, usage: article.rights?.usage)
        }
        let usage = item.descendants("UsageType").compactMap(\.line).first
        if let usage {
            var rights = article.rights ?? Rights()
            rights.usage = rights.usage ?? usage
            article.rights = rights
        }
        for comment in item.descendants("Instruction") {
            if let text = comment.line {
                article.ednotes.append(EditorNote(role: "instruction", text: text, isPublishable: false))
            }
        }
    }

    /// The text of the part that its role says is the story's; titles, captions and media lie in components of their
    /// own. A lead beside it is the abstract.
    private func readText(_ scope: XMLNode, into article: inout Article) {
        var media: ItemClass?
        let contents = Self.contents(of: scope, role: "").map { (rank: Self.rank(of: $0.role), $0) }
        // A stable order: components of one rank as they stand.
        for rank in Set(contents.map(\.rank)).sorted() {
            for (_, (role, content)) in contents where Self.rank(of: role) == rank {
                let type = content.at("MediaType")?.attribute("FormalName")?.lowercased() ?? "text"
                guard type.holds("text") || type.holds("article") else {
                    media = media ?? NinjsReader.itemClass(type)
                    continue
                }
                guard article.body.isEmpty, let data = content.at("DataContent"),
                    content.at("Format")?.attribute("FormalName")?.lowercased() != "css"
                else { continue }
                read(data, into: &article)
                if role == "body", !article.body.isEmpty { readLead(of: contents.map(\.1), into: &article) }
            }
        }
        if let media, article.body.isEmpty, article.headline == nil { article.itemClass = media }
    }

    private func read(_ data: XMLNode, into article: inout Article) {
        if let document = data.at("nitf") {
            nitf.readBody(document, into: &article)
        } else if !data.elements.isEmpty {
            article.body = data.blocks(maxTextBytes: limits.maxTextBytes)
        } else if NinjsReader.looksLikeHTML(data.rawText) {
            article.body = HTMLBody.blocks(of: data.rawText, maxTextBytes: limits.maxTextBytes)
        } else {
            article.body = TextLines(TextEncoding.clean(Array(data.rawText.utf8))).paragraphs(from: 0)
        }
    }

    private func readLead(of contents: [(role: String, content: XMLNode)], into article: inout Article) {
        guard article.abstract == nil,
            let lead = contents.first(where: { $0.role == "lead" })?.content.at("DataContent")?.line
        else { return }
        article.abstract = HTMLBody.text(of: lead, maxTextBytes: limits.maxTextBytes)
    }

    /// All contents below a node with the role of the component that each lies in.
    private static func contents(of node: XMLNode, role: String) -> [(role: String, content: XMLNode)] {
        node.elements.flatMap { child -> [(role: String, content: XMLNode)] in
            if child.name == "ContentItem" { return [(role, child)] }
            let own = child.name == "NewsComponent" ? child.at("Role")?.attribute("FormalName") : nil
            return contents(of: child, role: own?.lowercased() ?? role)
        }
    }

    /// How far a component of a role is from being the story's text; lower is nearer.
    private static func rank(of role: String) -> Int {
        switch role {
        case "", "body", "main", "text", "story", "article": 0
        case "stylesheet", "contact": 4
        case "title", "headline", "subheadline": 3
        case "caption", "photo", "picture", "image", "logo", "thumbnail", "quicklook", "highdef", "graphic": 2
        default: 1
        }
    }
}
