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
        #expect(found.shared.map(\.text).contains("tickets on monday and shut its doors at noon"))
        #expect(found.shared.first?.place == 5)
        #expect(found.shared.first?.olderPlace == 1)
        #expect(found.newerOnly.first?.text == "by our own reporter")
        #expect(found.olderOnly.last?.text == "the harbour master said")
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
}
