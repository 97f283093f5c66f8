import Digest
import Language
import Testing

/// One reader for all tests of the suite: its data is loaded once.
private let shared = Result { try Reader(data: LanguageData.folder) }

@Suite("Outlets")
struct OutletTests {
    private func read(_ text: String) throws -> Reading {
        try shared.get().read(ReadingRequest(body: text, date: CalendarDay(iso: "2014-05-14")))
    }

    @Test("the agency that a dateline credits is an outlet wherever it is named, and no place")
    func credited() throws {
        let reading = try read(
            """
            OSLO (Augusta) - The harbour master closed two docks on Monday after a crane fell into the water.

            He told Augusta that nobody was hurt.
            """)
        let named = reading.mentions.filter { reading.text(of: $0.span) == "Augusta" }
        #expect(named.count == 2)
        #expect(named.allSatisfy { $0.kind == .outlet && $0.place == nil })
        #expect(named.first?.entity == named.last?.entity)
        let oslo = reading.mentions.first { $0.place?.name == "Oslo" }
        #expect(oslo?.place?.country == "NOR")
    }

    @Test("a name in brackets that ends no dateline stays what it is")
    func notCredited() throws {
        let reading = try read("Two docks closed in Augusta (Georgia) on Monday, the harbour master said.")
        #expect(!reading.mentions.contains { $0.kind == .outlet })
        #expect(reading.mentions.contains { $0.place?.admin1 == "Georgia" })
    }

    @Test(
        "a name before \"news agency\" is an outlet",
        arguments: [
            ("Turkey's Marmara news agency said the bridge was closed.", "Marmara"),
            ("The bridge was closed, the Lunde news service reported.", "Lunde"),
        ])
    func agency(text: String, name: String) throws {
        let reading = try read(text)
        let mention = try #require(reading.mentions.first { reading.text(of: $0.span).contains(name) })
        #expect(mention.kind == .outlet)
        #expect(mention.place == nil)
    }

    @Test("what the body writes small is no name for the capitals of a headline")
    func headline() throws {
        let reading = try shared.get().read(
            ReadingRequest(
                headline: "Ninety Norwegian Miners Walk Out of a Pit in Silence",
                body:
                    "Ninety Norwegian miners walked out on Monday. The miners said that the pit was not safe.",
                date: CalendarDay(iso: "2014-05-14")))
        let names = reading.mentions.filter { $0.span.field == .headline && $0.kind == .organisation }
        #expect(names.isEmpty)
        #expect(reading.mentions.contains { $0.span.field == .headline && $0.country == "NOR" })
    }
}
