import Dedup
import Digest
import Foundation
import Notation
import TestSupport
import Testing

@testable import Wire

@Suite("One story in every format")
struct FormatsTests {
    static let xml = ["story.g2.xml", "story.nitf.xml", "story.newsml1.xml"]
    static let withID = [
        "story.ninjs.json", "story.ninjs2.json", "story.ninjs3.json", "story.ap.json",
        "story.digitalwires.json", "story.flat.json",
    ]
    static let feeds = ["story.rss.xml", "story.atom.xml", "story.feed.json"]
    static let pages = ["story.html", "story.jsonld.json"]
    static let wire = ["story.7901", "story.anpa", "story.plain.anpa", "story.sgm"]
    static let all = ["story.txt"] + withID + xml + feeds + pages + wire

    private let decoder: WireDecoder

    init() throws { decoder = try WireDecoder(data: DataFolder(room: "Wire")) }

    private func article(_ name: String) throws -> Article {
        let bytes = Fixtures.bytes("formats/\(name)")
        return try #require(try decoder.articles(in: bytes, envelope: Envelope(provider: "Northwire")).first)
    }

    @Test("every format gives the same text, headline, author and dateline", arguments: all)
    func sameStory(name: String) throws {
        let article = try article(name)
        let plain = try self.article("story.txt")
        #expect(TextNormaliser.normalised(article.bodyText) == TextNormaliser.normalised(plain.bodyText))
        #expect(article.bodyText.hasPrefix("VALMORA, March 3 (Northwire) "))
        #expect(article.body.count == 3)
        #expect(article.headline == "Dockers walk out in Valmora")
        #expect(article.byline?.authors.map { $0.name.lowercased() } == ["anna quill"])
        #expect(article.dateline?.place == "VALMORA")
        #expect(article.dateline?.date == "March 3")
        #expect(article.dateline?.source == "Northwire")
        #expect(article.dateline?.length == 31)
        #expect(article.language == "en")
        #expect(article.status == .usable)
    }

    @Test("all formats together give one hash of the normalised body")
    func oneHash() throws {
        let hashes = try Set(
            Self.all.map { SHA256(of: TextNormaliser.normalised(try article($0).bodyText)) })
        #expect(hashes.count == 1)
        #expect(Self.all.count >= 19)
    }

    @Test("formats with ids agree on identity, version and time", arguments: withID + xml)
    func identity(name: String) throws {
        let article = try article(name)
        #expect(article.itemID == "urn:newsml:northwire.example:20260303:valmora-1")
        #expect(article.provider == "Northwire")
        #expect(article.version == 2)
        #expect(article.versionCreated?.utc == 1_772_523_000)
        #expect(article.urgency == 3)
    }

    @Test("wires, feeds and pages agree on the time of the version", arguments: feeds + pages + wire)
    func time(name: String) throws {
        let article = try article(name)
        #expect(article.versionCreated?.utc == 1_772_523_000)
        #expect(!article.itemID.isEmpty)
    }

    /// A fixture with most of its words taken out: the laws below are about its structure, and are held at each byte.
    private static func short(_ name: String) -> [UInt8] {
        var bytes = Fixtures.bytes("formats/\(name)")
        for (start, end) in [
            (" in the port", "night shifts"), (" stopped cranes", "Tarrant"), (" called the", "would"),
        ] {
            let text = String(decoding: bytes, as: UTF8.self)
            guard text.utf8.elementsEqual(bytes) else { return bytes }
            bytes = Array(text.cutting(from: start, to: end).utf8)
        }
        return bytes
    }

    @Test("every prefix is read or refused, never trapped", arguments: all)
    func prefixes(name: String) {
        let bytes = Self.short(name)
        for end in bytes.indices {
            do throws(WireError) {
                for article in try decoder.articles(in: Array(bytes[..<end]), envelope: Envelope()) {
                    #expect(article.bodyText == Article.text(of: article.body))
                }
            } catch {
                #expect(!error.message.isEmpty)
            }
        }
    }

    @Test("every changed byte is read or refused, and what is read survives its JSON form", arguments: all)
    func changes(name: String) throws {
        let bytes = Self.short(name)
        for place in bytes.indices {
            // The changes take turns, so that every place and every change is met.
            let turns = [0, 0x3C, 0x26, 0x22, 0x80, 0xFF, bytes[place] ^ 1] as [UInt8]
            for byte in [turns[place % 7]] {
                var changed = bytes
                changed[place] = byte
                do throws(WireError) {
                    for article in try decoder.articles(in: changed, envelope: Envelope())
                    where place % 16 == 0 {
                        #expect((try? Article(jsonBytes: article.jsonBytes)) == article)
                    }
                } catch {
                    #expect(!error.message.isEmpty)
                }
            }
        }
    }

    @Test(
        "kill, embargo and withheld travel in every encoding",
        arguments: [
            ("story.g2.xml", "stat:usable", "stat:canceled", .canceled),
            ("story.g2.xml", "stat:usable", "stat:withheld", .withheld),
            (
                "story.g2.xml", "<pubStatus", "<embargoed>2026-03-04T00:00:00Z</embargoed><pubStatus",
                .embargoed
            ),
            ("story.g2.xml", "<pubStatus", "<embargoed/><pubStatus", .withheld),
            ("story.nitf.xml", "\"usable\"", "\"canceled\"", .canceled),
            ("story.nitf.xml", "\"usable\"", "\"embargoed\"", .withheld),
            (
                "story.nitf.xml", "\"usable\">",
                "\"embargoed\"><date.release norm=\"20260304T000000Z\"/>", .embargoed
            ),
            ("story.newsml1.xml", "\"Usable\"", "\"Canceled\"", .canceled),
            ("story.newsml1.xml", "\"Usable\"", "\"Withheld\"", .withheld),
            ("story.newsml1.xml", "\"Usable\"", "\"Embargoed\"", .withheld),
            ("story.ninjs.json", "\"usable\"", "\"canceled\"", .canceled),
            (
                "story.ninjs.json", "\"usable\"", "\"usable\", \"embargoed\": \"2026-03-04T00:00:00Z\"",
                .embargoed
            ),
            ("story.ninjs.json", "\"usable\"", "\"usable\", \"embargoed\": \"\"", .withheld),
            ("story.ninjs2.json", "\"usable\"", "\"withheld\"", .withheld),
            ("story.txt", "# Dockers", "# STORY WITHDRAWN: Dockers", .canceled),
            ("story.txt", "By Anna", "EMBARGOED UNTIL 4 March 2026 06:00 GMT\n\nBy Anna", .embargoed),
        ] as [(String, String, String, PublicationStatus)])
    func status(name: String, old: String, new: String, status: PublicationStatus) throws {
        let text = Fixtures.text("formats/\(name)").split(
            separator: old, maxSplits: 1, omittingEmptySubsequences: false)
        try #require(text.count == 2)
        let changed = Array((text[0] + new + text[1]).utf8)
        let article = try #require(
            try decoder.articles(in: changed, envelope: Envelope(received: 1_772_530_000)).first)
        #expect(article.status == status)
    }
}

extension String {
    /// The text without every stretch from one text up to another, whose end it keeps.
    fileprivate func cutting(from start: String, to end: String) -> String {
        split(separator: start, omittingEmptySubsequences: false).enumerated().map { index, part in
            guard index > 0, let place = part.range(of: end) else { return String(part) }
            return String(part[place.upperBound...])
        }.joined()
    }
}
