import Digest
import Language
import Testing

private let reader = Result { try Reader(data: LanguageData.folder) }

@Suite("Places")
struct PlaceTests {
    private func place(_ name: String, in text: String, dateline: String? = nil) throws -> Place? {
        let reading = try reader.get().read(
            ReadingRequest(body: text, datelinePlace: dateline, language: "en"))
        return reading.mentions.first { $0.place != nil && reading.text(of: $0.span) == name }?.place
    }

    @Test(
        "what the article names besides decides between towns of one name",
        arguments: [
            ("Springfield", "A barn burned in Springfield, Illinois, on Monday.", "Illinois"),
            (
                "Springfield", "Two men from Chicago, Illinois, were held in Springfield, near Peoria.",
                "Illinois"
            ),
            ("Springfield", "The road from Joplin to Springfield is closed, Missouri said.", "Missouri"),
            ("Athens", "A court in Athens, Georgia, freed him.", "Georgia"),
        ])
    func division(name: String, text: String, division: String) throws {
        let place = try #require(try place(name, in: text))
        #expect(place.admin1 == division && place.country == "USA")
    }

    @Test("one name means one place in an article")
    func oneSense() throws {
        let reading = try reader.get().read(
            ReadingRequest(
                body: "The mayor of Cairo, Illinois, resigned. Officials in Cairo said no more about it.",
                language: "en"))
        let places = reading.mentions.filter { reading.text(of: $0.span) == "Cairo" }.compactMap(\.place)
        #expect(places.count == 2 && places.allSatisfy { $0.country == "USA" })
    }

    @Test(
        "a direction, an ending or a longer name still tells the place",
        arguments: [
            ("northern Syria", "Shells fell across northern Syria on Monday.", "SYR"),
            ("Hatay Province", "They crossed into Hatay Province in Turkey.", "TUR"),
        ])
    func partly(name: String, text: String, country: String) throws {
        let reading = try reader.get().read(ReadingRequest(body: text, language: "en"))
        let place = reading.mentions.first { $0.place != nil && name.hasSuffix(reading.text(of: $0.span)) }?
            .place
        #expect(place?.country == country)
    }

    @Test(
        "capitals before a dateline's dash name its place",
        arguments: [
            "SAN SALVADOR - Two guards were shot in the old town.",
            "SAN SALVADOR, March 4 (Lunde) - Two guards were shot.",
        ])
    func capitals(text: String) throws {
        let place = try #require(try place("SAN SALVADOR", in: text))
        #expect(place.country == "SLV" && place.feature == "city")
    }

    @Test("a name that no gazetteer knows lies where the words after it say, a direction is no place")
    func said() throws {
        let hospital = try place(
            "Quiveldorra Hospital",
            in: "Doctors from Lisbon worked at the Quiveldorra Hospital in Oslo for a year.")
        #expect(hospital?.country == "NOR")
        let side = try place("West", in: "After a visit to Lisbon he spoke of trade with the West.")
        #expect(side?.country != "CMR")
    }

    @Test("the dateline speaks for the places near it")
    func dateline() throws {
        let text = "A warehouse in Richmond burned down, the fire brigade said."
        let near = try #require(try place("Richmond", in: text, dateline: "LEXINGTON, Kentucky"))
        #expect(near.admin1 == "Kentucky")
    }

    @Test("a body of several countries lies nowhere")
    func union() throws {
        let reading = try reader.get().read(
            ReadingRequest(body: "Ministers of the European Union met on Monday.", language: "en"))
        #expect(reading.mentions.contains { $0.kind == .organisation && $0.place == nil })
    }
}
