import Notation
import Testing

@testable import Wire

@Suite("An article as JSON")
struct ArticleJSONTests {
    static func full() -> Article {
        var article = Article(
            provider: "agency.example", itemID: "urn:x:1", rawFormat: "ninjs", rawSHA256: "ab", rawBytes: 12)
        article.version = 3
        article.versionRaw = "3"
        article.messageID = "m1"
        article.sequence = "bos0042"
        article.status = .embargoed
        article.statusRaw = "stat:usable"
        article.embargoUntil = WireTime(utc: 1_341_237_933.5, raw: "soon", zoneKnown: true)
        article.signals = [Signal(.lead, number: 2, via: "slugline"), Signal(.kill, via: "headline")]
        article.firstCreated = WireTime(utc: -62_135_596_800, raw: "0001-01-01", zoneKnown: false)
        article.versionCreated = WireTime(utc: nil, raw: "yesterday", zoneKnown: false)
        article.sent = WireTime(utc: 0, raw: "", zoneKnown: true)
        article.urgency = 4
        article.priority = "r"
        article.itemClass = .composite
        article.language = "de-CH"
        article.headline = "Head"
        article.headlines = [Labelled(role: "main", text: "Head"), Labelled(role: nil, text: "Other")]
        article.slugline = "a-b"
        article.takeKey = "t"
        article.title = "Title"
        article.abstract = "Short"
        article.byline = Byline(raw: "By A", authors: [.init(name: "A", role: "Writer", org: "Org")])
        var dateline = Dateline(raw: "BERN, May 1 (X)", place: "BERN", date: "May 1", source: "X", length: 18)
        dateline.city = "Bern"
        dateline.region = "BE"
        dateline.country = "CH"
        article.dateline = dateline
        article.body = [Block(.paragraph, "One \"é\"\u{1}"), Block(.table, "x\ty"), Block(.heading, "H")]
        article.bodyText = Article.text(of: article.body)
        article.subjects = [Subject(scheme: "medtop", code: "11000000", name: "politics")]
        article.tags = [Tag(.keyword, name: "k"), Tag(.place, name: "Bern", scheme: "s", code: "c")]
        article.genre = "Current"
        article.ednotes = [EditorNote(role: "r", text: "t", isPublishable: true)]
        article.rights = Rights(holder: "h", notice: "n", usage: "u")
        article.links = [Link(rel: "previous", id: "i", version: "1", href: "http://example.org")]
        article.sourceFeed = "feed"
        article.rawFormatVersion = "2.0"
        article.warnings = ["no_zone"]
        return article
    }

    @Test("what is written reads back as the same article, and as the same bytes")
    func roundTrip() throws {
        for article in [
            Self.full(), Article(provider: "p", itemID: "", rawFormat: "x", rawSHA256: "", rawBytes: 0),
        ] {
            let back = try Article(jsonBytes: article.jsonBytes)
            #expect(back == article)
            #expect(back.jsonBytes == article.jsonBytes)
        }
    }

    @Test("tags stand in the order of their kinds")
    func tagOrder() { #expect(Self.full().tags.map(\.kind) == [.place, .keyword]) }

    @Test("another schema is refused")
    func otherSchema() {
        #expect(throws: JSONError.self) { try Article(json: .members(["schema": .string("wire.article/2")])) }
    }
}
