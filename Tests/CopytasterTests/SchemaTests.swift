import Dedup
import Events
import Language
import Notation
import Testing
import Wire

@testable import copytaster

@Suite("Published schemas")
struct SchemaTests {
    private func shape(_ name: String) throws -> Shape {
        try #require(Schema.all.first { $0.name == name }).shape
    }

    private func excerpt(_ text: String) -> TextExcerpt {
        TextExcerpt(field: .body, start: 0, end: text.count, text: text)
    }

    @Test("an event with every part fits its schema")
    func event() throws {
        var event = Event(
            story: "s", article: "northwire:a", sequence: 1, provider: "northwire", language: "en",
            kind: "defection",
            coder: "1", model: "none", dictionary: "1")
        let day = try #require(CalendarDay(iso: "2026-03-09"))
        let days = DateValue(start: day, end: day, granularity: .day)
        event.version = 2
        event.published = "2026-03-10T00:00:00Z"
        event.cameo = "1201"
        event.actor = [
            Participant(excerpt: excerpt("soldiers"), name: "soldiers", code: "SYR", sectors: ["MIL"])
        ]
        event.date = EventDate(value: days, excerpt: excerpt("Monday"))
        event.statementDate = EventDate(value: days, excerpt: nil)
        event.location = EventLocation(
            place: Place(
                geonameID: 1, name: "Ramtha", latitude: 32.5, longitude: 36, country: "JOR", admin1: "Irbid",
                feature: "city", confidence: 0.9), excerpt: excerpt("Ramtha"), resolution: "city",
            role: .event)
        event.size = [
            EventSize(
                measure: "defected", quantity: Quantity(value: 60, min: 60, max: 60, comparator: .exactly),
                excerpt: excerpt("Sixty"))
        ]
        event.attribution = [
            Attribution(
                source: excerpt("guards"), cue: excerpt("said"), content: excerpt("crossed"),
                kind: "official",
                isDirect: false)
        ]
        event.evidence = [excerpt("Sixty crossed.")]
        event.trigger = excerpt("crossed")
        #expect(try shape("event").problems(of: event.json) == [])
    }

    @Test("an article with its verdict fits its schema")
    func article() throws {
        var article = Article(
            provider: "northwire", itemID: "a", rawFormat: "ninjs", rawSHA256: "00", rawBytes: 1)
        article.version = 1
        article.signals = [Signal(.lead, number: 2, via: "headline")]
        article.versionCreated = WireTime(utc: 0, raw: "x", zoneKnown: true)
        article.byline = Byline(raw: "By A", authors: [.init(name: "A", role: "Writer")])
        article.dateline = Dateline(raw: "AMMAN", place: "AMMAN", length: 8)
        article.body = [Block(.paragraph, "Words.")]
        article.tags = [Tag(.place, name: "Amman"), Tag(.keyword, name: "border")]
        article.ednotes = [EditorNote(role: nil, text: "Eds", isPublishable: false)]
        article.rights = Rights(holder: "Northwire")
        article.links = [Link(rel: "previous", id: "b")]
        let judged = JudgedArticle(
            article: article,
            source: SourceCoordinates(topic: "wire.raw", partition: 0, offset: 1, ordinal: 0),
            receivedMilliseconds: 1,
            verdict: Verdict(
                story: "s", relation: .correction, of: "northwire:b", similarity: 0.5,
                changed: [.init(before: "3", after: "4")], rules: "1"), sequence: 4, heldUntil: 5, judge: "1")
        #expect(try shape("article").problems(of: judged.json) == [])
    }

    @Test("a reading and a retraction fit theirs")
    func others() throws {
        var reading = Reading(
            headline: [], body: Array("Two men.".utf8), language: "en", languageSupported: true)
        var mention = Mention(
            .quantity, span: TextSpan(.body, 0, 3), tokens: 0..<1, sentence: 0)
        mention.quantity = Quantity(value: 2, min: 2, max: 2, comparator: .exactly, of: "men")
        mention.entity = 0
        reading.mentions = [mention]
        reading.entities = [Entity(kind: .misc, name: "Two", mentions: [0])]
        var object = JSONObject([
            "article": .string("a"), "story": .string("s"), "sequence": .int(1), "provider": .string("n"),
        ])
        for member in reading.json().object?.members ?? [] { object.append(member.name, member.value) }
        #expect(try shape("reading").problems(of: .object(object)) == [])
        let retraction = Retraction(
            article: "a", version: nil, story: "s", sequence: 1, void: ["e"], reason: .killed, by: "1")
        #expect(try shape("retraction").problems(of: retraction.json) == [])
    }

    @Test("what is missing or of another kind is found, with its path")
    func problems() {
        let shape = Shape.object([
            .always("a", .integer, "."), .maybe("b", .list(.object([.always("c", .word(["x"]), ".")])), "."),
        ])
        #expect(
            shape.problems(of: .members(["b": .array([.members(["c": .string("y")])])])) == [
                ".a is missing", ".b[0].c does not fit",
            ])
        #expect(shape.problems(of: .members(["a": .int(1), "new": .int(2)])).isEmpty)
    }

    @Test("schemas are JSON Schema 2020-12 with the id that records name", arguments: Schema.all.map(\.type))
    func json(type: String) throws {
        let schema = try #require(Schema.all.first { $0.type == type })
        #expect(schema.json["$schema"]?.string == "https://json-schema.org/draft/2020-12/schema")
        #expect(schema.json["$id"]?.string == "urn:copytaster:schema:\(type)")
        #expect(schema.json["required"]?.array?.isEmpty == false)
        let pretty = PrettyJSON.text(schema.json)
        #expect(try JSONReader().value(from: Array(pretty.utf8)) == schema.json)
    }
}
