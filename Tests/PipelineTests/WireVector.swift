/// A story of ours as each tier-1 format carries it, with all that its agency may say about it.
struct WireVector: Sendable {
    /// The formats of the first tier.
    enum Format: String, CaseIterable, Sendable {
        case ninjs1, ninjs2, ninjs3, newsMLG2, nitfInG2, newsML1, nitf, apMedia, plainText
    }

    /// What the agency allows.
    enum Status: Sendable { case usable, canceled, withheld, embargoed }

    /// What the agency says this copy is.
    enum Mark: String, Sendable { case correction, `repeat`, take }

    var item = "depot-4"
    var version = 1
    var status = Status.usable
    /// ISO time at which the embargo ends.
    var until = ""
    var mark: Mark?
    /// NewsML 1 tells apart a whole revision ("N") and words to be added ("U").
    var update = "N"
    var men = 4
    var town = "Ankara"
    /// Without the second paragraph, so that the bytes and the text are others.
    var isShort = false
    /// A text in the place of the story's own.
    var text: String?

    private var headline: String { "Police arrest \(men) men in \(town) over depot fire" }
    private var slug: String { "Depot-Fire" }
    private var created: String { "2026-03-10T10:0\(version):00Z" }

    private var paragraphs: [String] {
        if let text { return [text] }
        return [
            "\(town.uppercased()) (Northwire) - Police arrested \(men) men in \(town) on Monday over the fire at the "
                + "depot of Tessin Bay, the governor said.",
            "The depot burned for six hours, and the ferry office stayed shut until noon.",
            "Neighbours said the gate had stood open since the weekend and nobody had answered the bell.",
        ].enumerated().filter { !(isShort && $0.offset == 1) }.map(\.element)
    }
    private var html: String { paragraphs.map { "<p>\($0)</p>" }.joined() }
    private var uri: String { "urn:newsml:northwire.example:20260310:\(item)" }

    /// The record's value in a format.
    func bytes(_ format: Format) -> [UInt8] { Array(document(format).utf8) }

    private func document(_ format: Format) -> String {
        switch format {
        case .ninjs1:
            ninjs(heads: "\"headline\":\"\(headline(marked: false))\",\"body_html\":\"\(html)\"", "pubstatus")
        case .ninjs2:
            ninjs(
                heads: "\"headlines\":[{\"role\":\"main\",\"value\":\"\(headline(marked: false))\"}],"
                    + "\"bodies\":[{\"role\":\"main\",\"contenttype\":\"text/html\",\"value\":\"\(html)\"}]",
                "pubstatus")
        case .ninjs3:
            ninjs(
                heads: "\"headlines\":[{\"role\":\"main\",\"value\":\"\(headline(marked: false))\"}],"
                    + "\"bodies\":[{\"role\":\"main\",\"contentType\":\"text/html\",\"value\":\"\(html)\"}]",
                "pubStatus")
        case .newsMLG2:
            g2(
                "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body>\(html)</body></html>",
                "application/xhtml+xml")
        case .nitfInG2: g2(nitfBody, "application/nitf+xml")
        case .newsML1: newsML1
        case .nitf: nitf
        case .apMedia: apMedia
        case .plainText: plainText
        }
    }

    private var statusWord: String {
        switch status {
        case .usable: "usable"
        case .canceled: "canceled"
        case .withheld: "withheld"
        case .embargoed: "embargoed"
        }
    }

    /// Formats without a word for a take tell it in the headline; plain text tells everything there.
    private func headline(marked: Bool) -> String {
        switch mark {
        case .take: "\(headline) (TAKE 2)"
        case .correction where marked: "CORRECTED-\(headline)"
        case .repeat where marked: "REPEAT-\(headline)"
        default: headline
        }
    }

    private func ninjs(heads: String, _ statusName: String) -> String {
        let created = statusName == "pubStatus" ? "versionCreated" : "versioncreated"
        let signal = mark.map { $0 == .take ? "" : ",\"signal\":[{\"code\":\"sig:\($0.rawValue)\"}]" } ?? ""
        // ninjs has no status for it: usable with the time at which the embargo ends.
        let word = status == .embargoed ? "usable" : statusWord
        let embargo = status == .embargoed ? ",\"embargoed\":\"\(until)\"" : ""
        return """
            {"uri":"\(uri)","type":"text","version":"\(version)","\(created)":"\(self.created)","language":"en",\
            "\(statusName)":"\(word)"\(embargo)\(signal),"slugline":"\(slug)","copyrightholder":"Northwire",\(heads)}
            """
    }

    /// Namespace of NewsML-G2.
    private static let newsML = "http://iptc.org/std/nar/2006-10-01/"

    private func g2(_ content: String, _ type: String) -> String {
        let embargo = status == .embargoed ? "<embargoed>\(until)</embargoed>" : ""
        let signal = mark.map { $0 == .take ? "" : "<signal qcode=\"sig:\($0.rawValue)\"/>" } ?? ""
        let word = status == .embargoed ? "usable" : statusWord
        return """
            <newsMessage xmlns="\(Self.newsML)"><header><sent>\(created)</sent>\
            <sender>desk.northwire.example</sender></header><itemSet>\
            <newsItem guid="\(uri)" version="\(version)" standard="NewsML-G2" standardversion="2.30" xml:lang="en">\
            <itemMeta><itemClass qcode="ninat:text"/><provider literal="Northwire"/>\
            <versionCreated>\(created)</versionCreated>\(embargo)<pubStatus qcode="stat:\(word)"/>\(signal)</itemMeta>\
            <contentMeta><slugline>\(slug)</slugline><headline>\(headline(marked: false))</headline></contentMeta>\
            <contentSet><inlineXML contenttype="\(type)">\(content)</inlineXML></contentSet></newsItem>\
            </itemSet></newsMessage>
            """
    }

    private var nitfBody: String {
        "<nitf><body><body.head><hedline><hl1>\(headline(marked: false))</hl1></hedline></body.head>"
            + "<body.content>\(html)</body.content></body></nitf>"
    }

    private var nitf: String {
        let release = status == .embargoed ? "<date.release norm=\"\(until)\"/>" : ""
        let message = mark.map { $0 == .take ? "" : "<ed-msg msg-type=\"\($0.rawValue)\"/>" } ?? ""
        return """
            <nitf version="-//IPTC//DTD NITF 3.3//EN"><head><title>\(headline(marked: false))</title>\
            <meta name="slug" content="\(slug)"/><docdata management-status="\(statusWord)">\
            <doc-id regsrc="Northwire" id-string="\(uri)"/><du-key version="\(version)"/>\
            <date.issue norm="\(created)"/>\(release)\(message)</docdata></head><body><body.head><hedline>\
            <hl1>\(headline(marked: false))</hl1></hedline></body.head><body.content>\(html)</body.content></body></nitf>
            """
    }

    private var newsML1: String {
        let word =
            status == .canceled ? "Canceled" : statusWord.prefix(1).uppercased() + statusWord.dropFirst()
        let change =
            status == .embargoed
            ? "<StatusWillChange><FutureStatus FormalName=\"Usable\"/><DateAndTime>\(until)</DateAndTime></StatusWillChange>"
            : ""
        let instruction = mark.map { $0 == .take ? "" : "<Instruction FormalName=\"\($0.rawValue)\"/>" } ?? ""
        return """
            <NewsML Version="1.2"><NewsEnvelope><DateAndTime>\(created)</DateAndTime></NewsEnvelope>\
            <NewsItem xml:lang="en"><Identification><NewsIdentifier><ProviderId>Northwire</ProviderId>\
            <DateId>20260310</DateId><NewsItemId>\(item)</NewsItemId>\
            <RevisionId PreviousRevision="\(version - 1)" Update="\(update)">\(version)</RevisionId>\
            <PublicIdentifier>\(uri):\(version)\(update)</PublicIdentifier></NewsIdentifier></Identification>\
            <NewsManagement><NewsItemType FormalName="News"/><ThisRevisionCreated>\(created)</ThisRevisionCreated>\
            <Status FormalName="\(word)"/>\(change)\(instruction)</NewsManagement><NewsComponent><NewsLines>\
            <HeadLine>\(headline(marked: false))</HeadLine><SlugLine>\(slug)</SlugLine></NewsLines>\
            <ContentItem><MediaType FormalName="Text"/><DataContent>\(html)</DataContent></ContentItem>\
            </NewsComponent></NewsItem></NewsML>
            """
    }

    /// The item with the text that it links to, as those who fetch it put it in.
    private var apMedia: String {
        let types = mark.map { $0 == .take ? "" : ",\"editorialtypes\":[\"\($0.rawValue)\"]" } ?? ""
        let embargo = status == .embargoed ? ",\"embargoed\":\"\(until)\"" : ""
        return """
            {"data":{"item":{"uri":"https://api.northwire.example/content/\(item)?qt=\(version)","altids":\
            {"itemid":"\(item)","etag":"\(item)_\(version)"},"version":\(version),"type":"text",\
            "pubstatus":"\(statusWord)"\(embargo),"versioncreated":"\(created)","language":"en","provider":"Northwire",\
            "headline":"\(headline(marked: false))","slugline":"\(slug)"\(types),"body_nitf":"<block>\(html)</block>"}}}
            """
    }

    private var plainText: String {
        let head =
            switch status {
            case .canceled: "STORY WITHDRAWN: \(headline)"
            case .withheld where version > 1: "HOLD HOLD HOLD: \(headline)"
            case .usable where mark == nil && version > 1: "UPDATE \(version - 1)-\(headline)"
            default: headline(marked: true)
            }
        let note =
            switch status {
            case .embargoed: "EMBARGOED UNTIL \(until)\n\n"
            case .withheld: "HOLD HOLD HOLD\n\n"
            default: ""
            }
        return "# \(head)\n\n\(note)By Anna Quill\n10 March 2026\n\n" + paragraphs.joined(separator: "\n\n")
            + "\n\n© Copyright 2026, Northwire\n"
    }
}
