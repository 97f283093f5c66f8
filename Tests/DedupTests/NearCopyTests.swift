import Dedup
import TestSupport
import Testing
import Wire

@Suite("Copies that are not word for word")
struct NearCopyTests {
    private static let attack = """
        MAIDUGURI, Nigeria (Northwire) - Gunmen on motorcycles stormed a fishing village on the shore of Lake Chad \
        before dawn on Wednesday and made off with cattle, outboard motors and sacks of dried fish, residents said.

        Halima Zarami, who sells nets at the landing stage, said the men came from the reeds to the north and went \
        from house to house with a list of names. Two boats were burned and the clinic lost its only refrigerator.

        A police spokesman in the state capital said officers had been sent by road but were held up by a broken \
        bridge. He declined to say whether anyone had been detained.

        The village had been without a garrison since the army drew back to larger bases last year, and elders have \
        asked the governor three times for a permanent post. Traders said the weekly market would not be held.
        """

    private static let monday = """
        OSTERHAVEN (Northwire) - The Osterhaven exchange closed at 4,112 points on Monday, up 23 points from the \
        previous session. Advancing issues led decliners by 310 to 205. Turnover came to 812 million crowns. The \
        crown stood at 8.41 to the dollar at the close. Gold was fixed at 1,904 dollars an ounce.
        """

    private static let thursday = """
        OSTERHAVEN (Northwire) - The Osterhaven exchange closed at 3,978 points on Thursday, down 41 points from the \
        previous session. Advancing issues trailed decliners by 187 to 366. Turnover came to 655 million crowns. The \
        crown stood at 8.67 to the dollar at the close. Gold was fixed at 1,877 dollars an ounce.
        """

    private static func index() throws -> StoryIndex {
        StoryIndex(settings: try DedupSettings(data: JudgingDesk.data))
    }

    private func article(_ item: String, _ body: String, provider: String, headline: String) -> IntakeArticle
    {
        var article = Builders.article(item, provider: provider, headline: headline, body: body)
        article.rawSHA256 = "\(provider) \(item)"
        let offset = Int64(item.utf8.first ?? 0)
        return IntakeArticle(
            article: article,
            source: SourceCoordinates(topic: "wire.raw", partition: 0, offset: offset, ordinal: 0),
            receivedMilliseconds: 1_773_136_800_000 + offset * 1000)
    }

    private func judge(_ intakes: [IntakeArticle], _ index: inout StoryIndex) -> [Verdict] {
        var texts = JudgedTexts()
        return intakes.enumerated().map { sequence, intake in
            let verdict = index.judge(intake, sequence: Int64(sequence)) { texts[$0] }.verdict
            texts.keep(intake.article.bodyText, of: intake.article.id)
            return verdict
        }
    }

    private var original: IntakeArticle {
        article("a", Self.attack, provider: "northwire", headline: "Gunmen raid village on Lake Chad")
    }

    private var cut: IntakeArticle {
        let paragraphs = Self.attack.split(separator: "\n\n").prefix(2).joined(separator: "\n\n")
        let body = paragraphs.replacing("MAIDUGURI, Nigeria (Northwire) - ", with: "")
        return article("b", body, provider: "harbour-post", headline: "Lake village raided at dawn")
    }

    @Test("the first half of a story in another paper is a cut of it")
    func cutReprint() throws {
        var index = try Self.index()
        let judged = judge([original, cut], &index)
        #expect(judged.map(\.relation) == [.new, .cut])
        #expect(judged[1].of == original.article.id)
        #expect(judged[1].story == judged[0].story)
    }

    @Test(
        "without the search for near copies a cut is new, and a text that is the same is none the less a copy"
    )
    func withoutSearch() throws {
        var settings = try Self.index().settings
        settings.searchesNearCopies = false
        var index = StoryIndex(settings: settings)
        let same = article("c", Self.attack, provider: "meridian", headline: "Raid on Lake Chad")
        #expect(judge([original, cut, same], &index).map { $0.relation == .new } == [true, true, false])
        #expect(settings.rules != (try Self.index().settings.rules))
    }

    @Test("a table of another day in the same words is new")
    func template() throws {
        var index = try Self.index()
        let judged = judge(
            [
                article("a", Self.monday, provider: "northwire", headline: "Osterhaven stocks close higher"),
                article("b", Self.thursday, provider: "northwire", headline: "Osterhaven stocks close lower"),
            ], &index)
        #expect(judged[1].relation == .new)
        #expect(judged[1].story != judged[0].story)
    }

    @Test("what a batch that was taken back had told is no longer found by its text")
    func undo() throws {
        var index = try Self.index()
        let original = original
        index.begin(batch: 1)
        _ = judge([original], &index)
        index.undo(from: 1)
        index.begin(batch: 2)
        let after = index.judge(cut, sequence: 1) { $0 == original.article.id ? Self.attack : nil }.verdict
        #expect(after.relation == .new)
        index.undo(from: 2)
        index.begin(batch: 3)
        let again = judge([original, cut], &index)
        index.settle(batch: 3)
        #expect(again.map(\.relation) == [.new, .cut])
    }

    @Test("an article that comes from the view and from the log's tail is one candidate")
    func rememberedTwice() throws {
        var (index, rebuilt) = (try Self.index(), try Self.index())
        let original = original
        let judgement = index.judge(original, sequence: 0) { _ in nil }
        let recorded = JudgedArticle(
            article: original.article, source: original.source,
            receivedMilliseconds: original.receivedMilliseconds, verdict: judgement.verdict, sequence: 0,
            judge: "test", sketch: judgement.sketch)
        rebuilt.remember(recorded)
        rebuilt.remember(recorded)
        let found = rebuilt.comparisons(of: cut) { _ in Self.attack }
        #expect(found.map(\.article) == [original.article.id])
    }
}
