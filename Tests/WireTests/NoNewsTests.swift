import Digest
import Testing

@testable import Wire

@Suite("Documents that are no news")
struct NoNewsTests {
    private let decoder: WireDecoder

    init() throws { decoder = try WireDecoder(data: DataFolder(room: "Wire")) }

    private func articles(_ text: String) throws -> [Article] {
        try decoder.articles(in: Array(text.utf8), envelope: Envelope(provider: "Northwire"))
    }

    private static func item(_ name: String, _ inner: String) -> String {
        """
        <\(name) xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:northwire:\(name):7" version="3" standard="NewsML-G2">
        <itemMeta><provider literal="Northwire"/><versionCreated>2026-03-03T07:30:00Z</versionCreated>\
        <pubStatus qcode="stat:usable"/></itemMeta>\(inner)</\(name)>
        """
    }

    static let items = [
        (
            "conceptItem", "Valmora harbour festival", ItemClass.event,
            "<concept><name>Valmora harbour festival</name><definition>Boats and brass bands</definition>"
                + "<eventDetails><dates><start>2026-06-01</start></dates></eventDetails></concept>"
        ),
        (
            "conceptItem", "Anna Quill", .other,
            "<concept><name>Anna Quill</name><personDetails/></concept>"
        ),
        (
            "knowledgeItem", "Ports of the coast", .other,
            "<contentMeta><headline>Ports of the coast</headline></contentMeta>"
                + "<conceptSet><concept><name>Valmora</name></concept></conceptSet>"
        ),
        (
            "planningItem", "Vote on the quay", .event,
            "<newsCoverageSet><newsCoverage><planning><headline>Vote on the quay</headline></planning>"
                + "</newsCoverage></newsCoverageSet>"
        ),
        (
            "catalogItem", "House vocabularies", .other,
            "<contentMeta><headline>House vocabularies</headline></contentMeta><catalogContainer><catalog>"
                + "<scheme alias=\"nw\" uri=\"http://northwire.example/codes/\"/></catalog></catalogContainer>"
        ),
    ]

    @Test("an item of NewsML-G2 that is no news is recorded by name and class", arguments: items.indices)
    func item(_ index: Int) throws {
        let (name, headline, itemClass, inner) = Self.items[index]
        let article = try #require(try articles(Self.item(name, inner)).first)
        #expect(article.rawFormat == "newsml_g2")
        #expect(article.itemID == "urn:northwire:\(name):7")
        #expect(article.version == 3)
        #expect(article.headline == headline)
        #expect(article.itemClass == itemClass)
        #expect(article.genre == name)
        #expect(article.warnings.contains("no_news_item"))
        #expect(article.bodyText.isEmpty)
    }

    @Test("such items stand beside news in one message")
    func message() throws {
        let news = Self.item(
            "newsItem",
            "<contentSet><inlineData contenttype=\"text/plain\">Dockers walked out.</inlineData></contentSet>"
        )
        let all = ([news] + Self.items.map { Self.item($0.0, $0.3) }).joined()
        let articles = try articles("<newsMessage><itemSet>\(all)</itemSet></newsMessage>")
        #expect(articles.map(\.itemClass) == [.text] + Self.items.map(\.2))
        #expect(
            articles.map { $0.warnings.contains("no_news_item") } == [false] + Self.items.map { _ in true })
    }

    @Test(
        "a JSON Schema is recorded as such",
        arguments: [
            #""$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:northwire:schema:1","oneOf":[]"#,
            ##""$schema":"http://json-schema.org/draft-03/schema#","id":"urn:northwire:schema:1","type":"object""##,
        ])
    func schema(_ members: String) throws {
        let article = try #require(
            try articles("{\(members),\"title\":\"Harbour report\",\"description\":\"What a report holds\"}")
                .first)
        #expect(article.rawFormat == "json_schema")
        #expect(article.itemID == "urn:northwire:schema:1")
        #expect(article.headline == "Harbour report")
        #expect(article.abstract == "What a report holds")
        #expect(article.itemClass == .other)
        #expect(article.warnings.contains("no_news_item"))
    }

    @Test(
        "what only names a schema is none",
        arguments: [
            #"{"$schema":"https://northwire.example/schemas/report.json","type":"object"}"#,
            #"{"$schema":"https://json-schema.org/draft/2020-12/schema","subject":"harbour"}"#,
        ])
    func noSchema(_ text: String) {
        #expect(throws: WireError.self) { try articles(text) }
    }

    @Test("an article that names the schema it follows stays one")
    func article() throws {
        let text = """
            {"$schema":"https://json-schema.org/draft/2020-12/schema","uri":"urn:northwire:1","type":"text",
            "headline":"Dockers walk out","body_text":"Dockers walked out of the port on Tuesday."}
            """
        let article = try #require(try articles(text).first)
        #expect(article.rawFormat == "ninjs")
        #expect(article.itemClass == .text)
    }
}
