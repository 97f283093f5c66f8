public import Notation

extension Article: JSONRepresentable {
    /// Reads what `json` wrote; members that are unknown are passed over.
    public init(json: JSONValue) throws {
        guard try json.requiredString("schema") == Self.schema else {
            throw JSONError(.shape, "member \"schema\" is not \(Self.schema)")
        }
        self.init(
            provider: try json.requiredString("provider"), itemID: try json.requiredString("item_id"),
            rawFormat: try json.requiredString("raw_format"),
            rawSHA256: try json.requiredString("raw_sha256"),
            rawBytes: try json.requiredInt("raw_bytes"))
        readIdentity(from: json)
        try readTexts(from: json)
        try readExtras(from: json)
    }

    private mutating func readIdentity(from json: JSONValue) {
        version = json["version"].flatMap { value in
            value.int.flatMap { UInt64(exactly: $0) } ?? value.string.flatMap { UInt64($0) }
        }
        versionRaw = json["version_raw"]?.string
        messageID = json["message_id"]?.string
        sequence = json["sequence"]?.string
        status = json["status"]?.string.flatMap { PublicationStatus(rawValue: $0) } ?? .unknown
        statusRaw = json["status_raw"]?.string
        urgency = json["urgency"]?.int
        priority = json["priority"]?.string
        itemClass = json["item_class"]?.string.flatMap { ItemClass(rawValue: $0) } ?? .other
        language = json["language"]?.string
        sourceFeed = json["source_feed"]?.string
        rawFormatVersion = json["raw_format_version"]?.string
        warnings = json["warnings"]?.array?.compactMap(\.string) ?? []
    }

    private mutating func readTexts(from json: JSONValue) throws {
        embargoUntil = try json.part("embargo_until")
        firstCreated = try json.part("first_created")
        versionCreated = try json.part("version_created")
        sent = try json.part("sent")
        headline = json["headline"]?.string
        headlines = try json.parts("headlines")
        slugline = json["slugline"]?.string
        takeKey = json["take_key"]?.string
        title = json["title"]?.string
        abstract = json["abstract"]?.string
        byline = try json.part("byline")
        dateline = try json.part("dateline")
        let text = json["body_text"]?.string
        body = json["body"] == nil ? Block.paragraphs(of: text ?? "") : try json.parts("body")
        bodyText = text ?? Self.text(of: body)
    }

    private mutating func readExtras(from json: JSONValue) throws {
        signals = try json.parts("signals")
        subjects = try json.parts("subjects")
        var tags: [Tag] = []
        for kind in Tag.Kind.allCases {
            tags += try json[kind.member]?.array?.map { try Tag(kind, json: $0) } ?? []
        }
        self.tags = tags
        genre = json["genre"]?.string
        ednotes = try json.parts("ednotes")
        rights = try json.part("rights")
        links = try json.parts("links")
    }

    /// The canonical form: members in a fixed order, those without a value left out.
    public var json: JSONValue {
        var object = JSONObject([
            "schema": .string(Self.schema), "provider": .string(provider), "item_id": .string(itemID),
            "version": version.map { number in Int64(exactly: number).map { .int($0) } ?? .string("\(number)")
            }
                ?? .null,
            "version_raw": .text(versionRaw), "message_id": .text(messageID), "sequence": .text(sequence),
            "status": .string(status.rawValue), "status_raw": .text(statusRaw),
            "embargo_until": embargoUntil?.json ?? .null, "signals": .list(signals),
            "first_created": firstCreated?.json ?? .null, "version_created": versionCreated?.json ?? .null,
            "sent": sent?.json ?? .null, "urgency": .number(urgency), "priority": .text(priority),
            "item_class": .string(itemClass.rawValue), "language": .text(language),
            "headline": .text(headline), "headlines": .list(headlines), "slugline": .text(slugline),
            "take_key": .text(takeKey), "title": .text(title), "abstract": .text(abstract),
            "byline": byline?.json ?? .null, "dateline": dateline?.json ?? .null,
        ])
        // Most bodies are paragraphs and nothing else: their text says it all, and once is enough.
        if !Block.isPlain(body, bodyText) { object.append("body", .array(body.map(\.json))) }
        object.append("body_text", .string(bodyText))
        let extras = JSONObject([
            "subjects": .list(subjects), "places": tagList(.place), "people": tagList(.person),
            "orgs": tagList(.organisation), "keywords": tagList(.keyword), "genre": .text(genre),
            "ednotes": .list(ednotes), "rights": rights?.json ?? .null, "links": .list(links),
            "source_feed": .text(sourceFeed), "raw_format": .string(rawFormat),
            "raw_format_version": .text(rawFormatVersion), "raw_sha256": .string(rawSHA256),
            "raw_bytes": .int(Int64(rawBytes)),
        ])
        for member in extras.members { object.append(member.name, member.value) }
        object.append("warnings", .texts(warnings))
        return .object(object)
    }

    private func tagList(_ kind: Tag.Kind) -> JSONValue { .list(tags.filter { $0.kind == kind }) }

    /// The paragraphs joined by one blank line, as `bodyText` holds them.
    public static func text(of body: [Block]) -> String {
        var text = ""
        text.reserveCapacity(body.reduce(0) { $0 + $1.text.utf8.count + 2 })
        for (index, block) in body.enumerated() {
            if index > 0 { text += "\n\n" }
            text += block.text
        }
        return text
    }
}

extension JSONValue {
    /// The member `name` as a noun of this room; nil where it is missing.
    fileprivate func part<Part: JSONRepresentable>(_ name: String) throws -> Part? {
        guard let value = self[name], !value.isNull else { return nil }
        return try Part(json: value)
    }

    /// The elements of the array member `name`; none where it is missing.
    fileprivate func parts<Part: JSONRepresentable>(_ name: String) throws -> [Part] {
        try self[name]?.array?.map { try Part(json: $0) } ?? []
    }

    /// An array of nouns; null (and so left out) where there are none.
    fileprivate static func list(_ parts: [some JSONRepresentable]) -> JSONValue {
        parts.isEmpty ? .null : .array(parts.map(\.json))
    }
}
