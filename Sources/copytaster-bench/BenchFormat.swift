import Foundation
import Notation

/// The formats that the decoder is measured on.
enum BenchFormat: String, CaseIterable {
    case plainText = "plain text"
    case ninjsText = "ninjs"
    case ninjsHTML = "ninjs, HTML body"
    case newsMLG2 = "NewsML-G2"
    case newsML1 = "NewsML 1"
    case nitf = "NITF"
    case iptc7901 = "IPTC 7901"
    case anpa1312 = "ANPA 1312"
    case rss = "RSS"
    case page = "HTML page"

    /// An article in this format.
    func bytes(of item: Corpus.Item) -> [UInt8] {
        switch self {
        case .plainText: item.plainText
        case .ninjsText: item.ninjs
        case .ninjsHTML: item.ninjsHTML
        case .newsMLG2: Array(item.newsMLG2.utf8)
        case .newsML1: Array(item.newsML1.utf8)
        case .nitf: Array(("<?xml version=\"1.0\"?>" + item.nitf).utf8)
        case .iptc7901: Array(item.iptc7901.utf8)
        case .anpa1312: Array(item.anpa1312.utf8)
        case .rss: Array(item.rss.utf8)
        case .page: Array(item.page.utf8)
        }
    }
}

extension Corpus.Item {
    /// The article with paragraphs of the next ones, until its text has so many bytes.
    func lengthened(to bytes: Int, from corpus: Corpus) -> Corpus.Item {
        var item = self
        var next = number
        var size = paragraphs.reduce(0) { $0 + $1.utf8.count + 2 }
        while size < bytes {
            next += 1
            for paragraph in corpus.article(next).paragraphs where size < bytes {
                item.paragraphs.append(paragraph)
                size += paragraph.utf8.count + 2
            }
        }
        return item
    }

    /// The article as ninjs with its text as HTML.
    var ninjsHTML: [UInt8] {
        JSONValue.members([
            "uri": .string(id), "type": .string("text"), "version": .string("\(version)"),
            "versioncreated": .string(time), "pubstatus": .string("usable"), "language": .string("en"),
            "headline": .string(headline), "byline": .string("By \(author)"), "body_xhtml": .string(html),
        ]).bytes
    }

    /// The article as NewsML-G2 with an XHTML text.
    var newsMLG2: String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="\(id)" version="\(version)" \
        standard="NewsML-G2" standardversion="2.30" xml:lang="en">
        <itemMeta><itemClass qcode="ninat:text"/><provider literal="\(provider)"/>\
        <versionCreated>\(time)</versionCreated><pubStatus qcode="stat:usable"/></itemMeta>
        <contentMeta><urgency>4</urgency><by>By \(author)</by><headline>\(escaped(headline))</headline></contentMeta>
        <contentSet><inlineXML contenttype="application/xhtml+xml">\
        <html xmlns="http://www.w3.org/1999/xhtml"><head><title>\(escaped(headline))</title></head>\
        <body>\(html)</body></html></inlineXML></contentSet></newsItem>
        """
    }

    /// The article as NewsML 1.2 around NITF.
    var newsML1: String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <NewsML Version="1.2"><NewsEnvelope><DateAndTime>\(time)</DateAndTime></NewsEnvelope>
        <NewsItem xml:lang="en"><Identification><NewsIdentifier><ProviderId>\(provider)</ProviderId>\
        <DateId>20260303</DateId><NewsItemId>bench-\(number)</NewsItemId><RevisionId Update="N">\(version)</RevisionId>\
        <PublicIdentifier>\(id)</PublicIdentifier></NewsIdentifier></Identification>
        <NewsManagement><NewsItemType FormalName="News"/><ThisRevisionCreated>\(time)</ThisRevisionCreated>\
        <Status FormalName="Usable"/></NewsManagement><NewsComponent><NewsLines>\
        <HeadLine>\(escaped(headline))</HeadLine></NewsLines><ContentItem><DataContent>\(nitf)</DataContent>\
        </ContentItem></NewsComponent></NewsItem></NewsML>
        """
    }

    /// The article as a NITF document.
    var nitf: String {
        """
        <nitf version="-//IPTC//DTD NITF 3.3//EN"><head><title>\(escaped(headline))</title>\
        <docdata management-status="usable"><doc-id regsrc="\(provider)" id-string="\(id)"/>\
        <date.issue norm="\(time)"/></docdata></head><body><body.head><hedline><hl1>\(escaped(headline))</hl1></hedline>\
        <byline>By \(author)</byline></body.head><body.content><block>\(html)</block></body.content></body></nitf>
        """
    }

    /// The article as an IPTC 7901 message.
    var iptc7901: String {
        let text = wrapped(indent: "   ")
        return
            "\u{1}bn\(1000 + number % 9000) 4 i 800 bench\r\nBench/\(place)\r\n\u{2}\(headline)\r\nBy \(author) =\r\n\r\n"
            + text + "\u{3}030730 gmt mar 26\r\n\u{4}"
    }

    /// The article as an ANPA 1312 message.
    var anpa1312: String {
        "\u{16}\u{16}\u{1}i\(1000 + number % 9000)\u{1F}world\r\nr i BC-Bench-\(place.prefix(8))   03-03 0800\r\n\u{2}^\(headline)<\r\n"
            + "^By \(author)=\r\n" + wrapped(indent: "\t") + "\u{3}BN-WF-03-03-26 0730GMT<\r\n\u{4}"
    }

    /// The article as a feed of one item.
    var rss: String {
        """
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>\
        <link>https://\(provider).example/</link><language>en</language><item><title>\(escaped(headline))</title>\
        <guid>\(id)</guid><pubDate>Tue, 03 Mar 2026 07:30:00 GMT</pubDate><content:encoded>\(escaped(html))\
        </content:encoded></item></channel></rss>
        """
    }

    /// The article as a page with linked data.
    var page: String {
        let data = JSONValue.members([
            "@type": .string("NewsArticle"), "headline": .string(headline), "datePublished": .string(time),
            "url": .string("https://\(provider).example/\(number)"), "author": .string(author),
        ]).line
        return """
            <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>\(escaped(headline))</title>\
            <script type="application/ld+json">\(data)</script></head><body><nav><a href="/">Home</a></nav>\
            <article><h1>\(escaped(headline))</h1><div>\(html)</div></article></body></html>
            """
    }

    private var id: String { "urn:\(provider):bench:\(number)" }
    private var time: String { "2026-03-03T07:30:00Z" }
    private var dateline: String { "\(place.uppercased()) (\(provider.capitalized)) - " }

    private var html: String {
        paragraphs.enumerated().map { "<p>\($0 == 0 ? dateline : "")\(escaped($1))</p>" }.joined()
    }

    private func wrapped(indent: String) -> String {
        paragraphs.enumerated().map { index, paragraph in
            var lines = [indent + (index == 0 ? dateline : "")]
            for word in paragraph.split(separator: " ") {
                if lines[lines.count - 1].utf8.count + word.utf8.count > 66 { lines.append("") }
                lines[lines.count - 1] +=
                    (lines.last?.last.map { $0 == " " || $0 == "\t" } ?? true ? "" : " ") + word
            }
            return lines.joined(separator: "\r\n") + "\r\n"
        }.joined()
    }

    private func escaped(_ text: String) -> String {
        var out = ""
        for character in text {
            switch character {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            default: out.append(character)
            }
        }
        return out
    }
}
