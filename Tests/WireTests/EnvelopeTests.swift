import Digest
import Notation
import TestSupport
import Testing

@testable import Wire

@Suite("Envelopes and detection")
struct EnvelopeTests {
    private let decoder: WireDecoder

    init() throws { decoder = try WireDecoder(data: DataFolder(room: "Wire")) }

    private func article(_ bytes: [UInt8], _ envelope: Envelope = Envelope()) throws -> Article {
        try #require(try decoder.articles(in: bytes, envelope: envelope).first)
    }

    private static let inner = [
        "story.txt", "story.ninjs.json", "story.g2.xml", "story.html", "story.7901", "story.anpa",
        "story.sgm",
    ]

    @Test("an FTMSG envelope gives what lies in it, with its message id", arguments: inner)
    func ftMessage(name: String) throws {
        let head =
            "FTMSG/1.0\r\nX-Request-Id: tid_1\r\nMessage-Id: m-1\r\nContent-Type: application/json\r\n"
            + "Origin-System-Id: http://cmdb.northwire.example/systems/next\r\n\r\n"
        let bare = try article(Fixtures.bytes("formats/\(name)"))
        let found = try article(Array(head.utf8) + Fixtures.bytes("formats/\(name)"))
        #expect(found.bodyText == bare.bodyText)
        #expect(found.messageID == bare.messageID || found.messageID == "m-1")
    }

    @Test("a structured CloudEvent gives its data, as Base64 too", arguments: inner)
    func cloudEvent(name: String) throws {
        let bytes = Fixtures.bytes("formats/\(name)")
        let event = JSONValue.members([
            "specversion": .string("1.0"), "id": .string("e-1"), "source": .string("/wire/dpa"),
            "type": .string("wire.raw"), "data_base64": .string(Self.base64(bytes)),
        ])
        let found = try article(event.bytes)
        #expect(found.bodyText == (try article(bytes)).bodyText)
        let batch = JSONValue.array([event, event])
        #expect(try decoder.articles(in: batch.bytes, envelope: Envelope()).count == 2)
    }

    @Test("a CloudEvent's source names the agency where the copy does not")
    func source() throws {
        let event =
            #"{"specversion":"1.0","id":"1","source":"/wire/dpa","type":"t","datacontenttype":"text/plain","data":"Ferries stop\n\nThe ferries stopped on Monday."}"#
        #expect(try article(Array(event.utf8)).provider == "dpa")
        let bytes = Array("Ferries stop\n\nThe ferries stopped on Monday.".utf8)
        #expect(try article(bytes, Envelope(source: "https://ap.org/feeds/1")).provider == "ap")
    }

    @Test("a CloudEvent without data is empty, a schema registry's frame has its own reason")
    func refused() {
        let event = #"{"specversion":"1.0","id":"1","source":"/x","type":"t"}"#
        #expect(reason(Array(event.utf8)) == .empty)
        #expect(reason([0, 0, 0, 0, 7, 2, 4, 6, 8, 10]) == .confluentFrame)
        #expect(reason([0, 0, 0, 1, 0x3C] + Array(#"{"uri":"a"}"#.utf8)) == .confluentFrame)
        #expect(reason([]) == .empty)
        #expect(reason(Array("FTMSG/1.0\r\nA: b".utf8)) == .malformed)
    }

    private func reason(_ bytes: [UInt8]) -> WireError.Code? {
        do throws(WireError) {
            _ = try decoder.articles(in: bytes, envelope: Envelope())
            return nil
        } catch {
            return error.code
        }
    }

    @Test(
        "a wrong content type does not mislead, and is told",
        arguments: [
            ("story.g2.xml", "application/json", true), ("story.ninjs.json", "text/xml", true),
            ("story.txt", "application/ninjs+json", true), ("story.html", "text/plain", true),
            ("story.7901", "application/xml", true), ("story.anpa", "text/plain", false),
            ("story.ninjs.json", "application/ninjs+json; charset=utf-8", false),
            ("story.nitf.xml", "application/nitf+xml", false), ("story.html", "text/html", false),
            ("story.g2.xml", "application/octet-stream", false),
        ])
    func contentTypes(name: String, type: String, isWrong: Bool) throws {
        let bytes = Fixtures.bytes("formats/\(name)")
        let found = try article(bytes, Envelope(contentType: type))
        let bare = try article(bytes)
        #expect(found.rawFormat == bare.rawFormat)
        #expect(found.bodyText == bare.bodyText)
        #expect(found.warnings.contains("content_type_mismatch") == isWrong)
    }

    @Test(
        "wide encodings are read with and without a byte order mark",
        arguments: ["story.g2.xml", "story.ninjs.json", "story.rss.xml"], [16, -16, 32, -32])
    func wide(name: String, width: Int) throws {
        let text = Fixtures.text("formats/\(name)").replacingFirst("UTF-8", by: "UTF-\(abs(width))")
        var bytes: [UInt8] = []
        func put(_ value: UInt32) {
            let order = (0..<abs(width) / 8).map { UInt8(truncatingIfNeeded: value >> UInt32($0 * 8)) }
            bytes += width > 0 ? order.reversed() : order
        }
        if abs(width) == 32 {
            for scalar in text.unicodeScalars { put(scalar.value) }
        } else {
            for unit in text.utf16 { put(UInt32(unit)) }
        }
        let plain = try article(Fixtures.bytes("formats/\(name)"))
        #expect(try article(bytes).bodyText == plain.bodyText)
        let unmarked = bytes
        bytes.removeAll()
        put(0xFEFF)
        #expect(try article(bytes + unmarked).bodyText == plain.bodyText)
    }

    @Test("the evidence names what the format was told by")
    func evidence() throws {
        let decoding = try decoder.decoding(
            of: Fixtures.bytes("formats/story.g2.xml"), envelope: Envelope(contentType: "text/plain"))
        #expect(decoding.format == "newsml_g2")
        #expect(decoding.evidence.contains("the root element is newsItem"))
        #expect(decoding.evidence.contains { $0.contains("the bytes decide") })
    }

    private static func base64(_ bytes: [UInt8]) -> String {
        let signs = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        var text = ""
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = (0..<3).map { start + $0 < bytes.count ? UInt32(bytes[start + $0]) : 0 }
            let bits = group[0] << 16 | group[1] << 8 | group[2]
            for place in 0..<4 {
                text.append(
                    start + place <= bytes.count ? signs[Int(bits >> UInt32(18 - 6 * place) & 63)] : "=")
            }
        }
        return text
    }
}

extension String {
    fileprivate func replacingFirst(_ old: String, by new: String) -> String {
        let parts = split(separator: old, maxSplits: 1, omittingEmptySubsequences: false)
        return parts.count == 2 ? parts[0] + new + parts[1] : self
    }
}
