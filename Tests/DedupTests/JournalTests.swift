import Dedup
import TestSupport
import Testing
import Wire

@Suite("The journal of open batches")
struct JournalTests {
    /// A small stream with redeliveries, revisions, reprints and kills, from a fixed seed.
    private func stream(_ seed: UInt64, count: Int) -> [IntakeArticle] {
        var state = seed
        func next(_ bound: UInt64) -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (state >> 33) % bound
        }
        return (0..<count).map { offset in
            let body = "Story number \(next(6)) about a harbour, a strike and forty-one ships at anchor."
            var article = Builders.article(
                "item-\(next(8))", version: next(4), provider: next(3) == 0 ? "meridian" : "northwire",
                headline: "Head \(next(3))", body: body)
            if next(9) == 0 { article.status = .canceled }
            article.rawSHA256 = "\(article.id) \(next(4))"
            return IntakeArticle(
                article: article,
                source: SourceCoordinates(
                    topic: "wire.raw", partition: 0, offset: Int64(next(5) == 0 ? 0 : offset), ordinal: 0),
                receivedMilliseconds: 1_773_136_800_000)
        }
    }

    /// Judges a part of a stream; a body is that of the latest record of its article, as a view tells it.
    private func judge(
        _ places: Range<Int>, of all: [IntakeArticle], _ index: inout StoryIndex
    ) -> [Judgement] {
        places.map { place in
            index.judge(all[place], sequence: Int64(place)) { id in
                all[..<place].last { $0.article.id == id }?.article.bodyText
            }
        }
    }

    @Test("an aborted batch, and the one begun after it, leave no trace", arguments: UInt64(1)...40)
    func undo(seed: UInt64) {
        let all = stream(seed, count: 60)
        var plain = StoryIndex()
        let expected = judge(0..<60, of: all, &plain)

        var index = StoryIndex()
        index.begin(batch: 1)
        var got = judge(0..<20, of: all, &index)
        index.settle(batch: 1)
        index.begin(batch: 2)
        _ = judge(20..<40, of: all, &index)
        index.begin(batch: 3)
        _ = judge(40..<60, of: all, &index)
        index.undo(from: 2)
        index.begin(batch: 4)
        got += judge(20..<45, of: all, &index)
        index.begin(batch: 5)
        got += judge(45..<60, of: all, &index)
        index.settle(batch: 4)
        index.settle(batch: 5)
        #expect(got == expected)
    }

    @Test(
        "an index rebuilt from recorded verdicts goes on as the one that was lost", arguments: UInt64(1)...40)
    func rebuild(seed: UInt64) {
        let all = stream(seed, count: 60)
        var first = StoryIndex()
        let expected = judge(0..<60, of: all, &first)
        var rebuilt = StoryIndex()
        for sequence in 0..<30 {
            var head = all[sequence].article
            head.body = []
            head.bodyText = ""
            rebuilt.remember(
                JudgedArticle(
                    article: head, source: all[sequence].source,
                    receivedMilliseconds: all[sequence].receivedMilliseconds,
                    verdict: expected[sequence].verdict,
                    sequence: Int64(sequence), judge: "test", sketch: expected[sequence].sketch))
        }
        #expect(judge(30..<60, of: all, &rebuilt) == Array(expected[30...]))
    }

    @Test("a recorded verdict stands, whatever the rules would say")
    func recordedIsLaw() {
        var index = StoryIndex()
        let one = Builders.article("a", body: "Forty-one ships waited at anchor off the harbour all week.")
        let other = Builders.article(
            "b", body: "A judge in the capital freed nine fishermen on Friday morning.")
        index.remember(Builders.judged(one, sequence: 0, story: "s"))
        index.remember(Builders.judged(other, sequence: 1, relation: .reprint, story: "s"))
        var newer = other
        newer.version = 2
        newer.bodyText += " They went home."
        let intake = IntakeArticle(
            article: newer, source: SourceCoordinates(topic: "wire.raw", partition: 0, offset: 9, ordinal: 0),
            receivedMilliseconds: 1_773_136_900_000)
        #expect(index.judge(intake, sequence: 2) { _ in nil }.verdict.story == "s")
    }
}
