import Testing

@testable import Dedup

@Suite("Texts laid on each other")
struct AlignerTests {
    private func words(_ paragraphs: [String]) -> Words {
        Words(paragraphs.joined(separator: "\n\n"), limit: 20_000)
    }

    /// The text with one letter in `rate` replaced, as scanning does.
    private func garbled(_ text: String, _ rate: Int, _ writer: inout StoryWriter) -> String {
        String(
            decoding: text.utf8.map { byte -> UInt8 in
                guard (0x61...0x7a).contains(byte), writer.next(rate) == 0 else { return byte }
                return 0x61 + UInt8(writer.next(26))
            }, as: UTF8.self)
    }

    @Test("the outline of a garbled copy is enough to look at its words", arguments: UInt64(1)...10)
    func garbledCopy(seed: UInt64) {
        var writer = StoryWriter(seed: seed)
        let story = writer.paragraphs(6)
        let copy = story.map { garbled($0, 12, &writer) }
        var aligner = Aligner(new: words(copy))
        let old = words(story)
        let isLaid = aligner.lay(old.outline)
        #expect(isLaid)
        let alignment = aligner.measure(old)
        #expect(alignment.coveredOld * 10 > old.count * 7)
        #expect(alignment.garbled * 4 > old.count)
    }

    @Test("two stories that share turns of phrase here and there are told apart by their outlines")
    func phrases() {
        var writer = StoryWriter(seed: 5)
        func text(_ count: Int) -> String {
            (0..<count).map { _ in
                String(decoding: (0..<6).map { _ in 0x61 + UInt8(writer.next(26)) }, as: UTF8.self)
            }.joined(separator: " ")
        }
        let phrases = (0..<6).map { _ in text(5) }
        // Each has all the phrases, far from each other and in another order.
        func story(_ order: [Int]) -> [String] { order.map { "\(text(80)) \(phrases[$0])." } }
        let old = words(story([0, 1, 2, 3, 4, 5]))
        var aligner = Aligner(new: words(story([3, 0, 5, 2, 4, 1])))
        let isLaid = aligner.lay(old.outline)
        #expect(!isLaid)
        #expect(aligner.runs.count >= 6)
    }

    @Test("texts of one and two words are laid on each other by their words, and empty ones on nothing")
    func shortTexts() {
        for (new, old, isLaid) in [
            ("Correction", "correction", true), ("Correction follows", "correction", true),
            ("", "correction", false), ("", "", false), ("Correction", "a correction follows", false),
        ] {
            var aligner = Aligner(new: words([new]))
            let found = aligner.lay(words([old]).outline)
            #expect(found == isLaid, "\(new) on \(old)")
        }
    }
}
