import Digest
import Testing
import Wire

@Suite("Feeds")
struct FeedReaderTests {
    private func articles(_ text: String) throws -> [Article] {
        try WireDecoder(data: DataFolder(room: "Wire")).articles(in: Array(text.utf8), envelope: Envelope())
    }

    @Test("an RSS feed gives an article for each item, with escaped HTML as paragraphs")
    func rss() throws {
        let found = try articles(
            """
            <rss version="2.0"><channel><link>https://www.northwire.example/</link><language>en</language>
            <item><title>Ferry &amp;amp; port</title><guid>nw-1</guid><pubDate>Tue, 03 Mar 2026 07:30:00 GMT</pubDate>
            <description>&lt;p&gt;The ferry sailed.&lt;/p&gt;&lt;p&gt;Nobody was hurt.&lt;/p&gt;</description></item>
            <item><title>Second</title><guid>nw-2</guid></item></channel></rss>
            """)
        #expect(found.map(\.itemID) == ["nw-1", "nw-2"])
        #expect(found[0].headline == "Ferry & port")
        #expect(found[0].body.map(\.text) == ["The ferry sailed.", "Nobody was hurt."])
        #expect(found[0].versionCreated?.utc == 1_772_523_000)
        #expect(found[0].provider == "northwire.example")
    }

    @Test("an Atom entry keeps its content, its summary and both of its times")
    func atom() throws {
        let found = try articles(
            """
            <feed xmlns="http://www.w3.org/2005/Atom"><entry><id>tag:northwire.example,2026:1</id><title>Ferry</title>
            <published>2026-03-03T07:30:00Z</published><updated>2026-03-03T08:30:00Z</updated>
            <author><name>Anna Quill</name></author><summary>Short.</summary>
            <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The ferry sailed.</p></div></content>
            </entry></feed>
            """)
        let article = try #require(found.first)
        #expect(article.bodyText == "The ferry sailed.")
        #expect(article.abstract == "Short.")
        #expect(article.firstCreated?.utc == 1_772_523_000)
        #expect(article.versionCreated?.utc == 1_772_526_600)
        #expect(article.byline?.authors.map(\.name) == ["Anna Quill"])
    }

    @Test("a feed that is not well formed is read leniently, and says so")
    func broken() throws {
        let found = try articles(
            """
            <rss version="0.91"><channel><title>Ports & Ferries</title><link>https://northwire.example/?a=1&b=2</link>
            <item><title>Fish & ships&nbsp;sail</title><link>https://northwire.example/1</link>
            <description>A <b>long</b day.<br>No end &copy; here & there.</description></item>
            <item><title>Whole</title><guid>nw-2</guid><description>The ferry sailed.</description></item>
            <item><title>Cut off
            """)
        #expect(found.count <= 2)
        #expect(found.allSatisfy { $0.warnings.contains("recovered") })
        #expect(found.contains { $0.headline == "Fish & ships sail" })
    }

    @Test("a bare ampersand is mended without losing a letter")
    func ampersand() throws {
        let found = try articles(
            "<rss version=\"2.0\"><channel><item><guid>1</guid><title>Harbour & Sons; R&D</title>"
                + "<description><![CDATA[Rope & tar]]></description></item></channel></rss>")
        #expect(found.first?.headline == "Harbour & Sons; R&D")
        #expect(found.first?.bodyText == "Rope & tar")
        #expect(found.first?.warnings.contains("recovered") ?? false)
    }

    @Test("RSS 1.0 and 0.9x, Base64 content, media titles and authors' addresses are read")
    func older() throws {
        let rdf = try articles(
            """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
            <channel rdf:about="https://northwire.example/"><title>N</title></channel>
            <item rdf:about="https://northwire.example/9"><title>Ferry</title><description>It sailed.</description></item>
            </rdf:RDF>
            """)
        #expect(rdf.first?.itemID == "https://northwire.example/9")
        #expect(rdf.first?.bodyText == "It sailed.")
        let atom = try articles(
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"><entry>
            <media:title>A photograph</media:title><title>Ferry</title><id>9</id>
            <author><name>anna@northwire.example (Anna Quill)</name></author>
            <content type="application/octet-stream">VGhlIGZlcnJ5IHNhaWxlZC4=</content></entry></feed>
            """)
        #expect(atom.first?.headline == "Ferry")
        #expect(atom.first?.bodyText == "The ferry sailed.")
        #expect(atom.first?.byline?.authors.map(\.name) == ["Anna Quill"])
    }

    @Test("an entry with a recording and no text is audio")
    func audio() throws {
        let found = try articles(
            "<rss version=\"2.0\"><channel><item><guid>1</guid><title>Evening news</title>"
                + "<enclosure url=\"https://northwire.example/1.mp3\" type=\"audio/mpeg\" length=\"9\"/></item></channel></rss>"
        )
        #expect(found.first?.itemClass == .audio)
    }
}
