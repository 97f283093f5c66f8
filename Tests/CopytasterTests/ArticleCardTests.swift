import Testing

@testable import Wire
@testable import copytaster

@Suite("An article as a person reads it")
struct ArticleCardTests {
    private func card(_ article: Article, evidence: [String] = ["the root element is nitf"], width: Int = 60)
        -> String
    {
        ArticleCard.text(
            file: "story.xml", answer: .decoded(Decoding(articles: [article], evidence: evidence)),
            terminal: Terminal(width: width, isInteractive: false, hasColour: false))
    }

    private var article: Article {
        var article = Article(
            provider: "northwire", itemID: "7", rawFormat: "nitf", rawSHA256: "00", rawBytes: 9)
        article.headline = "Ferry aground off Tessin Bay"
        article.status = .embargoed
        article.embargoUntil = WireTime(utc: 1, raw: "tomorrow noon", zoneKnown: false)
        article.signals = [Signal(.update, number: 2, via: "headline")]
        article.ednotes = [EditorNote(role: nil, text: "Photos follow", isPublishable: false)]
        article.warnings = ["no_zone"]
        article.body = [
            Block(
                .paragraph, "TESSIN BAY - The ferry Alma ran aground on Tuesday with ninety people on board."),
            Block(.item, "no one was hurt"),
        ]
        article.bodyText = Article.text(of: article.body)
        return article
    }

    @Test("it tells what was seen and why, status, marks, notes and warnings, and shows the text")
    func whole() {
        let text = card(article)
        for part in [
            "story.xml\n", "seen as       nitf: the root element is nitf",
            "headline      Ferry aground off Tessin Bay",
            "article       northwire:7", "embargoed, text, embargoed until tomorrow", "update 2 (headline)",
            "Photos follow (not for publication)", "warnings      no_zone", "    - no one was hurt",
        ] { #expect(text.contains(part), "\(part)") }
        #expect(text.contains("    TESSIN BAY - The ferry Alma ran aground on Tuesday with"))
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 60 })
    }

    @Test("a long text is shown from its start, and the rest is counted")
    func long() {
        var long = article
        long.body = (0..<200).map { Block(.paragraph, "Paragraph \($0).") }
        let text = card(long)
        #expect(text.contains("Paragraph 0."))
        #expect(!text.contains("Paragraph 150."))
        #expect(text.contains("more paragraphs; --lines shows all"))
    }

    @Test("nothing that copy holds reaches the terminal as a command")
    func tame() {
        var wild = article
        wild.headline = "Ferry \u{1B}[2Jaground"
        wild.body = [Block(.table, "one\u{7}\ttwo\nthree\u{1B}]0;x\u{7}\tfour")]
        #expect(!card(wild).utf8.contains { $0 == 0x1B || $0 == 7 })
    }
}
