/// Reads NITF 3.x, alone or as the content of NewsML-G2 and NewsML 1.
struct NITFReader: Sendable {
    let tables: WireTables
    let bylines: BylineReader
    let datelines: DatelineReader
    let limits: DecodingLimits

    /// What a whole document says of an article.
    func read(_ nitf: XMLNode, into article: inout Article) {
        article.rawFormatVersion = nitf.attribute("version")
        if let head = nitf.at("head") { readHead(head, into: &article) }
        readBody(nitf, into: &article)
    }

    /// The text and the heads of a document, for an article whose identity stands elsewhere.
    func readBody(_ nitf: XMLNode, into article: inout Article) {
        let body = nitf.name == "body" ? nitf : nitf.at("body") ?? nitf
        if let head = body.at("body.head") { readBodyHead(head, into: &article) }
        let contents = body.all("body.content")
        let source = contents.isEmpty ? [body] : contents
        article.body = source.flatMap {
            $0.blocks(maxTextBytes: limits.maxTextBytes) {
                ["body.head", "body.end", "head"].contains($0.name)
            }
        }
        for tagline in body.descendants("tagline") {
            if let text = tagline.line {
                article.ednotes.append(EditorNote(role: "tagline", text: text, isPublishable: true))
            }
        }
    }

    private func readHead(_ head: XMLNode, into article: inout Article) {
        article.title = head.at("title")?.line
        article.headline = article.title
        if let data = head.at("docdata") { readDocument(data, into: &article) }
        for meta in head.all("meta") {
            guard let name = meta.attribute("name")?.lowercased(), let content = meta.attribute("content")
            else { continue }
            switch name {
            case "anpa-sequence": article.sequence = content
            case "anpa-keyword", "slug", "slugline": article.slugline = article.slugline ?? content
            case "anpa-takekey": article.takeKey = content
            case "anpa-category": article.subjects.append(Subject(scheme: "anpa", code: content))
            case "prism.publicationname", "provider":
                if article.provider.isEmpty { article.provider = content }
            default: break
            }
        }
        for subject in head.descendants("tobject.subject") {
            if let code = subject.attribute("tobject.subject.refnum") {
                article.subjects.append(
                    Subject(
                        scheme: code.hasPrefix("20") ? "medtop" : "subj", code: code,
                        name: subject.attribute("tobject.subject.matter")
                            ?? subject.attribute("tobject.subject.type")))
            }
        }
    }

    private func readDocument(_ data: XMLNode, into article: inout Article) {
        if let id = data.at("doc-id") {
            article.itemID = id.attribute("id-string") ?? ""
            article.provider = id.attribute("regsrc") ?? article.provider
        }
        if let status = data.attribute("management-status") {
            article.statusRaw = status
            article.status = StatusWords.status(of: status)
        }
        if let reference = data.attribute("management-doc-idref") {
            let status = data.attribute("management-idref-status")
            article.links.append(Link(rel: "previous", id: reference))
            if let status, StatusWords.status(of: status) == .canceled {
                article.signals.append(Signal(.kill, via: "status"))
                article.links.append(Link(rel: "kills", id: reference))
            }
        }
        article.urgency = data.at("urgency")?.attribute("ed-urg").flatMap { Int($0) }
        let issued = data.at("date.issue")?.attribute("norm")
        let released = data.at("date.release")?.attribute("norm")
        article.firstCreated = (issued ?? released).map { tables.dates.time($0) }
        article.versionCreated = (issued ?? released).map { tables.dates.time($0) }
        if article.status == .embargoed, let released { article.embargoUntil = tables.dates.time(released) }
        if let version = data.at("du-key")?.attribute("generation") ?? data.at("du-key")?.attribute("version")
        {
            article.versionRaw = version
            article.version = UInt64(version)
        }
        for message in data.all("ed-msg") {
            if let info = message.attribute("info") {
                article.ednotes.append(
                    EditorNote(role: message.attribute("msg-type"), text: info, isPublishable: false))
            }
            for mark in tables.marks.marks(in: message.attribute("msg-type") ?? "", at: .signal) {
                article.signals.append(mark.signal)
            }
        }
        if data.at("correction") != nil { article.signals.append(Signal(.correction, via: "signal")) }
        if data.at("fixture") != nil { article.signals.append(Signal(.advisory, via: "signal")) }
        if let rights = data.at("doc.copyright") {
            article.rights = Rights(holder: rights.attribute("holder"))
        }
        if article.provider.isEmpty {
            article.provider = article.rights?.holder ?? data.at("doc.rights")?.attribute("owner") ?? ""
        }
        for keyword in data.descendants("keyword") {
            if let key = keyword.attribute("key") { article.tags.append(Tag(.keyword, name: key)) }
        }
    }

    private func readBodyHead(_ head: XMLNode, into article: inout Article) {
        if let headline = head.at("hedline", "hl1")?.line { article.headline = headline }
        for second in head.at("hedline")?.all("hl2") ?? [] {
            if let text = second.line { article.headlines.append(Labelled(role: "sub", text: text)) }
        }
        if let abstract = head.at("abstract")?.line { article.abstract = abstract }
        for note in head.all("note") {
            if let text = note.line {
                article.ednotes.append(
                    EditorNote(role: note.attribute("type"), text: text, isPublishable: false))
            }
        }
        if article.provider.isEmpty, let agency = head.at("distributor")?.line { article.provider = agency }
        if article.byline == nil, let byline = head.all("byline").first {
            article.byline = read(byline: byline)
        }
        guard let dateline = head.at("dateline"), let line = dateline.line else { return }
        var read = datelines.dateline(ofField: line)
        if let location = dateline.at("location") {
            read.place = location.at("city")?.line ?? location.line ?? read.place
            read.city = location.at("city")?.line
            read.region = location.at("state")?.line ?? location.at("region")?.line
            read.country = location.at("country")?.line
        }
        if let date = dateline.at("story.date") { read.date = date.line ?? date.attribute("norm") }
        article.dateline = read
    }

    /// A byline without its title lines; those are the authors' role or agency.
    private func read(byline: XMLNode) -> Byline? {
        let names = XMLNode(name: "byline", attributes: [])
        names.children = byline.children.filter {
            if case .element(let node) = $0 { node.name != "byttl" } else { true }
        }
        guard let line = names.line, var read = bylines.byline(ofField: line) else { return nil }
        guard let title = byline.descendants("byttl").first?.line else { return read }
        let isAgency = tables.agencies.id(of: title) != nil
        for index in read.authors.indices {
            if isAgency { read.authors[index].org = title } else { read.authors[index].role = title }
        }
        return read
    }
}
