import Notation

/// What one agency does otherwise than the standard of its format says: a file of `Data/profiles`.
struct AgencyProfile: Sendable {
    /// A field of an article that a profile may fill.
    enum Field: String, Sendable, CaseIterable {
        case itemID = "item_id"
        case version, headline, slugline, abstract, language, urgency, priority, byline, ednote, genre, place
        case firstCreated = "first_created"
        case versionCreated = "version_created"
        case holder = "copyright_holder"
        case notice = "copyright_notice"
        case usage = "usage_terms"
    }

    /// Where a field lies, and whether it counts more than what the format's own reader found.
    struct Source: Sendable {
        var field: Field
        var path: NodePath
        var isFirst: Bool
    }

    /// The file's name without its ending.
    let name: String
    /// Registry id of the agency.
    let agency: String
    private let formats: Set<String>
    private let zone: LocalZone?
    private let headlinePrefixes: [String]
    private let sources: [Source]

    /// Reads `{"agency","formats","zone","headline_prefixes","fields":[{"field","path","over"}]}`.
    /// - Throws: `JSONError` where a member is missing or not of its form.
    init(name: String, json: JSONValue) throws {
        self.name = name
        agency = try json.requiredString("agency")
        formats = Set(try json.required("formats").array?.compactMap(\.string) ?? [])
        headlinePrefixes = json["headline_prefixes"]?.array?.compactMap(\.string) ?? []
        zone = try json["zone"].map { zone in
            guard let summer = LocalZone.Summer(rawValue: zone["summer"]?.string ?? "none") else {
                throw JSONError(.shape, "\(name): the zone's summer is none, europe or north_america")
            }
            return LocalZone(minutes: try zone.requiredInt("minutes"), summer: summer)
        }
        sources = try (json["fields"]?.array ?? []).map { source in
            guard let field = Field(rawValue: try source.requiredString("field")) else {
                throw JSONError(.shape, "\(name): no field of an article: \(source["field"]?.string ?? "")")
            }
            return Source(
                field: field, path: try NodePath(try source.requiredString("path")),
                isFirst: source["over"]?.bool ?? false)
        }
    }

    /// Whether the profile is of an agency's articles in a format.
    func isOf(_ agency: String, format: String) -> Bool { agency == self.agency && formats.contains(format) }

    /// Fills in what the agency says in places of its own, and reads its times by its own clock.
    func apply(
        to article: inout Article, tables: WireTables, bylines: BylineReader, _ values: (NodePath) -> [String]
    ) {
        for source in sources {
            guard source.isFirst || Self.isMissing(source.field, in: article),
                let value = values(source.path).first
            else { continue }
            Self.set(source.field, to: value, in: &article, tables: tables, bylines: bylines)
        }
        if let headline = article.headline { article.headline = withoutPrefix(headline) }
        if let title = article.title { article.title = withoutPrefix(title) }
        for index in article.headlines.indices {
            article.headlines[index].text = withoutPrefix(article.headlines[index].text)
        }
        for path in [\Article.firstCreated, \.versionCreated, \.sent, \.embargoUntil] {
            if let time = article[keyPath: path] {
                article[keyPath: path] = settled(time, dates: tables.dates)
            }
        }
    }

    private func withoutPrefix(_ text: String) -> String {
        for prefix in headlinePrefixes where text.hasPrefix(prefix) {
            return String(text.dropFirst(prefix.count)).trimmingBlanks()
        }
        return text
    }

    /// A time that names no zone by the agency's clock; a bare date stays as it is.
    private func settled(_ time: WireTime, dates: DateParser) -> WireTime {
        guard let zone, let utc = time.utc, !time.zoneKnown, dates.moment(of: time.raw)?.hasTime ?? true
        else { return time }
        return WireTime(utc: zone.utc(ofLocal: utc), raw: time.raw, zoneKnown: false)
    }

    private static func isMissing(_ field: Field, in article: Article) -> Bool {
        switch field {
        case .itemID: article.itemID.isEmpty
        case .version: article.versionRaw == nil
        case .headline: article.headline == nil
        case .slugline: article.slugline == nil
        case .abstract: article.abstract == nil
        case .language: article.language == nil
        case .urgency: article.urgency == nil
        case .priority: article.priority == nil
        case .byline: article.byline == nil
        case .ednote: true
        case .genre: article.genre == nil
        case .place: article.dateline == nil
        case .firstCreated: article.firstCreated?.utc == nil
        case .versionCreated: article.versionCreated?.utc == nil
        case .holder: article.rights?.holder == nil
        case .notice: article.rights?.notice == nil
        case .usage: article.rights?.usage == nil
        }
    }

    private static func set(
        _ field: Field, to value: String, in article: inout Article, tables: WireTables, bylines: BylineReader
    ) {
        func right(_ part: WritableKeyPath<Rights, String?>) {
            var rights = article.rights ?? Rights()
            rights[keyPath: part] = value
            article.rights = rights
        }
        switch field {
        case .itemID: article.itemID = value
        case .version: (article.versionRaw, article.version) = (value, UInt64(value))
        case .headline: article.headline = value
        case .slugline: article.slugline = value
        case .abstract: article.abstract = value
        case .language: article.language = value
        case .urgency: article.urgency = Int(value)
        case .priority: article.priority = value
        case .byline: article.byline = bylines.byline(ofField: value)
        case .ednote:
            article.ednotes.append(EditorNote(role: "profile", text: value, isPublishable: false))
        case .genre: article.genre = value
        case .place: article.dateline = Dateline(raw: value, place: value)
        case .firstCreated: article.firstCreated = tables.dates.time(value)
        case .versionCreated: article.versionCreated = tables.dates.time(value)
        case .holder: right(\.holder)
        case .notice: right(\.notice)
        case .usage: right(\.usage)
        }
    }
}
