import Dedup
import TestSupport
import Testing

@testable import copytaster

@Suite("Why an article is a copy, for people")
struct VerdictExplanationTests {
    private static let paragraphs = [
        "The ferry office at Old Quarry sold 412 tickets on Monday, more than on any day since the spring flood.",
        "A pilot who asked not to be named said the third boat had lost a screw off the mole and would be late.",
        "Children from the upper school painted the railings of the landing stage in the colours of the club, and the "
            + "harbour master, who had promised them a day on the water for it, kept his word in spite of the rain that "
            + "came over the hills at noon and stayed until the lamps were lit along the quay.",
    ]

    private func lines(width: Int) -> [String] {
        var newer = Builders.judged(
            Builders.article(
                "item-9", provider: "harbour-post", headline: "Ferry office sells out \u{202E}again",
                body: [
                    "By our own reporter.", Self.paragraphs[0].replacing("412", with: "421"),
                    Self.paragraphs[2],
                ].joined(separator: "\n\n")), sequence: 8, relation: .reprint)
        newer.verdict.of = "northwire:item-4"
        newer.verdict.similarity = 0.71
        let older = Builders.judged(
            Builders.article(
                "item-4", headline: "Ferry sells out", body: Self.paragraphs.joined(separator: "\n\n")),
            sequence: 3)
        return VerdictExplanation(judged: newer, older: older, settings: DedupSettings())
            .lines(for: Terminal(width: width, isInteractive: false, hasColour: false))
    }

    @Test("texts stand side by side within the terminal's width", arguments: [60, 80, 120])
    func width(columns: Int) {
        let lines = lines(width: columns)
        for line in lines { #expect(TextWidth.of(line) <= columns, "\(line)") }
        let text = lines.joined(separator: "\n")
        #expect(text.contains("a reprint of northwire:item-4"))
        #expect(text.contains("412 there, 421 here"))
        #expect(!text.contains("\u{202E}"))
        // What is new, what differs, what is left out, what is the same.
        for mark in ["+", "=", "≠"] { #expect(lines.contains { $0.hasPrefix("  \(mark) ") }, "\(mark)") }
        #expect(lines.contains { $0.contains("By our own reporter.") })
    }

    @Test("an article without another is explained by its verdict alone")
    func alone() {
        let judged = Builders.judged(Builders.article("item-1"), sequence: 0)
        let lines = VerdictExplanation(judged: judged, older: nil, settings: DedupSettings())
            .lines(for: Terminal(width: 80, isInteractive: false, hasColour: false))
        #expect(lines.first == "northwire:item-1 Dockworkers walk out")
        #expect(lines.contains { $0.contains("new: nothing like it was seen") })
    }
}
