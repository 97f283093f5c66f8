import Digest
import Notation
import Testing

@testable import Wire

@Suite("What single agencies do otherwise")
struct AgencyProfileTests {
    private let decoder: WireDecoder

    init() throws { decoder = try WireDecoder(data: DataFolder(room: "Wire")) }

    private func articles(_ text: String) throws -> [Article] {
        try decoder.articles(in: Array(text.utf8), envelope: Envelope())
    }

    @Test(
        "a clock without a zone is read by the agency's own, in winter and in summer",
        arguments: [
            ("2026-01-15T12:00:00Z", LocalZone(minutes: 60, summer: .europe), "2026-01-15T11:00:00Z"),
            ("2026-07-15T12:00:00Z", LocalZone(minutes: 60, summer: .europe), "2026-07-15T10:00:00Z"),
            ("2026-03-29T01:59:00Z", LocalZone(minutes: 60, summer: .europe), "2026-03-29T00:59:00Z"),
            ("2026-03-29T03:00:00Z", LocalZone(minutes: 60, summer: .europe), "2026-03-29T01:00:00Z"),
            ("2026-10-25T02:30:00Z", LocalZone(minutes: 60, summer: .europe), "2026-10-25T00:30:00Z"),
            ("2026-10-25T03:00:00Z", LocalZone(minutes: 60, summer: .europe), "2026-10-25T02:00:00Z"),
            ("2026-03-08T03:00:00Z", LocalZone(minutes: -300, summer: .northAmerica), "2026-03-08T07:00:00Z"),
            ("2026-11-01T02:00:00Z", LocalZone(minutes: -300, summer: .northAmerica), "2026-11-01T07:00:00Z"),
            ("2026-07-15T12:00:00Z", LocalZone(minutes: 540, summer: .none), "2026-07-15T03:00:00Z"),
        ])
    func zone(local: String, zone: LocalZone, utc: String) throws {
        let shown = try #require(Timestamp.read(local)?.utc)
        #expect(Timestamp.text(of: zone.utc(ofLocal: shown)) == utc)
    }

    @Test(
        "a path leads to elements, attributes and members",
        arguments: [
            ("a/b", ["one", "two"]), ("a/b[k=2]", ["two"]), ("a/b/@k", ["1", "2"]), ("**/b[k=3]/@k", ["3"]),
            ("a/none", []), ("@id", ["r"]),
        ])
    func path(text: String, values: [String]) throws {
        let tree = try XMLTreeParser(limits: DecodingLimits()).tree(
            of: Array("<r id='r'><a><b k='1'>one</b><b k='2'>two</b><b k='4'/></a><c><b k='3'/></c></r>".utf8)
        )
        #expect(try NodePath(text).values(in: tree.root).filter { $0 != "4" } == values)
    }

    @Test("a path of JSON goes through arrays")
    func jsonPath() throws {
        let json = try JSONReader().value(from: Array(#"{"a":[{"b":"x"},{"b":7}],"c":null}"#.utf8))
        #expect(try NodePath("a/b").values(in: json) == ["x", "7"])
        #expect(try NodePath("c").values(in: json).isEmpty)
    }

    @Test(
        "what is no path, no field and no rule of summer time is refused",
        arguments: [
            #"{"agency":"x","formats":["nitf"],"fields":[{"field":"headline","path":"@a/b"}]}"#,
            #"{"agency":"x","formats":["nitf"],"fields":[{"field":"mood","path":"a"}]}"#,
            #"{"agency":"x","formats":["nitf"],"zone":{"minutes":0,"summer":"moon"}}"#,
            #"{"formats":["nitf"]}"#,
        ])
    func refused(text: String) throws {
        let json = try JSONReader().value(from: Array(text.utf8))
        #expect(throws: JSONError.self) { try AgencyProfile(name: "x", json: json) }
    }

    @Test("Belga's parts are articles with ids, notes and times of their own")
    func belga() throws {
        func part(_ id: String, _ language: String, _ headline: String, _ body: String) -> String {
            """
            <NewsComponent Duid="\(id)" xml:lang="\(language)"><Role FormalName="Short"/><NewsLines>\
            <HeadLine>\(headline)</HeadLine><CopyrightLine>Belga</CopyrightLine></NewsLines><AdministrativeMetadata>\
            <Property FormalName="NewsObjectId" Value="\(id)"/><Property FormalName="Priority" Value="3"/>\
            <Property FormalName="EditorialInfo" Value="Hold the line open"/></AdministrativeMetadata>\
            <NewsComponent><Role FormalName="Title"/><ContentItem><DataContent>\(headline)</DataContent></ContentItem>\
            </NewsComponent><NewsComponent><Role FormalName="Body"/><ContentItem><DataContent>\(body)</DataContent>\
            </ContentItem></NewsComponent></NewsComponent>
            """
        }
        let articles = try articles(
            """
            <NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>belga.be</ProviderId>\
            <DateId>20260710</DateId><NewsItemId>77</NewsItemId><RevisionId>4</RevisionId>\
            <PublicIdentifier>urn:newsml:www.belga.be</PublicIdentifier></NewsIdentifier></Identification>\
            <NewsManagement><FirstCreated>20260710T120000</FirstCreated><Status FormalName="USABLE"/></NewsManagement>\
            <NewsComponent>\(part("81", "nl", "Havenbrug dicht", "De brug van Tessin Bay blijft dicht."))\
            \(part("82", "fr", "Le pont fermé", "Le pont de Tessin Bay reste fermé."))</NewsComponent></NewsItem></NewsML>
            """)
        #expect(articles.map(\.id) == ["belga:81", "belga:82"])
        #expect(articles.map(\.language) == ["nl", "fr"])
        #expect(
            articles.map(\.bodyText) == [
                "De brug van Tessin Bay blijft dicht.", "Le pont de Tessin Bay reste fermé.",
            ])
        #expect(articles.map(\.urgency) == [3, 3])
        #expect(articles.first?.ednotes.map(\.text) == ["Hold the line open"])
        #expect(articles.first?.firstCreated?.utc == Timestamp.read("2026-07-10T10:00:00Z")?.utc)
        #expect(articles.first?.rights?.holder == "Belga")
    }

    @Test("STT's times stand in contentMeta where itemMeta leaves them empty")
    func stt() throws {
        let article = try #require(
            try articles(
                """
                <newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:stt.example:1" version="1">\
                <itemMeta><provider literal="STT"/><versionCreated/><firstCreated/></itemMeta><contentMeta>\
                <contentCreated>2026-02-16T17:36:20</contentCreated><contentModified>2026-07-01T18:00:00</contentModified>\
                <headline>Silta auki</headline></contentMeta></newsItem>
                """
            ).first)
        #expect(article.firstCreated?.utc == Timestamp.read("2026-02-16T15:36:20Z")?.utc)
        #expect(article.versionCreated?.utc == Timestamp.read("2026-07-01T15:00:00Z")?.utc)
    }

    @Test("ANSA's prefix is no part of the headline, and its dateline comes behind the agency")
    func ansa() throws {
        let article = try #require(
            try articles(
                """
                <nitf><head><title>&gt;&gt;&gt;ANSA/Ferry aground off Olbia</title></head><body><body.head>\
                <distributor><org>ANSA</org></distributor></body.head><body.content><p>(ANSA) - OLBIA, JUL 11 - A ferry \
                with ninety people on board ran aground on Saturday, the coastguard said.</p></body.content></body></nitf>
                """
            ).first)
        #expect(article.headline == "Ferry aground off Olbia")
        #expect(article.provider == "ansa")
        #expect(article.dateline?.raw == "OLBIA, JUL 11")
        #expect(article.dateline?.place == "OLBIA")
        #expect(article.dateline?.date == "JUL 11")
        #expect(article.dateline?.source == "ANSA")
        let length = try #require(article.dateline?.length)
        #expect(String(article.bodyText.unicodeScalars.dropFirst(length)).hasPrefix("A ferry with"))
    }

    @Test(
        "an agency in brackets before a sentence makes no place of the sentence",
        arguments: [
            "(Reuters) - Shares of Valmora Steel - the largest of its kind - fell on Monday.",
            "(Reuters) - President Idris Valmont – who took office in May – resigned.",
        ])
    func noPlace(text: String) throws {
        let article = try #require(
            try articles("# A headline of ours\n\n\(text)\n\nA second paragraph.\n").first)
        #expect(article.dateline?.place == nil)
        #expect(article.dateline?.source == "Reuters")
    }

    @Test("the decoder says which profile it took")
    func evidence() throws {
        let decoding = try decoder.decoding(
            of: Array(
                "<nitf><head><title>ANSA/Bridge</title><docdata><doc-id regsrc='ANSA' id-string='1'/></docdata></head></nitf>"
                    .utf8), envelope: Envelope())
        #expect(decoding.evidence.last == "profile ansa: the agency is ansa")
    }
}
