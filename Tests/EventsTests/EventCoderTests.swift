import Digest
import Events
import Language
import Notation
import Testing

@Suite("Event coder")
struct EventCoderTests {
    let stories: StoryReader

    init() throws { stories = try StoryReader.make() }

    @Test("the shipped data are the files that were shipped")
    func data() throws {
        #expect(try StoryReader.folder("Events").problems().isEmpty)
    }

    @Test(
        "codes follow the words",
        arguments: [
            ("Peru and Chile signed a trade agreement in Lima.", "agreement", "SUPPORT"),
            ("Kenya condemned Somalia over the closure of the port.", "criticism", "ACCUSE"),
            ("Police in Ghana arrested a Togolese journalist.", "arrest", "COERCE"),
            ("Japan imposed sanctions on North Korea.", "sanction", "COERCE"),
            ("Nigeria has threatened to attack Chad.", "threat_of_force", "THREATEN"),
            ("Polish miners demonstrated in Katowice against the government.", "protest", "PROTEST"),
            ("Norway has agreed to send medicine to Sudan.", "pledge_aid", "AGREE"),
            ("Greece demanded the withdrawal of Turkish troops.", "demand_withdrawal", "REQUEST"),
        ])
    func codes(text: String, kind: String, category: String) throws {
        let events = try stories.events(text)
        let event = try #require(events.first { $0.kind == kind }, "\(events.map(\.kind))")
        #expect(event.event == category)
    }

    @Test("offsets point at the words, also behind wide characters")
    func offsets() throws {
        let text = "“Señor Ñandú” — Syrian rebels attacked Turkish soldiers, Ánka said."
        let event = try #require(try stories.events(text).first)
        let scalars = Array(text.unicodeScalars)
        let parts = event.actor.map(\.excerpt) + event.recipient.map(\.excerpt) + event.evidence
        for part in parts + [event.trigger].compactMap({ $0 }) {
            var words = String.UnicodeScalarView()
            words.append(contentsOf: scalars[part.start..<part.end])
            #expect(String(words) == part.text)
        }
    }

    @Test("the same story gives the same bytes, and another story other ids of one incident")
    func deterministic() throws {
        let text = "Syrian rebels attacked Turkish soldiers near Dalvo on Friday."
        let first = try stories.events(text)
        #expect(try stories.events(text).map(\.jsonBytes) == first.map(\.jsonBytes))
        let other = try stories.events(text, story: "s2")
        #expect(other.map(\.id) != first.map(\.id))
        #expect(other.map(\.incident) == first.map(\.incident))
    }

    @Test("a role counts only in its years")
    func datedRoles() throws {
        let text = "Joe Biden met the French president."
        let now = try stories.events(text, day: "2022-03-01")
        let later = try stories.events(text, day: "2026-03-01")
        #expect(now.first?.actor.first?.cameo == "USAGOV")
        #expect(later.first?.actor.first?.cameo == "USAELI")
    }

    @Test("every event has a kind of the list and a category that fits its code")
    func closedList() throws {
        let events = try stories.events(
            "A bomb exploded in Lahore and killed nine people. Troops fired at protesters. Ministers resigned."
        )
        #expect(!events.isEmpty)
        for event in events {
            #expect(event.confidence > 0 && event.confidence < 1)
            #expect(event.cameo == nil || event.event != nil)
        }
    }
}
