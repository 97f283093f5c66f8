import Events
import Language
import Notation
import Testing

@Suite("Event as JSON")
struct EventJSONTests {
    @Test("an event reads back as it was written")
    func roundTrip() throws {
        let event = try Self.sample()
        let again = try Event(jsonBytes: event.jsonBytes)
        #expect(again == event)
        #expect(again.jsonBytes == event.jsonBytes)
    }

    @Test("base, root and class are derived from the CAMEO code")
    func derived() throws {
        let json = try Self.sample().json
        #expect(json["cameo_base"]?.string == "120")
        #expect(json["cameo_root"]?.string == "12")
        #expect(json["quad_class"]?.int == 3)
        #expect(json["size"]?["defected"]?["value"]?.int == 12)
    }

    @Test("offsets do not change what an event says, numbers do")
    func digest() throws {
        var moved = try Self.sample()
        moved.trigger?.start += 40
        moved.version = 9
        #expect(moved.contentDigest == (try Self.sample().contentDigest))
        moved.size[0].quantity.value = 13
        #expect(moved.contentDigest != (try Self.sample().contentDigest))
    }

    static func sample() throws -> Event {
        var event = Event(
            story: "s1", article: "zz:1", sequence: 7, provider: "zz", language: "en", kind: "defection",
            coder: "1.0", model: "none", dictionary: "d")
        event.id = "e1"
        event.incident = "i1"
        event.version = 2
        event.event = "REJECT"
        event.mode = ["x-defect"]
        event.cameo = "120"
        event.goldstein = -4
        let words = TextExcerpt(field: .body, start: 3, end: 9, text: "pilots")
        event.actor = [Participant(excerpt: words, code: "SYR", sectors: ["MIL"])]
        let day = try #require(CalendarDay(iso: "2031-05-06"))
        event.date = EventDate(
            value: DateValue(start: day, end: day, granularity: .day), excerpt: words)
        let place = Place(
            geonameID: 5, name: "Ostava", latitude: 1.5, longitude: 2, country: "TUR", admin1: nil,
            feature: "city", confidence: 0.5)
        event.location = EventLocation(place: place, excerpt: words, resolution: "city", role: .destination)
        event.size = [
            EventSize(
                measure: "defected",
                quantity: Quantity(value: 12, min: 12, max: nil, comparator: .atLeast), excerpt: words)
        ]
        event.attribution = [
            Attribution(source: words, cue: words, content: words, kind: "outlet", isDirect: false)
        ]
        event.evidence = [words]
        event.trigger = words
        event.confidence = 0.5
        return event
    }
}
