import Digest
import Language
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

    @Test("one thread and four give the same")
    func threads() async throws {
        let reader = try Reader(data: LanguageData.folder)
        let order = Array(Self.texts.indices)
        let alone = try Self.readings(reader, order)
        try await withThrowingTaskGroup(of: [Int: Reading].self) { group in
            for _ in 0..<4 { group.addTask { try Self.readings(reader, order + order.reversed()) } }
            for try await readings in group { #expect(readings == alone) }
        }
    }
}
