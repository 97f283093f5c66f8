import Dedup
import Notation
import TestSupport
import Testing
import Wire

@Suite("The cascade on streams of copy")
struct CascadeTests {
    /// A copy as another outlet prints it: another head, lines of its own, some paragraphs dropped.
    /// A mild one has all but one paragraph: any two of them are seen to be copies.
    private func reprint(
        _ paragraphs: [String], _ writer: inout StoryWriter, isMild: Bool = false
    ) -> [String] {
        var copy = paragraphs
        switch isMild ? 1 + writer.next(3) : writer.next(4) {
        case 0: copy.removeLast(writer.next(copy.count / 2 + 1))
        case 1: copy.swapAt(1, 2)
        case 2: copy.remove(at: 1 + writer.next(copy.count - 1))
        default: break
        }
        return ["By a staff writer of this paper"] + copy + ["All rights are with the authors."]
    }

    @Test("a thousand copies of one story are one story, and the index keeps few of them by their text")
    func thousandCopies() throws {
        var writer = StoryWriter(seed: 7)
        let story = writer.paragraphs(6)
        var desk = try JudgingDesk()
        var stories: Set<String> = []
        for number in 0..<1000 {
            let body = number == 0 ? story : reprint(story, &writer)
            let intake = StoryWriter.intake(
                "copy-\(number)", body, provider: "paper-\(number)", headline: "Head \(number)",
                hour: number / 20, offset: Int64(number))
            let verdict = desk.judge(intake).verdict
            stories.insert(verdict.story)
            #expect((verdict.relation == .new) == (number == 0))
        }
        #expect(stories.count == 1)
        #expect(desk.index.nearCount < 100)
    }

    /// Tolls of a ferry of some harbour, told after one pattern; a copy may be cut, or stand over a line of its paper.
    private func tolls(_ story: Int, _ copy: Int) -> [String] {
        let (harbour, cargo) = (
            ["Lindmark", "Porto Vell", "Asterby", "Kavala Point", "Norrick", "San Elmo"][story],
            ["cattle", "gravel", "paper", "oranges", "steel", "flour"][story]
        )
        let toll = 31 + story * 23
        var paragraphs = [
            "The ferry board of \(harbour) raised the toll for \(cargo) to \(toll) crowns a ton on Monday, its third rise since the new pier of \(harbour) was opened.",
            "Hauliers who carry \(cargo) said they would queue for the bridge instead, which is \(toll + 9) kilometres longer and was closed on \(story + 2) days of the last month.",
            "A spokeswoman for the board said \(toll * 4) lorries had crossed from \(harbour) in the first week of the year, most of them laden with \(cargo).",
            "The price of \(cargo) at \(harbour) had risen by \(story + 4) per cent before the board met.",
        ]
        if copy % 3 == 1 { paragraphs.removeLast() }
        if copy % 3 == 2 { paragraphs.append("Set by the late desk, room \(copy).") }
        return paragraphs
    }

    @Test("reports of one pattern, sent within the hour by several papers, are a story each in any order")
    func onePattern() throws {
        for seed in UInt64(1)...12 {
            var writer = StoryWriter(seed: seed)
            var desk = try JudgingDesk()
            var copies = (0..<36).map { (story: $0 % 6, copy: $0 / 6) }
            for place in copies.indices { copies.swapAt(place, writer.next(copies.count)) }
            var stories: [Int: Set<String>] = [:]
            for (number, item) in copies.enumerated() {
                let intake = StoryWriter.intake(
                    "toll-\(item.story)-\(item.copy)", tolls(item.story, item.copy),
                    provider: "paper-\(item.copy)", headline: "Toll \(item.story), says paper \(item.copy)",
                    offset: Int64(number))
                stories[item.story, default: []].insert(desk.judge(intake).verdict.story)
            }
            #expect(stories.values.allSatisfy { $0.count == 1 }, "seed \(seed)")
            #expect(Set(stories.values.flatMap { $0 }).count == 6, "seed \(seed)")
        }
    }

    @Test("a table that is sent on five hundred days is a story of its own each day")
    func dailyTemplate() throws {
        var writer = StoryWriter(seed: 11)
        var desk = try JudgingDesk()
        var stories: Set<String> = []
        for day in 0..<500 {
            func number(_ low: Int, _ range: Int) -> Int { low + writer.next(range) }
            let table = [
                "OSTERHAVEN (Northwire) - The Osterhaven exchange closed at \(number(3000, 1900)) points, a change of \(number(2, 90)) points from the session before.",
                "Advancing issues stood against decliners at \(number(100, 300)) to \(number(100, 300)). Turnover came to \(number(400, 500)) million crowns.",
                "The crown stood at 8.\(number(10, 89)) to the dollar at the close. Gold was fixed at 1,\(number(700, 299)) dollars an ounce, silver at \(number(20, 15)).\(number(10, 89)).",
                "Volume in futures was \(number(1000, 8000)) contracts. The index of small firms ended at \(number(800, 199)).\(number(1, 8)).",
            ]
            let intake = StoryWriter.intake(
                "close-\(day)", table, headline: "Osterhaven stocks at the close", hour: day * 24,
                offset: Int64(day))
            stories.insert(desk.judge(intake).verdict.story)
        }
        #expect(stories.count == 500)
    }

    @Test("a round-up of ten stories belongs to none of them, and copies of them afterwards do not go to it")
    func roundUp() throws {
        var writer = StoryWriter(seed: 3)
        let stories = (0..<10).map { _ in writer.paragraphs(5) }
        var desk = try JudgingDesk()
        let heads = desk.verdicts(
            stories.enumerated().map {
                StoryWriter.intake("story-\($0)", $1, hour: $0, offset: Int64($0))
            })
        #expect(heads.allSatisfy { $0.relation == .new })
        let roundUp = StoryWriter.intake(
            "round-up", ["News of the day in brief"] + stories.map { $0[0] }, headline: "In brief", hour: 11,
            offset: 20)
        let verdict = desk.judge(roundUp).verdict
        #expect(verdict.relation == .containedIn)
        #expect(!heads.map(\.story).contains(verdict.story))
        #expect(verdict.of != nil)
        let copies = desk.verdicts(
            stories.enumerated().map {
                StoryWriter.intake(
                    "late-\($0)", Array($1.prefix(4)), provider: "harbour-post", headline: "Late \($0)",
                    hour: 12, offset: Int64(30 + $0))
            })
        #expect(copies.map(\.story) == heads.map(\.story))
    }

    @Test(
        "copy that carries sentences which many stories carry is still a copy of its own story",
        arguments: UInt64(1)...6)
    func insertedMatter(seed: UInt64) throws {
        var writer = StoryWriter(seed: seed)
        var desk = try JudgingDesk()
        let shared = (0..<4).map { _ in writer.paragraphs(1)[0] }
        let stories = (0..<8).map { _ in writer.paragraphs(4) }
        let heads = desk.verdicts(
            stories.enumerated().map { StoryWriter.intake("s\($0)", $1, offset: Int64($0)) })
        // First every other story with the shared sentences, then the one in question.
        let copies = desk.verdicts(
            stories.enumerated().map { place, story in
                StoryWriter.intake(
                    "c\(place)",
                    [story[0], shared[place % 4], story[1], shared[(place + 1) % 4], story[2], story[3]],
                    provider: "paper-\(place)", headline: "Copy \(place)", hour: 1, offset: Int64(10 + place))
            })
        #expect(copies.map(\.story) == heads.map(\.story))
    }

    @Test("a near copy is found to the window's edge by event time, and not past it")
    func windowEdge() throws {
        for (hours, isFound) in [(7 * 24 - 1, true), (7 * 24, true), (7 * 24 + 1, false), (9 * 24, false)] {
            var writer = StoryWriter(seed: 21)
            let story = writer.paragraphs(6)
            var desk = try JudgingDesk()
            let judged = desk.verdicts([
                StoryWriter.intake("a", story, offset: 0),
                StoryWriter.intake(
                    "b", Array(story.prefix(4)), provider: "harbour-post", headline: "Later", hour: hours,
                    offset: 1),
            ])
            #expect((judged[1].story == judged[0].story) == isFound, "\(hours) hours")
        }
    }

    @Test(
        "a correction that arrives before its original is its story's head, and a replay of old copy meets no live one"
    )
    func outOfOrder() throws {
        var writer = StoryWriter(seed: 31)
        let story = writer.paragraphs(5)
        var desk = try JudgingDesk()
        let corrected = StoryWriter.intake(
            "a2", story.dropLast() + ["This version mends the number of barges."],
            headline: "CORRECTED-Barges counted",
            hour: 2, offset: 0)
        let original = StoryWriter.intake("a1", story, headline: "Barges counted", hour: 1, offset: 1)
        let old = StoryWriter.intake(
            "r", story, provider: "archive", headline: "From the archive", hour: -365 * 24, offset: 2)
        let judged = desk.verdicts([corrected, original, old])
        #expect(judged[1].story == judged[0].story)
        #expect(judged[2].relation == .new)
    }

    @Test("a replay of a stream into an index of its own gives byte-identical verdicts")
    func replay() throws {
        let stream = stream(seed: 5, stories: 30)
        var (first, second) = (try JudgingDesk(), try JudgingDesk())
        let lines = stream.map { first.judge($0).verdict.json.line }
        #expect(stream.map { second.judge($0).verdict.json.line } == lines)
    }

    @Test(
        "copies put each other into the same stories in whatever order they arrive", arguments: UInt64(1)...5)
    func order(seed: UInt64) throws {
        let stream = stream(seed: seed, stories: 20, isMild: true)
        var writer = StoryWriter(seed: seed + 100)
        var shuffled = stream
        for place in shuffled.indices.dropFirst() { shuffled.swapAt(place, writer.next(place + 1)) }
        func parts(_ intakes: [IntakeArticle]) throws -> Set<Set<String>> {
            var desk = try JudgingDesk()
            var stories: [String: Set<String>] = [:]
            for intake in intakes {
                stories[desk.judge(intake).verdict.story, default: []].insert(intake.article.id)
            }
            return Set(stories.values)
        }
        #expect(try parts(stream) == parts(shuffled))
    }

    @Test("what is told of rows past the windows goes, and at the bound the oldest go first")
    func expiry() throws {
        var desk = try JudgingDesk { $0.maxArticles = 400 }
        var writer = StoryWriter(seed: 41)
        var most = 0
        for number in 0..<2_000 {
            let intake = StoryWriter.intake(
                "e\(number)", writer.paragraphs(1), hour: number / 4, offset: Int64(number))
            desk.index.begin(batch: number)
            _ = desk.judge(intake)
            desk.index.settle(batch: number)
            most = max(most, desk.index.count)
        }
        #expect(most <= 401)
        #expect(desk.index.nearCount <= 500)
        // A month and a half later, nothing of it is left; a clock that is years ahead empties nothing.
        let before = desk.index.count
        desk.index.begin(batch: 9_998)
        _ = desk.judge(StoryWriter.intake("ahead", writer.paragraphs(1), hour: 20 * 8_766, offset: 9_998))
        desk.index.settle(batch: 9_998)
        #expect(desk.index.count >= before)
        desk.index.begin(batch: 9_999)
        _ = desk.judge(StoryWriter.intake("later", writer.paragraphs(1), hour: 500 + 45 * 24, offset: 9_999))
        desk.index.settle(batch: 9_999)
        #expect(desk.index.count <= 2)
    }

    /// Stories and copies of them, mixed, within two days.
    private func stream(seed: UInt64, stories: Int, isMild: Bool = false) -> [IntakeArticle] {
        var writer = StoryWriter(seed: seed)
        var stream: [IntakeArticle] = []
        for story in 0..<stories {
            let paragraphs = writer.paragraphs(5 + writer.next(4))
            for copy in 0...writer.next(4) {
                stream.append(
                    StoryWriter.intake(
                        "\(story)-\(copy)",
                        copy == 0 ? paragraphs : reprint(paragraphs, &writer, isMild: isMild),
                        provider: copy == 0 ? "northwire" : "paper-\(copy)",
                        headline: "Head \(story) \(copy)",
                        hour: writer.next(48), offset: Int64(stream.count)))
            }
        }
        return stream
    }
}
