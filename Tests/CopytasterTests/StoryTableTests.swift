import Dedup
import Events
import Language
import Testing
import Wire

@testable import copytaster

@Suite("What became of copy, as tables")
struct StoryTableTests {
    private func judged(
        _ id: String, _ relation: Relation, of: String? = nil, offset: Int64, held: Double? = nil,
        released: Bool = false
    ) -> JudgedArticle {
        var article = Article(
            provider: "northwire", itemID: id, rawFormat: "ninjs", rawSHA256: "", rawBytes: 0)
        article.headline = "Headline of \(id)"
        return JudgedArticle(
            article: article,
            source: SourceCoordinates(topic: "wire.raw", partition: 0, offset: offset, ordinal: 0),
            receivedMilliseconds: 0, verdict: Verdict(story: "s", relation: relation, of: of, rules: "1"),
            sequence: offset, heldUntil: held, released: released, judge: "1")
    }

    private func event(_ id: String, sequence: Int64) -> Event {
        var event = Event(
            story: "s", article: "northwire:a", sequence: sequence, provider: "northwire", language: "en",
            kind: "mandate_expiry", coder: "1", model: "none", dictionary: "1")
        event.id = id
        return event
    }

    @Test("rows stand in the order of raw records, and verdicts name the row they refer to")
    func order() {
        var maker = StoryTableMaker()
        maker.names = [1: "02-poison.bin"]
        maker.add(judged("b", .revision, of: "northwire:a", offset: 2))
        maker.add(judged("a", .new, offset: 0))
        maker.add(StoryTableMaker.Dead(offset: 1, reason: "unsupported_format"))
        let rows = maker.table.rows
        #expect(rows.map(\.verdict) == ["new", "dead letter: unsupported_format", "revision of 1"])
        #expect(rows[1].name == "02-poison.bin")
    }

    @Test("events that were taken back are counted at the article that voids them and shown nowhere")
    func takenBack() {
        var maker = StoryTableMaker()
        maker.add(judged("a", .new, offset: 0))
        maker.add(judged("a", .kill, of: "northwire:a", offset: 1))
        maker.add(event("e1", sequence: 0))
        maker.add(event("e2", sequence: 0))
        maker.add(
            Retraction(
                article: "northwire:a", version: 2, story: "s", sequence: 1, void: ["e1", "e2"],
                reason: .killed,
                by: "1"))
        let rows = maker.table.rows
        #expect(rows[0].events.isEmpty)
        #expect(rows[1].verdict == "kill of 1, takes back 2 events")
    }

    @Test("an event that is published again replaces itself")
    func again() {
        var maker = StoryTableMaker()
        maker.add(judged("a", .new, offset: 0))
        maker.add(judged("a", .revision, of: "northwire:a", offset: 1))
        maker.add(event("e1", sequence: 0))
        maker.add(event("e1", sequence: 1))
        #expect(maker.table.rows.map(\.events.count) == [0, 1])
    }

    @Test("held copy says so, and its release makes no second row")
    func held() {
        var maker = StoryTableMaker()
        maker.add(judged("a", .new, offset: 0, held: .infinity))
        #expect(maker.table.rows[0].verdict == "new, held by an embargo")
        maker.add(judged("a", .new, offset: 0, released: true))
        #expect(maker.table.rows.map(\.verdict) == ["new, held and released"])
    }

    @Test("both tables fit the terminal", arguments: [60, 100, 160])
    func fits(width: Int) {
        var maker = StoryTableMaker()
        maker.add(judged("a", .new, offset: 0))
        maker.add(event("e1", sequence: 0))
        for line in maker.table.lines(for: Terminal(width: width, isInteractive: false, hasColour: false)) {
            #expect(TextWidth.of(line) <= max(width, 79))
        }
    }

    @Test("an event reads as who, what, whom, where, when, how many, on whose word")
    func line() throws {
        var event = event("e", sequence: 0)
        let excerpt = TextExcerpt(field: .body, start: 0, end: 8, text: "soldiers")
        event.kind = "defection"
        event.actor = [Participant(excerpt: excerpt, code: "SYR", sectors: ["MIL"])]
        event.modality = .reportedDenial
        event.polarity = .negative
        let day = try #require(CalendarDay(iso: "2026-03-09"))
        event.date = EventDate(value: DateValue(start: day, end: day, granularity: .day), excerpt: nil)
        event.size = [
            EventSize(
                measure: "defected",
                quantity: Quantity(value: 1200, min: 1200, max: nil, comparator: .atLeast),
                excerpt: nil)
        ]
        event.attribution = [
            Attribution(
                source: TextExcerpt(field: .body, start: 0, end: 4, text: "guards"),
                cue: TextExcerpt(field: .body, start: 0, end: 4, text: "said"), content: excerpt,
                kind: "official",
                isDirect: false)
        ]
        let line = EventLine(event)
        #expect(line.who == "soldiers [SYR MIL]")
        #expect(line.what == "no defection (reported denial)")
        #expect(line.time == "2026-03-09")
        #expect(line.sizes == "≥ 1,200 defected")
        #expect(line.word == "guards")
    }
}
