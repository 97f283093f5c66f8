import Events
import Language
import Testing

/// The project's own annotated stories, read and coded as the program does it, with figures.
@Suite("Own stories")
struct StoryRegressionTests {
    private struct Tally {
        var expected = 0, found = 0, told = 0, wanted = 0
        var parties = 0, partiesRight = 0
        var dates = 0, datesRight = 0, sizes = 0, sizesRight = 0, places = 0, placesRight = 0
        var missed: [String] = [], extra: [String] = [], wrong: [String] = []
    }

    @Test("there are at least sixty stories, of every kind of news")
    func stories() {
        let stories = StoryFile.all()
        #expect(stories.count >= 60)
        let subjects = Set(stories.compactMap { $0.name.split(separator: "-").first })
        #expect(
            subjects.isSuperset(of: [
                "diplomacy", "war", "protest", "crime", "economy", "disaster", "politics", "negative",
            ]))
    }

    @Test("what they tell is found, and little else")
    func figures() throws {
        let tools = try StoryReader.make()
        var tally = Tally()
        for story in StoryFile.all() {
            let date = CalendarDay(iso: story.date)
            let reading = try tools.reader.read(
                ReadingRequest(headline: story.headline, body: story.body, date: date, language: "en"))
            let context = CodingContext(
                story: story.name, article: "own:1", sequence: 1, provider: "own", date: date)
            let events = try tools.coder.events(of: reading, in: context).filter { $0.polarity == .positive }
            compare(story, events, &tally)
        }
        let figures = """
            own stories: recall \(share(tally.found, tally.expected)), precision \(share(tally.wanted, tally.told)), \
            parties \(share(tally.partiesRight, tally.parties)), dates \(share(tally.datesRight, tally.dates)), \
            sizes \(share(tally.sizesRight, tally.sizes)), places \(share(tally.placesRight, tally.places))
            missed: \(tally.missed)
            extra: \(tally.extra)
            wrong: \(tally.wrong)
            """
        print(figures)
        #expect(Double(tally.found) >= 0.85 * Double(tally.expected), "\(figures)")
        #expect(Double(tally.wanted) >= 0.75 * Double(tally.told), "\(figures)")
        #expect(Double(tally.partiesRight) >= 0.75 * Double(tally.parties), "\(figures)")
        #expect(Double(tally.datesRight) >= 0.85 * Double(tally.dates), "\(figures)")
        #expect(Double(tally.sizesRight) >= 0.7 * Double(tally.sizes), "\(figures)")
    }

    private func share(_ part: Int, _ whole: Int) -> String {
        guard whole > 0 else { return "-" }
        return "\(Double(part * 1000 / whole) / 1000) (\(part)/\(whole))"
    }

    private func compare(_ story: StoryFile, _ events: [Event], _ tally: inout Tally) {
        for kind in story.forbidden
        where events.contains(where: { $0.kind == kind && $0.modality == .actual }) {
            tally.wrong.append("\(story.name): \(kind) is told as a fact")
        }
        var used = Set<String>()
        for expected in story.expected {
            tally.expected += 1
            let match = events.first {
                $0.kind == expected.kind && !used.contains($0.id) && $0.modality.rawValue == expected.modality
            }
            guard let match else {
                tally.missed.append("\(story.name): \(expected.kind)")
                continue
            }
            used.insert(match.id)
            tally.found += 1
            details(story, expected, match, &tally)
        }
        // Things still to come and things supposed are no claim that something happened.
        let told = events.filter { $0.modality == .actual }
        tally.told += told.count
        tally.wanted += told.filter { used.contains($0.id) }.count
        tally.extra += told.filter { !used.contains($0.id) }.map {
            "\(story.name): \($0.kind) by \"\($0.trigger?.text ?? "")\""
        }
    }

    private func details(
        _ story: StoryFile, _ expected: StoryFile.Expected, _ event: Event, _ tally: inout Tally
    ) {
        for (wanted, people) in [(expected.actor, event.actor), (expected.recipient, event.recipient)]
        where !(wanted.code.isEmpty && wanted.sector.isEmpty) {
            tally.parties += 1
            let isRight = people.contains { one in
                (wanted.code.isEmpty || one.code == wanted.code)
                    && (wanted.sector.isEmpty || one.sectors.contains(wanted.sector))
            }
            tally.partiesRight += isRight ? 1 : 0
            if !isRight {
                tally.wrong.append(
                    "\(story.name): \(wanted) is \(people.map { $0.cameo ?? $0.excerpt.text })")
            }
        }
        if let date = expected.date {
            tally.dates += 1
            let isRight = event.date?.value.start.iso == date
            tally.datesRight += isRight ? 1 : 0
            if !isRight {
                tally.wrong.append("\(story.name): \(date) is \(event.date?.value.start.iso ?? "-")")
            }
        }
        if let size = expected.size {
            tally.sizes += 1
            let found = event.size.first { $0.measure == size.measure }?.quantity.value
            tally.sizesRight += found == size.value ? 1 : 0
            if found != size.value {
                tally.wrong.append("\(story.name): \(size) is \(found.map { "\($0)" } ?? "-")")
            }
        }
        if let country = expected.country {
            tally.places += 1
            tally.placesRight += event.location?.place.country == country ? 1 : 0
        }
    }
}
