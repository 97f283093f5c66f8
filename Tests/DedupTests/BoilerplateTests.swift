import Foundation
import TestSupport
import Testing
import Wire

@testable import Dedup

@Suite("Boilerplate is learned")
struct BoilerplateTests {
    /// Notices of two outlets that stand under all of their copy.
    private struct Outlets {
        var writer: StoryWriter
        let notices: [[String]]

        init(seed: UInt64) {
            writer = StoryWriter(seed: seed)
            notices = [writer.paragraphs(3), writer.paragraphs(3)]
        }

        /// A short item of an outlet, longer below than above.
        mutating func item(_ number: Int, _ story: [String], outlet: Int) -> IntakeArticle {
            StoryWriter.intake(
                "item-\(outlet)-\(number)", story + notices[outlet], provider: "paper-\(outlet)",
                headline: "Item \(number) of \(outlet)", hour: number / 20, offset: Int64(2 * number + outlet)
            )
        }
    }

    @Test(
        "short items over one long notice are stories of their own, and their copies are found under another")
    func notices() throws {
        var outlets = Outlets(seed: 9)
        var desk = try JudgingDesk()
        var own: [Verdict] = []
        for number in 0..<12 {
            for outlet in 0...1 {
                own.append(
                    desk.judge(outlets.item(number, outlets.writer.paragraphs(1), outlet: outlet)).verdict)
            }
        }
        // The first few are needed to learn from.
        #expect(own.dropFirst(12).allSatisfy { $0.relation == .new })
        for number in 12..<30 {
            let story = outlets.writer.paragraphs(1)
            let head = desk.judge(outlets.item(number, story, outlet: 0)).verdict
            let copy = desk.judge(outlets.item(number, story, outlet: 1)).verdict
            #expect(head.relation == .new)
            #expect(copy.story == head.story)
            #expect(copy.relation == .reprint)
        }
    }

    @Test("the notice of an outlet that only ever reprints is learned from the stories that carried it")
    func reprints() throws {
        var outlets = Outlets(seed: 21)
        var desk = try JudgingDesk()
        for number in 0..<12 {
            let story = outlets.writer.paragraphs(6)
            let head = desk.judge(
                StoryWriter.intake(
                    "wire-\(number)", story, headline: "Wire \(number)", hour: number / 4,
                    offset: Int64(10 * number)))
            for copy in 1...4 {
                let intake = StoryWriter.intake(
                    "paper-\(number)-\(copy)", story + (copy == 1 ? outlets.notices[1] : []),
                    provider: copy == 1 ? "paper-1" : "daily-\(copy)", headline: "Paper \(number) \(copy)",
                    hour: number / 4, offset: Int64(10 * number + copy))
                let judged = desk.judge(intake)
                #expect(judged.verdict.story == head.verdict.story, "\(number) \(copy)")
            }
        }
        // Nothing but what the outlet itself adds is left out.
        let story = outlets.writer.paragraphs(1)
        let next = PreparedArticle(
            outlets.item(12, story, outlet: 1), settings: desk.index.settings)
        let rest = desk.index.withoutBoilerplate(next)
        #expect(rest.words.count == Words(story[0], limit: 10_000).count)
        // Short items of the same outlet, longer below than above, are told apart at once.
        for number in 13..<20 {
            let story = outlets.writer.paragraphs(1)
            let offset = Int64(1_000 + 2 * number)
            let head = desk.judge(StoryWriter.intake("short-\(number)", story, hour: 3, offset: offset))
                .verdict
            let copy = desk.judge(
                StoryWriter.intake(
                    "paper-\(number)", story + outlets.notices[1], provider: "paper-1", hour: 3,
                    offset: offset + 1)
            ).verdict
            #expect(copy.story == head.story)
            #expect(copy.relation == .reprint)
        }
    }

    @Test(
        "an index that is rebuilt from its sketches knows what is boilerplate, one that took it back does not"
    )
    func memory() throws {
        var outlets = Outlets(seed: 10)
        var desk = try JudgingDesk()
        desk.index.begin(batch: 1)
        var rebuilt = StoryIndex(settings: desk.index.settings)
        for number in 0..<10 {
            let intake = outlets.item(number, outlets.writer.paragraphs(1), outlet: 0)
            let judgement = desk.judge(intake)
            var head = intake.article
            head.bodyText = ""
            rebuilt.remember(
                JudgedArticle(
                    article: head, source: intake.source, receivedMilliseconds: intake.receivedMilliseconds,
                    verdict: judgement.verdict, sequence: Int64(number), judge: "test",
                    sketch: judgement.sketch))
        }
        let next = PreparedArticle(
            outlets.item(10, outlets.writer.paragraphs(1), outlet: 0), settings: desk.index.settings)
        let rest = desk.index.withoutBoilerplate(next)
        #expect(rest.words.count < next.words.count / 2)
        #expect(rebuilt.withoutBoilerplate(next).words.count == rest.words.count)
        desk.index.undo(from: 1)
        #expect(desk.index.withoutBoilerplate(next).words.count == next.words.count)
    }

    @Test(
        "what all copies of one story have is no boilerplate, nor what a table has in common with that of another day"
    )
    func noBoilerplate() throws {
        var writer = StoryWriter(seed: 12)
        var desk = try JudgingDesk()
        let story = writer.paragraphs(5)
        for number in 0..<20 {
            let lead = number % 2 == 0 ? [] : ["By a staff writer of this paper, who was there"]
            _ = desk.judge(
                StoryWriter.intake(
                    "copy-\(number)", lead + story, provider: "paper-\(number)", headline: "Head \(number)",
                    offset: Int64(number)))
        }
        let copy = StoryWriter.intake("last", story, provider: "last", offset: 99)
        let prepared = PreparedArticle(copy, settings: desk.index.settings)
        #expect(desk.index.withoutBoilerplate(prepared).words.count == prepared.words.count)

        let closing =
            "Prices are those at the fixing and do not hold fees, of which each house keeps a list of its own."
        func table(_ number: Int) -> IntakeArticle {
            let prices = (0..<4).map { _ in
                "Copper of grade \(1 + writer.next(9)) stood at \(writer.next(9_000)) crowns a tonne, \(writer.next(90)) up, "
                    + "with \(writer.next(700)) lots sold in the hall."
            }
            return StoryWriter.intake(
                "table-\(number)", [prices.joined(separator: " "), closing], headline: "Metals \(number)",
                hour: number, offset: Int64(200 + number))
        }
        for number in 0..<20 { _ = desk.judge(table(number)) }
        let last = PreparedArticle(table(20), settings: desk.index.settings)
        #expect(desk.index.withoutBoilerplate(last).words.count == last.words.count)
    }

    @Test("a sketch is read as it was written, and one of the version before has no paragraphs")
    func sketch() throws {
        let article = Builders.article("a")
        let words = Words(article.bodyText, limit: 1_000)
        var sketch = Sketch(of: article, words: words, settings: DedupSettings())
        sketch.counts = .article
        #expect(sketch.lines.count == 2)
        #expect(Sketch(packed: sketch.packed) == sketch)
        // Version 3: the same head, then the samples.
        var old = sketch
        (old.lines, old.counts) = ([], .nothing)
        var bytes = Array(try #require(Data(base64Encoded: old.packed)))
        bytes[0] = 3
        bytes.remove(at: 28)
        #expect(Sketch(packed: Data(bytes).base64EncodedString()) == old)
        #expect(Sketch(packed: Data(bytes.prefix(20)).base64EncodedString()) == nil)
        #expect(Sketch(packed: Data([4] + bytes.dropFirst().prefix(27) + [200]).base64EncodedString()) == nil)
    }
}
