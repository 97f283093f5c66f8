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
}

/// What the first bytes of a value look like, before any of it is parsed.
enum FormatDetector {
    /// The family of a value's bytes.
    enum Family: Equatable {
        case json, xml, iptc7901, anpa1312, ftMessage, confluent, binary, text
    }

    /// The family that the bytes are of; the first 1,024 decide.
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
        if first == UInt8(ascii: "<"), looksLikeMarkup(head) { return .xml }
        return isBinary(head) ? .binary : .text
    }

    private static func isUTF16(_ head: ArraySlice<UInt8>) -> Bool {
        head.starts(with: [0, UInt8(ascii: "<")]) || head.starts(with: [0, UInt8(ascii: "{")])
    }

    /// `SYN SYN SOH`, or SOH, a service letter, four digits.
    private static func isANPA(_ head: ArraySlice<UInt8>) -> Bool {
        let bytes = Array(head.drop { $0 == 0x16 || $0 == 13 || $0 == 10 || $0 == 0 }.prefix(8))
        guard bytes.count >= 7, bytes[0] == 1, isLetter(bytes[1]) else { return false }
        return bytes[2...5].allSatisfy(isDigit) && !isDigit(bytes[6]) && bytes[6] != 32
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
        let controls = head.filter { $0 < 9 || ($0 > 13 && $0 < 32 && $0 != 27) }.count
        return controls * 10 > head.count
    }

    private static func isLetter(_ byte: UInt8) -> Bool { byte | 32 >= 97 && byte | 32 <= 122 }
    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }

    /// The format of a JSON object by its members; nil where it is none that is read.
    static func format(of object: JSONValue) -> WireFormat? {
        if object["data"]?["item"]?.object != nil || object["data"]?["items"]?.array != nil {
            return .apMedia
        }
        if object.text("version")?.contains("jsonfeed.org") ?? false { return .jsonFeed }
        if object["@type"] != nil || object["@graph"] != nil || object["@context"] != nil { return .jsonLD }
        if object["urn"] != nil,
            object["article_html"] != nil || object["dpa_services"] != nil || object["rubric_names"] != nil
                || object["desks"] != nil
        {
            return .digitalwires
        }
        if object["altids"]?["itemid"] != nil, object["uri"] != nil, object["renditions"] != nil {
            return .apMedia
        }
        if object["uri"] != nil || object["guid"] != nil { return .ninjs }
        if object["slug"] != nil || object["body_text"] != nil || object["versionCreated"] != nil {
            return .flatJSON
        }
        if let names = object.object?.members.map(\.name),
            names.contains(where: {
                ["headline", "headlines", "bodies", "pubstatus", "body_html", "body_xhtml"].contains($0)
            })
        {
            return .ninjs
        }
        return nil
    }
}
