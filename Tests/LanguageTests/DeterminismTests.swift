import Digest
import Language
import Notation
import TestSupport
import Testing

@Suite("Same words, same reading")
struct DeterminismTests {
    private static let texts = [
        "Colonel Idris Valmont said on Monday that at least 14 soldiers had crossed into Jordan.",
        "LIMA (Northwire) - Two miners died near Arequipa on Tuesday, the ministry of energy said.",
        "\"We saw three boats,\" a fisherman, Petra Kohlund, told Radio Lunde. She had fled Tripoli in March.",
        "the harbour was empty and nobody spoke of the storm",
        "PRICES ROSE 2-1/2 PCT IN NORWAY, THE CENTRAL BANK SAID.",
    ]

    private static func readings(_ reader: Reader, _ order: [Int]) throws -> [Int: Reading] {
        var readings: [Int: Reading] = [:]
        for index in order {
            readings[index] = try reader.read(
                ReadingRequest(body: texts[index], date: CalendarDay(iso: "2014-05-14")))
        }
        return readings
    }

    @Test("what was read before changes nothing")
    func order() throws {
        let order = Array(Self.texts.indices)
        let first = try Self.readings(Reader(data: LanguageData.folder), order)
        let reader = try Reader(data: LanguageData.folder)
        // Words of a large made-up vocabulary push out what the reader remembers of words.
        let crowd = (0..<10_000).map { "vok\($0)a" }.joined(separator: " ") + "."
        _ = try reader.read(ReadingRequest(body: crowd, language: "en"))
        #expect(try Self.readings(reader, order.reversed()) == first)
        #expect(try Self.readings(reader, order) == first)
    }

    @Test("one thread and four give the same bytes of every story")
    func threads() async throws {
        let requests = Fixtures.names("stories").map { name in
            let lines = Fixtures.text("stories/\(name)").split(
                separator: "\n", omittingEmptySubsequences: false)
            let body = lines.drop { !$0.isEmpty }.dropFirst().prefix { $0 != "---" }
            return ReadingRequest(body: body.joined(separator: "\n"), date: CalendarDay(iso: "2031-05-07"))
        }
        #expect(requests.count > 40)
        let reader = try Reader(data: LanguageData.folder)
        @Sendable func bytes(_ index: Int) throws -> [UInt8] {
            Array(try reader.read(requests[index]).json().line.utf8)
        }
        let alone = try requests.indices.map(bytes)
        #expect(alone.joined().count > 20_000)
        try await withThrowingTaskGroup(of: [(Int, [UInt8])].self) { group in
            for thread in 0..<4 {
                // Each in an order of its own, so that what the threads remember of words differs.
                group.addTask {
                    let turned = requests.indices.map { ($0 + thread * 17) % requests.count }
                    let order = thread.isMultiple(of: 2) ? turned : turned.reversed()
                    return try order.map { ($0, try bytes($0)) }
                }
            }
            for try await readings in group {
                for (index, bytes) in readings { #expect(bytes == alone[index]) }
            }
        }
    }
}
