import Digest
import TestSupport
import Testing

@testable import Wire

@Suite("ANPA 1312")
struct ANPA1312ReaderTests {
    private let decoder: WireDecoder

    init() throws { decoder = try WireDecoder(data: DataFolder(room: "Wire")) }

    private func article(_ text: String, received: Double? = nil) throws -> Article {
        try #require(
            try decoder.articles(in: Array(text.utf8), envelope: Envelope(received: received)).first)
    }

    private static func message(_ head: String, _ lines: String, _ tail: String) -> String {
        "\u{16}\u{16}\u{1}\(head)\r\n\u{2}\(lines)\r\n\u{3}\(tail)\r\n\u{C}\r\n\u{4}"
    }

    @Test("keyword, version, priority, category and filing time are read, and notes leave the body")
    func head() throws {
        let found = try article(
            Self.message(
                "i0042\u{1F}world\r\nu i\u{13}\u{11} BC-EU--ValmoraStri 2ndLd-Writethru   03-03 0061",
                "^BC-EU--Valmora Strike, 2nd Ld-Writethru,61<\r\n^Dockers walk out in Valmora<\r\n"
                    + "^Eds: ADDS a quote from the harbour master.<\r\n^By ANNA QUILL=\r\n^Associated Press=\r\n"
                    + "\tVALMORA, Ruritania (AP) _ Dockers walked out, ``for good,'' one said.\r\n"
                    + "\tThe cranes stood still.", "AP-WF-03-03-26 0730GMT<"))
        #expect(found.rawFormat == "anpa1312")
        #expect(found.sequence == "i0042")
        #expect(found.urgency == 2)
        #expect(found.slugline == "EU--ValmoraStri")
        #expect(found.takeKey == "2ndLd-Writethru")
        #expect(found.title == "BC-EU--Valmora Strike, 2nd Ld-Writethru")
        #expect(found.headline == "Dockers walk out in Valmora")
        #expect(found.byline?.authors.first == .init(name: "ANNA QUILL", org: "Associated Press"))
        #expect(found.signals.map(\.kind).contains(.writethru))
        #expect(found.signals.first { $0.kind == .lead }?.number == 2)
        #expect(found.body.map(\.text).first?.hasSuffix("“for good,” one said.") ?? false)
        #expect(found.body.count == 2)
        #expect(found.dateline?.place == "VALMORA")
        #expect(found.versionCreated?.utc == 1_772_523_000)
        #expect(found.provider == "ap")
        #expect(found.ednotes.map(\.text) == ["Eds: ADDS a quote from the harbour master."])
    }

    @Test("tables keep their rows and columns")
    func table() throws {
        let found = try article(
            Self.message(
                "s0007\u{1F}sport\r\nr s\u{14}\u{12} BC-ROW--Standings   03-03 ",
                "^BC-ROW--Standings<\r\n^Rowing Standings=\r\n\u{8};W;L\u{10}\r\n\u{8}Port\u{10}Valmora;7;3{\r\n"
                    + "\tMonday's races will be rowed on the lower river.", "AP-WF-03-03-26 0730GMT<"))
        #expect(found.headline == "Rowing Standings")
        #expect(found.body.first == Block(.table, "W\tL\nPort Valmora\t7\t3½"))
        #expect(found.body.count == 2)
    }

    @Test("a message without filing time has its header's day in the year it was received")
    func year() throws {
        let text = Self.message(
            "f0001\u{1F}reute\r\nr f BC-VALMORA-GRAIN   12-30 0050",
            "VALMORA GRAIN EXPORTS RISE\r\n    VALMORA, Dec 30 - Grain exports rose.\r\n    Prices fell.", "")
        let found = try article(text, received: 1_767_312_000)
        #expect(found.versionCreated?.utc == 1_767_052_800)
        #expect(found.warnings.contains("year_guessed"))
        #expect(found.headline == "VALMORA GRAIN EXPORTS RISE")
        #expect(found.body.count == 2)
        #expect(try article(text).versionCreated?.utc == nil)
    }

    @Test("a kill in the version field or the slug kills")
    func kill() throws {
        let found = try article(
            Self.message(
                "i0042\u{1F}world\r\nu i BC-EU--Valmora KILL   03-03 0061",
                "^BC-EU--Valmora, KILL<\r\n^KILL KILL KILL<\r\n\tThe story on Valmora is wrong.",
                "AP-WF-03-03-26 0730GMT<"))
        #expect(found.status == .canceled)
    }

    @Test("an archive's stories are read alike as SGML and as the bytes of the wire")
    func archive() throws {
        let file = Fixtures.bytes("formats/story.sgm")
        #expect(ReutersArchive.isArchive(file))
        let stories = ReutersArchive.stories(in: file + file)
        #expect(stories.count == 2)
        let wire = try #require(
            try decoder.articles(in: ReutersArchive.anpa(of: stories[0]), envelope: Envelope()).first)
        let sgml = try #require(try decoder.articles(in: stories[0], envelope: Envelope()).first)
        #expect(wire.rawFormat == "anpa1312")
        #expect(sgml.rawFormat == "reuters21578")
        #expect(wire.bodyText == sgml.bodyText)
        #expect(wire.headline == sgml.headline)
        #expect(wire.slugline == "VALMORA-STRIKE")
        #expect(wire.versionCreated?.utc == sgml.versionCreated?.utc)
        #expect(wire.provider == "reuters")
    }
}
