import Notation

/// Reads dpa's digitalwires JSON: texts, and pictures and audio that come in the same shape.
struct DigitalwiresReader: Sendable {
    let tables: WireTables
    let bylines: BylineReader
    let datelines: DatelineReader
    let limits: DecodingLimits

    /// What an item says of an article. The notepad is kept as a note that is not for publication.
    func read(_ item: JSONValue, into article: inout Article) {
        article.rawFormatVersion = item.text("format").flatMap {
            $0.split(separator: "@").dropFirst().last.map(String.init)
        }
        readManagement(item, into: &article)
        article.language = item.text("language")
        article.headline = item.text("headline").map(clean)
        for (name, role) in [("headline", "main"), ("subhead", "sub"), ("kicker", "kicker")] {
            if let text = item.text(name) {
                article.headlines.append(Labelled(role: role, text: clean(text)))
            }
        }
        article.abstract = item.text("teaser").map(clean)
        article.byline = item.text("byline").flatMap { bylines.byline(ofField: clean($0)) }
        article.dateline = item.text("dateline").map { datelines.dateline(ofField: clean($0)) }
        if let html = item.text("article_html") {
            article.body = HTMLBody.blocks(of: html, maxTextBytes: limits.maxTextBytes)
        }
        readMedium(item, into: &article)
        readNotes(item, into: &article)
        readCategories(item, into: &article)
        if let notice = item.text("copyrightnotice", "creditline") {
            article.rights = Rights(
                holder: item.text("creditline"), notice: notice, usage: item.text("usageterms"))
        }
        if article.provider.isEmpty { article.provider = NinjsReader.domain(of: article.itemID) ?? "" }
    }

    private func readManagement(_ item: JSONValue, into article: inout Article) {
        article.itemID = item.text("urn", "entry_id") ?? ""
        article.messageID = item.text("entry_id")
        article.versionRaw = item.text("version")
        article.version = article.versionRaw.flatMap { UInt64($0) }
        article.urgency = item.text("urgency").flatMap { Int($0) }
        article.versionCreated = item.text("version_created").map { tables.dates.time($0) }
        article.firstCreated = item.text("content_created").map { tables.dates.time($0) }
        article.sent = item.text("updated").map { tables.dates.time($0) }
        if let status = item.text("pubstatus") {
            article.statusRaw = status
            article.status = StatusWords.status(of: status)
        }
        if let embargo = item.first("embargoed") {
            article.embargoUntil = tables.dates.time(embargo.scalarText ?? "")
        }
        for signal in item.first("signal")?.elements ?? [] {
            if let code = signal.scalarText { readSignal(code, into: &article) }
        }
    }

    private func readSignal(_ code: String, into article: inout Article) {
        let word = code.split(separator: ":").last.map(String.init) ?? code
        for mark in tables.marks.marks(in: word, at: .signal)
        where !article.signals.contains(where: { $0.kind == mark.signal.kind }) {
            article.signals.append(mark.signal)
            if let status = mark.status { article.status = status }
        }
    }

    /// An item without a text is what its own association is: a picture, audio or video.
    private func readMedium(_ item: JSONValue, into article: inout Article) {
        let associations = item.first("associations")?.elements ?? []
        for association in associations {
            article.links.append(
                Link(
                    rel: "association", id: association.text("urn"), version: association.text("version")))
        }
        guard article.body.isEmpty, let own = associations.first else { return }
        article.itemClass = NinjsReader.itemClass(own.text("type"))
        if let caption = own.text("caption") { article.abstract = article.abstract ?? clean(caption) }
    }

    private func readNotes(_ item: JSONValue, into article: inout Article) {
        for note in item.first("ednotes")?.elements ?? [] {
            guard let text = note.text("ednote", "text", "value") else { continue }
            article.ednotes.append(
                EditorNote(
                    role: note.text("role").flatMap { $0.split(separator: ":").last.map(String.init) },
                    text: clean(text), isPublishable: note["is_publishable"] == .bool(true)))
        }
        guard let notepad = item["notepad"] else { return }
        for (name, isPublishable) in [("public_html", true), ("nonpublic_html", false)] {
            guard let html = notepad.text(name) else { continue }
            article.ednotes.append(
                EditorNote(
                    role: isPublishable ? "notepad" : "notepad.nonpublic",
                    text: HTMLBody.text(of: html, maxTextBytes: 100_000), isPublishable: isPublishable))
        }
    }

    private func readCategories(_ item: JSONValue, into article: inout Article) {
        var tags: [Tag] = []
        for category in item.first("categories")?.elements ?? [] {
            let type = category.text("type")?.split(separator: ":").last.map(String.init) ?? ""
            let code = category.text("qcode").flatMap { CodeNames.split($0, scheme: nil) }
            guard let name = category.text("name") ?? code?.code else { continue }
            func tag(_ kind: Tag.Kind) {
                tags.append(Tag(kind, name: name, scheme: code?.scheme, code: code?.code))
            }
            switch type {
            case "provider": article.provider = name
            case "infosource": if article.provider.isEmpty { article.provider = name }
            case "genre": article.genre = article.genre ?? name
            case "keyword": tag(.keyword)
            case "geosubject", "poi", "scope": if type != "scope" { tag(.place) }
            case "person": tag(.person)
            case "organisation": tag(.organisation)
            case "signal": readSignal(category.text("qcode") ?? name, into: &article)
            case "dpasubject", "subject", "mediatopic", "desk", "rubric", "apsubject":
                article.subjects.append(
                    Subject(scheme: code?.scheme ?? type, code: code?.code ?? name, name: name))
            default: break
            }
        }
        article.tags = tags
    }

    private func clean(_ text: String) -> String { HTMLBody.text(of: text, maxTextBytes: 100_000) }
}
