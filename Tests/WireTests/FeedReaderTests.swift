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
}
