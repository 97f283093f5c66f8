import Dedup
import Events
import TestSupport
import Testing

@testable import Pipeline

@Suite("What is done with each verdict")
struct VerdictActionsTests {
    @Test(
        "by default new copy and revisions are coded, copies are counted",
        arguments: [
            (Relation.new, Standing.head), (.revision, .revision), (.correction, .revision), (.exact, .copy),
            (.reformatted, .copy), (.cut, .copy), (.reprint, .copy), (.containedIn, .copy),
            (.redelivery, .copy), (.kill, .kill),
        ])
    func defaults(relation: Relation, standing: Standing) {
        let judged = Builders.judged(Builders.article("a"), sequence: 1, relation: relation)
        #expect(VerdictActions().standing(of: judged) == standing)
    }

    @Test("a setting has copies coded, revisions counted, or either dropped")
    func settings() {
        var actions = VerdictActions()
        actions.copies = .code
        actions.revisions = .count
        actions.roundUps = .drop
        func standing(_ relation: Relation, heldUntil: Double? = nil) -> Standing? {
            actions.standing(
                of: Builders.judged(
                    Builders.article("a"), sequence: 1, relation: relation, heldUntil: heldUntil))
        }
        #expect(standing(.reprint) == .revision)
        #expect(standing(.correction) == .copy)
        #expect(standing(.containedIn) == nil)
        // Where there is no choice, and under an embargo, nothing changes.
        #expect(standing(.redelivery) == .copy)
        #expect(standing(.kill) == .kill)
        #expect(standing(.correction, heldUntil: 2e9) == .withdrawal)
    }
}
