import Events
import Language
import Notation
import Testing

@Suite("Story ledger")
struct StoryLedgerTests {
    @Test("a head publishes its events once")
    func head() throws {
        let event = try EventJSONTests.sample()
        let first = publish([event], as: .head)
        #expect(first.events == [event])
        #expect(first.retraction == nil)
        let again = publish([event], as: .head, out: first.outstanding, state: .coded)
        #expect(again.events.isEmpty && again.retraction == nil)
    }

    @Test("a revision publishes what changed and voids what vanished")
    func revision() throws {
        var kept = try EventJSONTests.sample()
        var gone = kept
        gone.id = "e2"
        let out = publish([kept, gone], as: .head).outstanding
        kept.version = 3
        kept.size[0].quantity.value = 14
        let next = publish([kept], as: .revision, out: out, state: .coded)
        #expect(next.events == [kept])
        #expect(next.retraction?.void == ["e2"])
        #expect(next.retraction?.reason == .revised)
        #expect(next.outstanding.map(\.id) == ["e1"])
        #expect(next.outstanding.first?.version == 3)
    }

    @Test("a kill voids all that is out, and a copy after it brings nothing")
    func kill() throws {
        let out = publish([try EventJSONTests.sample()], as: .head).outstanding
        let kill = publish([], as: .kill, out: out, state: .coded)
        #expect(kill.retraction?.void == ["e1"])
        #expect(kill.outstanding.isEmpty)
        #expect(publish([try EventJSONTests.sample()], as: .copy, state: .killed).events.isEmpty)
        #expect(publish([], as: .kill, state: .killed).retraction == nil)
    }

    @Test("what is void stands in one order, whoever remembers what is out")
    func order() throws {
        var other = try EventJSONTests.sample()
        other.id = "e0"
        let out = publish([try EventJSONTests.sample(), other], as: .head).outstanding
        for known in [out, out.reversed()] {
            #expect(publish([], as: .kill, out: known, state: .coded).retraction?.void == ["e0", "e1"])
        }
    }

    @Test("a story whose head could not be coded is coded from its next copy")
    func copyOfUncoded() throws {
        #expect(StoryLedger.needsCoding(.copy, state: .uncoded))
        #expect(!StoryLedger.needsCoding(.copy, state: .coded))
        #expect(publish([try EventJSONTests.sample()], as: .copy, state: .uncoded).events.count == 1)
    }

    @Test("another agency's revision voids nothing of the first one's")
    func otherAgency() throws {
        let out = publish([try EventJSONTests.sample()], as: .head).outstanding
        let other = publish([], as: .revision, out: out, state: .coded, article: "yy:5")
        #expect(other.retraction == nil)
        #expect(other.outstanding == out)
    }

    @Test("a part voids only what its own earlier version told, an addition nothing")
    func parts() throws {
        var (first, second) = (try EventJSONTests.sample(), try EventJSONTests.sample())
        (first.id, first.article) = ("e1", "zz:1")
        (second.id, second.article) = ("e2", "zz:2")
        let out = publish([first, second], as: .head).outstanding
        let part = publish([], as: .part, out: out, state: .coded, article: "zz:2")
        #expect(part.retraction?.void == ["e2"])
        #expect(part.outstanding.map(\.id) == ["e1"])
        let addition = publish([], as: .addition, out: out, state: .coded, article: "zz:2")
        #expect(addition.retraction == nil)
        #expect(addition.outstanding == out)
        #expect(
            StoryLedger.needsCoding(.part, state: .coded) && StoryLedger.needsCoding(.addition, state: .coded)
        )
    }

    @Test("parts stand beside a correction and beside a newer first part, not beside a rewrite of the whole")
    func standingParts() throws {
        var (first, take) = (try EventJSONTests.sample(), try EventJSONTests.sample())
        (first.id, first.article) = ("e1", "zz:1")
        (take.id, take.article, take.isPart) = ("e2", "zz:2", true)
        #expect(try Event(jsonBytes: take.jsonBytes) == take)
        let out = publish([first], as: .head).outstanding + [OutstandingEvent(take)]
        let newer = publish([], as: .revision, out: out, state: .coded, article: "zz:1")
        #expect(newer.retraction?.void == ["e1"])
        let corrected = publish([], as: .correction, out: out, state: .coded, article: "zz:3")
        #expect(corrected.retraction?.void == ["e1"])
        let rewritten = publish([], as: .revision, out: out, state: .coded, article: "zz:3")
        #expect(rewritten.retraction?.void == ["e1", "e2"])
        let corrections = publish([], as: .correction, out: out, state: .coded, article: "zz:2")
        #expect(corrections.retraction?.void == ["e1", "e2"])
    }

    private func publish(
        _ events: [Event], as standing: Standing, out: [OutstandingEvent] = [], state: StoryState = .uncoded,
        article: String = "zz:1"
    ) -> StoryLedger.Publication {
        StoryLedger(outstanding: out, state: state).publication(
            of: events,
            from: .init(article: article, version: 3, story: "s1", sequence: 9, standing: standing),
            coder: "1.0")
    }
}
