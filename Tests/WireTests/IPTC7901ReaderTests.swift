import Digest
import Testing
import Wire

@Suite("IPTC 7901")
struct IPTC7901ReaderTests {
    private static let message =
        "\u{1}nw042 4 i 31 Valmora\r\nValmora/strike\r\n\u{2}Dockers walk out in Valmora\r\nBy Anna Quill, dpa =\r\n"
        + "\r\n   Valmora (dpa) - Dockers walked out on Tuesday after\r\ntalks broke down.\r\n\r\n"
        + "   The port called it unlawful.\r\n\u{3}030730 gmt mar 26\r\n\u{4}"

    private func article(_ bytes: [UInt8]) throws -> Article? {
        try WireDecoder(data: DataFolder(room: "Wire")).articles(in: bytes, envelope: Envelope()).first
    }

    @Test("header, slug, headline, author, dateline, paragraphs and filing time are read")
    func message() throws {
        let article = try #require(try article(Array(Self.message.utf8)))
        #expect(article.rawFormat == "iptc7901")
        #expect(article.sequence == "nw042")
        #expect(article.urgency == 4)
        #expect(article.slugline == "Valmora/strike")
        #expect(article.headline == "Dockers walk out in Valmora")
        #expect(article.byline?.authors.map(\.name) == ["Anna Quill"])
        #expect(article.dateline?.place == "Valmora")
        #expect(article.body.count == 2)
        #expect(article.bodyText.contains("after talks broke down."))
        #expect(article.versionCreated?.utc == 1_772_523_000)
    }

    @Test("every prefix and every changed byte is read or refused, never trapped")
    func mutations() throws {
        let decoder = try WireDecoder(data: DataFolder(room: "Wire"))
        let bytes = Array(Self.message.utf8)
        var refused = 0
        for place in bytes.indices {
            for byte in [0, 2, 3, 10, 0xFF] as [UInt8] {
                var changed = bytes
                changed[place] = byte
                for value in [changed, Array(bytes[..<place])] {
                    do throws(WireError) {
                        #expect(try !decoder.articles(in: value, envelope: Envelope()).isEmpty)
                    } catch {
                        refused += 1
                    }
                }
            }
        }
        #expect(refused < bytes.count * 10)
    }
}
