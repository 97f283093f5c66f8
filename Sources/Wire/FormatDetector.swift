import Notation

/// The formats of the wire that are told apart by their bytes.
enum WireFormat: String, Sendable {
    case plainText = "plain_text"
    case ninjs
    case newsMLG2 = "newsml_g2"
    case newsML1 = "newsml1"
    case nitf
    case apMedia = "ap_media"
    case iptc7901
    case anpa1312
    case feed
    case jsonFeed = "json_feed"
    case html
    case jsonLD = "json_ld"
    case digitalwires
    case flatJSON = "flat_json"
    case reuters21578
    case jsonSchema = "json_schema"
}

/// What the first bytes of a value look like, before any of it is parsed.
enum FormatDetector {
    /// The family of a value's bytes.
    enum Family: Equatable {
        case json, xml, html, reuters, iptc7901, anpa1312, ftMessage, confluent, binary, text

        /// By what the family was told.
        var evidence: String {
            switch self {
            case .json: "the bytes start as a JSON object or array"
            case .xml: "the bytes start as markup"
            case .html: "the bytes start as an HTML page or fragment"
            case .reuters: "the bytes hold REUTERS elements"
            case .iptc7901: "the first line is an IPTC 7901 header"
            case .anpa1312: "the first two lines are an ANPA 1312 header"
            case .ftMessage: "the bytes start with FTMSG/1.0"
            case .confluent: "the bytes start with a zero byte and a schema id"
            case .binary: "the bytes are not text"
            case .text: "the bytes are text without marks of another format"
            }
        }
    }

    /// The family that the bytes are of; the first 1,024 decide, and for markup the first element.
    static func family(of value: [UInt8]) -> Family {
        var head = value.prefix(1024)
        if head.starts(with: [0xEF, 0xBB, 0xBF]) { head = head.dropFirst(3) }
        if head.first == 0, head.count > 5, !isUTF16(head) { return .confluent }
        if head.starts(with: "FTMSG/1.0".utf8) { return .ftMessage }
        if isANPA(head) { return .anpa1312 }
        if is7901(head) { return .iptc7901 }
        guard let first = head.first(where: { $0 != 32 && ($0 < 9 || $0 > 13) }) else { return .text }
        if first == UInt8(ascii: "{") { return .json }
        if first == UInt8(ascii: "["), looksLikeJSONArray(head) { return .json }
        if first == UInt8(ascii: "<"), looksLikeMarkup(head) { return markup(value) }
        if isPlainANPA(head) { return .anpa1312 }
        return isBinary(head) ? .binary : .text
    }

    /// The kind of markup, by its first element.
    private static func markup(_ value: [UInt8]) -> Family {
        if ReutersArchive.isArchive(value) { return .reuters }
        return htmlRoots.contains(rootName(of: value)) ? .html : .xml
    }

    /// The lower-case local name of the first element, behind declaration, document type and comments; empty where
    /// none is found within 64 kB.
    static func rootName(of value: [UInt8]) -> String {
        var index = 0
        let end = min(value.count, 65_536)
        while index < end {
            guard value[index] == UInt8(ascii: "<"), index + 1 < end else {
                index += 1
                continue
            }
            let next = value[index + 1]
            if value[index...].starts(with: "<!--".utf8) {
                guard let close = ReutersArchive.find("-->", in: value[index..<end]) else { return "" }
                index = close.upperBound
            } else if next == UInt8(ascii: "?") {
                guard let close = ReutersArchive.find("?>", in: value[index..<end]) else { return "" }
                index = close.upperBound
            } else if next == UInt8(ascii: "!") {
                if value[index...].prefix(14).map({ $0 | 32 }).starts(
                    with: "<!doctype html".utf8.map { $0 | 32 })
                {
                    return "html"
                }
                index = endOfDocumentType(value[index..<end])
            } else {
                let name = value[(index + 1)..<end].prefix {
                    isLetter($0) || isDigit($0) || $0 == 95 || $0 == 45 || $0 == 58 || $0 == 46
                }
                let local = name.split(separator: 58).last ?? name
                return String(decoding: local, as: UTF8.self).lowercased()
            }
        }
        return ""
    }

    private static func endOfDocumentType(_ bytes: ArraySlice<UInt8>) -> Int {
        var depth = 0
        for index in bytes.indices {
            switch bytes[index] {
            case UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: ">") where depth <= 0: return index + 1
            default: break
            }
        }
        return bytes.endIndex
    }

    private static let htmlRoots: Set<String> = [
        "html", "head", "body", "div", "p", "article", "section", "main", "span", "h1", "h2", "table", "ul",
        "br", "blockquote",
    ]

    private static func isUTF16(_ head: ArraySlice<UInt8>) -> Bool {
        head.starts(with: [0, UInt8(ascii: "<")]) || head.starts(with: [0, UInt8(ascii: "{")])
    }

    /// Within the first bytes SOH, a service letter, four digits; SYN, ENQ and call letters may stand before it.
    private static func isANPA(_ head: ArraySlice<UInt8>) -> Bool {
        guard let mark = head.prefix(24).firstIndex(of: 1),
            mark == head.startIndex || head[..<mark].contains(where: { $0 < 9 || $0 == 0x16 })
                || head[..<mark].allSatisfy({ $0 == 13 || $0 == 10 })
        else { return false }
        let bytes = Array(head[(mark + 1)...].prefix(6))
        guard bytes.count == 6, isLetter(bytes[0]) else { return false }
        return bytes[1...4].allSatisfy(isDigit) && !isDigit(bytes[5]) && bytes[5] != 32
    }

    /// The two header lines of an ANPA message whose control characters were stripped.
    private static func isPlainANPA(_ head: ArraySlice<UInt8>) -> Bool {
        let start = Array(head.drop { $0 <= 32 }.prefix(6))
        guard start.count == 6, isLetter(start[0]), start[1...4].allSatisfy(isDigit),
            isLetter(start[5]) || start[5] == 45
        else { return false }
        return ANPAMessage(Array(head)) != nil
    }

    /// DEL or line ends, SOH (which some lines strip), source letters, a number, a priority, a category, a count.
    private static func is7901(_ head: ArraySlice<UInt8>) -> Bool {
        var rest = head.drop { $0 == 0x7F || $0 == 13 || $0 == 10 }
        if rest.first == 1 { rest = rest.dropFirst() }
        func take(_ counts: ClosedRange<Int>, _ test: (UInt8) -> Bool) -> Bool {
            let run = rest.prefix(while: test)
            rest = rest.dropFirst(run.count)
            return counts.contains(run.count)
        }
        func blank() -> Bool { take(1...1) { $0 == 32 } }
        return take(1...4, isLetter) && take(2...5, isDigit) && blank() && take(1...1, isDigit) && blank()
            && take(1...3, isLetter) && blank() && take(1...5, isDigit)
    }

    private static func looksLikeJSONArray(_ head: ArraySlice<UInt8>) -> Bool {
        let rest = head.drop { $0 != UInt8(ascii: "[") }.dropFirst()
        guard let next = rest.first(where: { $0 > 32 }) else { return false }
        return next == UInt8(ascii: "{") || next == UInt8(ascii: "[") || next == UInt8(ascii: "]")
            || next == UInt8(ascii: "\"")
    }

    /// A declaration, a root element that is known, or any other with a closing tag or attributes; a company's
    /// name in angle brackets at the head of a line of text is none.
    private static func looksLikeMarkup(_ head: ArraySlice<UInt8>) -> Bool {
        let rest = head.drop { $0 != UInt8(ascii: "<") }.dropFirst()
        guard let next = rest.first else { return false }
        if next == UInt8(ascii: "!") || next == UInt8(ascii: "?") { return true }
        guard isLetter(next) || next == UInt8(ascii: "_") else { return false }
        let name = rest.prefix { isLetter($0) || isDigit($0) || $0 == 95 || $0 == 45 || $0 == 58 || $0 == 46 }
        let local = String(decoding: name.split(separator: 58).last ?? name, as: UTF8.self).lowercased()
        if roots.contains(local) { return true }
        let after = rest.dropFirst(name.count).first
        guard after == nil || after == 62 || after == 47 || after.map({ $0 <= 32 }) == true else {
            return false
        }
        return zip(rest, rest.dropFirst()).contains { ($0 == 60 && $1 == 47) || ($0 == 47 && $1 == 62) }
            || rest.count >= 1020 && zip(rest, rest.dropFirst()).contains { $0 == 61 && $1 == 34 }
    }

    private static let roots: Set<String> = [
        "newsitem", "packageitem", "newsmessage", "conceptitem", "knowledgeitem", "planningitem",
        "catalogitem",
        "newsml", "nitf", "rss", "feed", "rdf", "reuters", "html", "channel", "body", "div", "p", "article",
    ]

    /// Whether more than a tenth of the bytes are control characters that no text has.
    private static func isBinary(_ head: ArraySlice<UInt8>) -> Bool {
        if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) { return false }
        var controls = 0
        head.withUnsafeBufferPointer { bytes in
            for byte in bytes { controls &+= byte < 32 && byte &- 9 > 4 && byte != 27 ? 1 : 0 }
        }
        return controls * 10 > head.count
    }

    private static func isLetter(_ byte: UInt8) -> Bool { byte | 32 >= 97 && byte | 32 <= 122 }
    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }

    /// The format of a JSON object by its members, and which; nil where it is none that is read.
    static func format(of object: JSONValue) -> (format: WireFormat, evidence: String)? {
        if object["data"]?["item"]?.object != nil || object["data"]?["items"]?.array != nil {
            return (.apMedia, "member data holds item or items")
        }
        if JSONFeedReader.reads(object) { return (.jsonFeed, "member items with a feed's address") }
        if !LinkedDataReader.articles(in: object).isEmpty {
            return (.jsonLD, "member @type names an article of schema.org")
        }
        if object["urn"] != nil,
            object.text("format")?.hasPrefix("digitalwires") ?? false
                || ["article_html", "dpa_services", "rubric_names", "desk_names"].contains(where: {
                    object[$0] != nil
                })
        {
            return (.digitalwires, "member urn with dpa's format or article_html")
        }
        if object["altids"]?["itemid"] != nil, object["uri"] != nil, object["renditions"] != nil {
            return (.apMedia, "members uri, altids.itemid and renditions")
        }
        if FlatJSONReader.reads(object) { return (.flatJSON, "members of a Fingerpost item") }
        if object["uri"] != nil || object["guid"] != nil { return (.ninjs, "member uri or guid") }
        if object["slug"] != nil || object["body_text"] != nil || object["versionCreated"] != nil {
            return (.flatJSON, "member slug, body_text or versionCreated")
        }
        for name in ["headline", "headlines", "bodies", "pubstatus", "body_html", "body_xhtml"]
        where object[name] != nil {
            return (.ninjs, "members of ninjs without an id")
        }
        if SchemaDocument.reads(object) {
            return (.jsonSchema, "member $schema names a draft of JSON Schema")
        }
        return nil
    }
}
