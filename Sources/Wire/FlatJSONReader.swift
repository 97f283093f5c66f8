import Notation

/// Reads the flat JSON that a Fingerpost system makes of agency copy: one level of texts, some of them lists or
/// joined by `+`.
struct FlatJSONReader: Sendable {
    let tables: WireTables
    let bylines: BylineReader
    let limits: DecodingLimits

    /// Whether an object is such an item and no ninjs, whatever its `mimeType` says.
    static func reads(_ object: JSONValue) -> Bool {
        if object.text("format")?.uppercased().hasSuffix("WIRES-NINJS") ?? false { return true }
        return object["source-feed"] != nil && (object["usn"] != nil || object["unique-name"] != nil)
            || object["body_text"] != nil && object["slug"] != nil && object["pubstatus"] == nil
    }

    /// What an item says of an article. `uri` holds time and version and is no id; `originalUrn` and `usn` are.
    func read(_ item: JSONValue, into article: inout Article) {
        article.itemID = item.text("originalUrn", "usn", "unique-name", "uri", "id") ?? ""
        article.messageID = item.text("uri")
        article.sequence = item.text("usn")
        article.versionRaw = item.text("version")
        article.version = article.versionRaw.flatMap { UInt64($0) }
        if let status = item.text("status", "pubstatus") {
            article.statusRaw = status
            article.status = StatusWords.status(of: status)
        }
        if let embargo = item.text("embargo", "embargoed") {
            article.embargoUntil = tables.dates.time(embargo)
        }
        article.firstCreated = item.text("firstVersion", "firstCreated").map { tables.dates.time($0) }
        article.versionCreated = item.text("versionCreated").map { tables.dates.time($0) }
        article.sent = item.text("dateTimeSent").map { tables.dates.time($0) }
        article.priority = item.text("priority")
        article.urgency = item.text("urgency", "priority").flatMap { Int($0) }
        article.itemClass = NinjsReader.itemClass(item.text("type"))
        article.language = item.text("language")
        article.headline = item.text("headline").map(clean)
        for (name, role) in [("headline", "main"), ("subhead", "sub")] {
            if let text = item.text(name) {
                article.headlines.append(Labelled(role: role, text: clean(text)))
            }
        }
        article.slugline = item.text("slug", "slugline")
        article.abstract = item.text("abstract").map(clean)
        article.byline = item.text("byline").flatMap { bylines.byline(ofField: clean($0)) }
        article.provider = item.text("provider", "source", "source-feed") ?? ""
        if let note = item.text("ednote") {
            article.ednotes.append(EditorNote(role: nil, text: clean(note), isPublishable: false))
        }
        let notice = item.text("copyrightNotice")
        if let holder = item.text("copyrightHolder") ?? notice {
            article.rights = Rights(holder: holder, notice: notice, usage: item.text("usage"))
        }
        readBody(item, into: &article)
        readCodes(item, into: &article)
        settleProvider(&article)
    }

    /// A feed's name starts with its agency's: `PA_API`.
    private func settleProvider(_ article: inout Article) {
        guard tables.agencies.id(of: article.provider) == nil else { return }
        let first = article.provider.split { $0 == "_" || $0 == "-" || $0 == " " }.first
        if let id = first.flatMap({ tables.agencies.id(of: $0) }) { article.provider = id }
    }

    private func readBody(_ item: JSONValue, into article: inout Article) {
        guard let body = item.text("body_text", "body_html", "body", "bodyText") else { return }
        article.body =
            NinjsReader.looksLikeHTML(body)
            ? HTMLBody.blocks(of: body, maxTextBytes: limits.maxTextBytes)
            : TextLines(TextEncoding.clean(Array(body.utf8))).paragraphs(from: 0)
    }

    private func readCodes(_ item: JSONValue, into article: inout Article) {
        for code in Self.words(item["subjects"]?["code"] ?? item["subjects"]) {
            if let (scheme, code) = CodeNames.split(code, scheme: nil) {
                article.subjects.append(Subject(scheme: scheme, code: code))
            }
        }
        var tags = Self.words(item["keywords"]).map { Tag(.keyword, name: $0) }
        for symbol in Self.words(item["organisation"]?["symbols"]) {
            tags.append(Tag(.organisation, name: symbol, scheme: "symbol", code: symbol))
        }
        if let place = item.text("location") { tags.append(Tag(.place, name: clean(place))) }
        article.tags = tags
    }

    /// The texts of a list, or of one text joined by `+`; empty ones are left out.
    private static func words(_ value: JSONValue?) -> [String] {
        (value?.elements ?? []).compactMap(\.scalarText)
            .flatMap { $0.split(separator: "+") }
            .map { String($0).trimmingBlanks() }
            .filter { !$0.isEmpty }
    }

    private func clean(_ text: String) -> String { HTMLBody.text(of: text, maxTextBytes: 100_000) }
}
