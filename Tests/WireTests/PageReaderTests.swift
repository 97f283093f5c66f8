import Digest
import Testing

@testable import Wire

@Suite("Pages and linked data")
struct PageReaderTests {
    private func article(_ text: String) throws -> Article {
        try #require(
            try WireDecoder(data: DataFolder(room: "Wire")).articles(
                in: Array(text.utf8), envelope: Envelope()
            ).first)
    }

    private static let paragraphs = """
        <p>The harbour board of Valmora met on Monday behind closed doors, and its members left without a word to those who waited.</p>
        <p>A second meeting is planned for Thursday, when the ferry company will show its books to the board for the first time.</p>
        """

    @Test("a graph gives its article, with several authors, publisher and both times")
    func graph() throws {
        let found = try article(
            """
            <html lang="en"><head><link rel="canonical" href="https://northwire.example/a#top">
            <script type="application/ld+json">{"@context":"https://schema.org","@graph":[
            {"@type":"WebSite","name":"Northwire"},
            {"@type":["NewsArticle","Thing"],"headline":"Harbour board meets","datePublished":"2026-03-03T07:00:00+01:00",
            "dateModified":"2026-03-03T07:30:00Z","author":[{"name":"Anna Quill"},{"name":"Bo Tarrant"}],
            "publisher":{"name":"Northwire"},"keywords":"ports, ferries","articleSection":["Ports"],
            "correction":{"@type":"CorrectionComment","text":"The day was wrong."}}]}</script></head>
            <body><div class="menu"><p>Ports, ferries, weather and all else that this paper writes of every day of the year.</p></div>
            <div id="story">\(Self.paragraphs)</div></body></html>
            """)
        #expect(found.itemID == "https://northwire.example/a")
        #expect(found.headline == "Harbour board meets")
        #expect(found.byline?.authors.map(\.name) == ["Anna Quill", "Bo Tarrant"])
        #expect(found.provider == "northwire.example")
        #expect(found.firstCreated?.utc == 1_772_517_600)
        #expect(found.versionCreated?.utc == 1_772_523_000)
        #expect(found.body.count == 2)
        #expect(found.signals.map(\.kind) == [.correction])
        #expect(found.tags.map(\.name) == ["Ports", "ports", "ferries"])
    }

    @Test("broken linked data is mended or passed over, and the page still read")
    func broken() throws {
        let found = try article(
            """
            <!DOCTYPE html><html><head><title>Board meets</title><meta property="og:title" content="Harbour board meets">
            <meta property="article:published_time" content="2026-03-03T07:30:00Z"><meta name="author" content="Anna Quill">
            <script type="application/ld+json">{"@type":"NewsArticle","headline":</script></head>
            <body><article>\(Self.paragraphs)<ul><li><a href="/1">Read on about ferries</a></li></ul></article></body></html>
            """)
        #expect(found.headline == "Harbour board meets")
        #expect(found.versionCreated?.utc == 1_772_523_000)
        #expect(found.byline?.authors.map(\.name) == ["Anna Quill"])
        #expect(found.body.count == 2)
    }

    @Test("pages in other encodings are read by what they declare")
    func encodings() throws {
        let head = "<html><head><meta charset=\"iso-8859-2\"><title>Gda\u{144}sk</title></head><body><p>"
        let bytes =
            head.unicodeScalars.map { $0.value == 0x144 ? 0xF1 : UInt8(truncatingIfNeeded: $0.value) }
            + Array("Port".utf8) + [0xB3] + Array("</p></body></html>".utf8)
        let found = try WireDecoder(data: DataFolder(room: "Wire")).articles(in: bytes, envelope: Envelope())
        #expect(found.first?.headline == "Gda\u{144}sk")
        #expect(found.first?.bodyText == "Port\u{142}")
    }

    @Test(
        "simple fragments are read as the HTML parser reads them",
        arguments: [
            "<p>One.</p><p>Two &amp; three&nbsp;&eacute; &#8217;</p>", "Bare text",
            "<p class=\"a > b\">One<br/>line <b>bold</b> <i>and</i> <a href='x'>link</a>.</p>",
            "<div><h2>Head</h2><p>One</p><ul><li>a</li><li>b</li></ul></div>",
            "<P>Upper</P>\n\n<p>\n two\n lines </p><blockquote><p>quoted</p></blockquote>",
            "<p>a<br><br>b</p>", "<section><p>x</p></section><hr/><p>y</p>",
            "<p>&amp;#39;twice&amp;quot;</p>",
        ])
    func simple(html: String) throws {
        var html = html
        try html.withUTF8 { bytes in
            let simple = try #require(SimpleHTML.blocks(of: bytes, maxTextBytes: 10_000))
            #expect(simple == HTMLBody.parsed(bytes, maxTextBytes: 10_000))
        }
    }

    @Test(
        "all else is left to the HTML parser",
        arguments: [
            "<p>One<p>Two", "<p>AT&T</p>", "<p>a</div>", "<script>x</script>", "<!-- c --><p>a</p>",
            "<p>a < b</p>", "<table><tr><td>1</td></tr></table>", "<p>open", "<p><div>x</div></p>",
        ])
    func notSimple(html: String) {
        var html = html
        html.withUTF8 { #expect(SimpleHTML.blocks(of: $0, maxTextBytes: 10_000) == nil) }
        #expect(!HTMLBody.blocks(of: html, maxTextBytes: 10_000).isEmpty || html.contains("script"))
    }
}
