import Dedup
import TestSupport
import Testing

@Suite("Two texts side by side")
struct CopyComparisonTests {
    private static let older =
        "The ferry office at Old Quarry sold 412 tickets on Monday and shut its doors at noon, the harbour master said."

    @Test("what is shared, what stands in one only and which figures differ")
    func stretches() {
        let newer =
            "By our own reporter. The ferry office at Old Quarry sold 418 tickets on Monday and shut its doors at noon."
        let found = CopyComparison(newer: newer, older: Self.older, settings: DedupSettings())
        #expect(found.changed == [Verdict.ChangedFigure(before: "412", after: "418")])
        #expect(found.shared.map(\.text).contains("tickets on Monday and shut its doors at noon."))
        #expect(found.shared.first?.place == 5)
        #expect(found.newerOnly.first?.text == "By our own reporter.")
        #expect(found.olderOnly.last?.text == "the harbour master said.")
        #expect(found.coveredNewer > 0.7 && found.coveredNewer < 1)
    }

    @Test("texts with nothing in common share nothing, and the same text is shared whole")
    func ends() {
        let other = CopyComparison(
            newer: "Nine goats were lost in the flood.", older: Self.older, settings: DedupSettings())
        #expect(other.shared.isEmpty && other.coveredNewer == 0 && other.newerOnly.count == 1)
        let same = CopyComparison(newer: Self.older, older: Self.older, settings: DedupSettings())
        #expect(same.coveredNewer == 1 && same.coveredOlder == 1 && same.newerOnly.isEmpty)
        #expect(same.shared.count == 1)
    }

    @Test(
        "passages hold each text once from its beginning to its end, also where paragraphs have changed places"
    )
    func order() {
        let paragraphs = [
            "The ferry office at Old Quarry sold 412 tickets on Monday, more than on any day since the spring flood.",
            "A pilot who asked not to be named said the third boat had lost a screw off the mole and would be late.",
            "Children from the upper school painted the railings of the landing stage in the colours of the club.",
        ]
        let newer = [paragraphs[2], "By our own reporter.", paragraphs[0], paragraphs[1]]
        let found = CopyComparison(
            newer: newer.joined(separator: "\n\n"), older: paragraphs.joined(separator: "\n\n"),
            settings: DedupSettings())
        #expect(
            found.passages.compactMap(\.newer?.text).joined(separator: " ") == newer.joined(separator: " "))
        let older = found.passages.compactMap(\.older).sorted { $0.place < $1.place }
        #expect(older.map(\.text).joined(separator: " ") == paragraphs.joined(separator: " "))
        #expect(found.passages.map(\.kind) == [.shared, .apart, .shared])
        #expect(found.passages[1].older == nil)
    }

    @Test("words that scanning garbled stand beside what they were")
    func garbled() {
        let newer = Self.older.replacing("tickets on Monday", with: "tlckets 0n Mondav")
        let found = CopyComparison(newer: newer, older: Self.older, settings: DedupSettings())
        #expect(found.passages.map(\.kind) == [.shared, .garbled, .shared])
        #expect(found.passages[1].newer?.text == "tlckets 0n Mondav")
        #expect(found.passages[1].older?.text == "tickets on Monday")
    }
}
