public import Notation

extension Signal: JSONRepresentable {
    /// Reads `{"kind","number"?,"via"}`.
    public init(json: JSONValue) throws {
        guard let kind = Kind(rawValue: try json.requiredString("kind")) else {
            throw JSONError(.shape, "member \"kind\" names no signal")
        }
        self.init(kind, number: json["number"]?.int, via: try json.requiredString("via"))
    }

    /// `{"kind","number"?,"via"}`.
    public var json: JSONValue {
        .members(["kind": .string(kind.rawValue), "number": .number(number), "via": .string(via)])
    }
}

extension WireTime: JSONRepresentable {
    /// Reads `{"utc"?,"raw","zone_known"}`.
    public init(json: JSONValue) throws {
        self.init(
            utc: json["utc"]?.string.flatMap { Timestamp.read($0)?.utc }, raw: try json.requiredString("raw"),
            zoneKnown: try json.required("zone_known").bool ?? false)
    }

    /// `{"utc"?,"raw","zone_known"}`; `utc` is ISO 8601 with `Z`, to the millisecond where there are fractions.
    public var json: JSONValue {
        .members([
            "utc": .text(utc.flatMap { Timestamp.text(of: $0) }), "raw": .string(raw),
            "zone_known": .bool(zoneKnown),
        ])
    }
}

extension Labelled: JSONRepresentable {
    /// Reads `{"role"?,"text"}`.
    public init(json: JSONValue) throws {
        self.init(role: json["role"]?.string, text: try json.requiredString("text"))
    }

    /// `{"role"?,"text"}`.
    public var json: JSONValue { .members(["role": .text(role), "text": .string(text)]) }
}

extension Byline: JSONRepresentable {
    /// Reads `{"raw","authors":[{"name","role"?,"org"?}]}`.
    public init(json: JSONValue) throws {
        let authors = try json.required("authors").array ?? []
        self.init(
            raw: try json.requiredString("raw"),
            authors: try authors.map {
                Author(
                    name: try $0.requiredString("name"), role: $0["role"]?.string, org: $0["org"]?.string)
            })
    }

    /// `{"raw","authors":[{"name","role"?,"org"?}]}`.
    public var json: JSONValue {
        let authors = self.authors.map { author -> JSONValue in
            .members(["name": .string(author.name), "role": .text(author.role), "org": .text(author.org)])
        }
        return .members(["raw": .string(raw), "authors": .array(authors)])
    }
}

extension Dateline: JSONRepresentable {
    /// Reads what `json` wrote.
    public init(json: JSONValue) throws {
        self.init(
            raw: try json.requiredString("raw"), place: json["place"]?.string, date: json["date"]?.string,
            source: json["source"]?.string, length: json["length"]?.int ?? 0)
        city = json["city"]?.string
        region = json["region"]?.string
        country = json["country"]?.string
    }

    /// `{"raw","place"?,"date"?,"source"?,"city"?,"region"?,"country"?,"length"}`.
    public var json: JSONValue {
        .members([
            "raw": .string(raw), "place": .text(place), "date": .text(date), "source": .text(source),
            "city": .text(city), "region": .text(region), "country": .text(country),
            "length": .int(Int64(length)),
        ])
    }
}

extension Block: JSONRepresentable {
    /// Reads `{"kind","text"}`.
    public init(json: JSONValue) throws {
        self.init(
            Kind(rawValue: try json.requiredString("kind")) ?? .paragraph, try json.requiredString("text"))
    }

    /// `{"kind","text"}`.
    public var json: JSONValue { .members(["kind": .string(kind.rawValue), "text": .string(text)]) }
}

extension Subject: JSONRepresentable {
    /// Reads `{"scheme","code","name"?}`.
    public init(json: JSONValue) throws {
        self.init(
            scheme: try json.requiredString("scheme"), code: try json.requiredString("code"),
            name: json["name"]?.string)
    }

    /// `{"scheme","code","name"?}`.
    public var json: JSONValue {
        .members(["scheme": .string(scheme), "code": .string(code), "name": .text(name)])
    }
}

extension Tag: JSONRepresentable {
    /// Reads `{"name","scheme"?,"code"?}` as a keyword; the kind stands in the list's name.
    public init(json: JSONValue) throws { try self.init(.keyword, json: json) }

    init(_ kind: Kind, json: JSONValue) throws {
        self.init(
            kind, name: try json.requiredString("name"), scheme: json["scheme"]?.string,
            code: json["code"]?.string)
    }

    /// `{"name","scheme"?,"code"?}`; the kind stands in the name of the article's list.
    public var json: JSONValue {
        .members(["name": .string(name), "scheme": .text(scheme), "code": .text(code)])
    }
}

extension Tag.Kind {
    /// Name of the article's member that lists tags of this kind.
    var member: String {
        switch self {
        case .place: "places"
        case .person: "people"
        case .organisation: "orgs"
        case .keyword: "keywords"
        }
    }
}

extension EditorNote: JSONRepresentable {
    /// Reads `{"role"?,"text","publishable"}`.
    public init(json: JSONValue) throws {
        self.init(
            role: json["role"]?.string, text: try json.requiredString("text"),
            isPublishable: try json.required("publishable").bool ?? false)
    }

    /// `{"role"?,"text","publishable"}`.
    public var json: JSONValue {
        .members(["role": .text(role), "text": .string(text), "publishable": .bool(isPublishable)])
    }
}

extension Rights: JSONRepresentable {
    /// Reads `{"holder"?,"notice"?,"usage"?}`.
    public init(json: JSONValue) throws {
        self.init(
            holder: json["holder"]?.string, notice: json["notice"]?.string, usage: json["usage"]?.string)
    }

    /// `{"holder"?,"notice"?,"usage"?}`.
    public var json: JSONValue {
        .members(["holder": .text(holder), "notice": .text(notice), "usage": .text(usage)])
    }
}

extension Link: JSONRepresentable {
    /// Reads `{"rel","id"?,"version"?,"href"?}`.
    public init(json: JSONValue) throws {
        self.init(
            rel: try json.requiredString("rel"), id: json["id"]?.string, version: json["version"]?.string,
            href: json["href"]?.string)
    }

    /// `{"rel","id"?,"version"?,"href"?}`.
    public var json: JSONValue {
        .members(["rel": .string(rel), "id": .text(id), "version": .text(version), "href": .text(href)])
    }
}
