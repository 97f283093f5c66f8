import Digest
import Testing
import Wire

@Suite("The head of plain text")
struct PlainTextHeadTests {
    private func article(_ text: String) throws -> Article {
        let decoder = try WireDecoder(data: DataFolder(room: "Wire"))
        return try #require(
            try decoder.articles(in: Array(text.utf8), envelope: Envelope(provider: "northwire")).first)
    }

    private static let body = "LIMA (Northwire) - A quake shook the coast on Tuesday.\n\nNobody was hurt."

    @Test(
        "headline, author and date are found in every layout, and the body starts with the dateline",
        arguments: [
            "## Quake Shakes Coast By Odile Marchetti 10 March 2026\n\n",
            "# Quake Shakes Coast\n\nBy Odile Marchetti\n10 March 2026\n\n",
            "Quake Shakes Coast\nBy ODILE MARCHETTI\nReuters\n10 March 2026\n\n",
            "Quake Shakes Coast\nBy ODILE MARCHETTI\nLevant Courier\n10 March 2026\n\n",
            "**Quake Shakes Coast**\n*By Odile Marchetti* | 10 March 2026\n\n",
            "\u{FEFF}# Quake Shakes Coast\r\n\r\nBy Odile Marchetti\r\n10 March 2026\r\n\r\n",
        ])
    func layouts(head: String) throws {
        let article = try article(head + Self.body)
        #expect(article.headline == "Quake Shakes Coast")
        #expect(article.byline?.authors.map { $0.name.lowercased() } == ["odile marchetti"])
        #expect(article.versionCreated?.utc == 1_773_100_800)
        #expect(article.bodyText == Self.body)
        #expect(article.dateline?.place == "LIMA")
    }

    @Test(
        "a byline that names no person is one all the same, and the date below it is read",
        arguments: [
            "Quake Shakes Coast\nBy a staff writer\n10 March 2026\n\n",
            "# Quake Shakes Coast\n\nBy our own correspondent\n10 March 2026\n\n",
        ])
    func unnamed(head: String) throws {
        let article = try article(head + Self.body)
        #expect(article.headline == "Quake Shakes Coast")
        #expect(article.byline?.authors == [])
        #expect(article.versionCreated?.utc == 1_773_100_800)
        #expect(article.bodyText == Self.body)
    }

    @Test("a sentence that begins like a byline stays in the body")
    func sentence() throws {
        let text = "By noon the writer had left.\n\nNobody was hurt."
        let article = try article("Quake Shakes Coast\n\n" + text)
        #expect(article.byline == nil)
        #expect(article.bodyText == text)
    }

    @Test("a copyright line at the end is no part of the body")
    func copyright() throws {
        let article = try article(
            "# Quake\n\n10 March 2026\n\n\(Self.body)\n\n\u{A9} Copyright 2026, The Levant Courier\n")
        #expect(article.bodyText == Self.body)
        #expect(article.rights?.notice?.contains("Levant Courier") == true)
    }
}
