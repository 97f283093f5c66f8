import Dedup
import Events
import Store
import TestSupport
import Testing

@testable import Pipeline

@Suite("What is done with each verdict")
struct VerdictActionsTests {
    @Test(
        "by default new copy and revisions are coded, copies are counted",
        arguments: [
            (Relation.new, Standing.head), (.revision, .revision), (.correction, .correction),
            (.exact, .copy),
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

    /// What becomes of a story, a copy of it that tells of more, and a newer version of it.
    private func outcomes(_ actions: VerdictActions) throws -> (outcomes: [String], arrested: [Double]) {
        let store = try TempStore()
        let newsroom = try Newsroom(store: store.path, actions: actions)
        try newsroom.take(WireVector().bytes(.newsMLG2))
        try newsroom.take(WireVector(item: "depot-8", isShort: true).bytes(.newsMLG2))
        try newsroom.take(WireVector(version: 2, men: 6).bytes(.newsMLG2))
        let reports = try ViewStore(path: store.path, isOwner: false).storyReports()
        #expect(reports.count == 1)
        return (reports.flatMap(\.articles).map(\.outcome), newsroom.arrested)
    }

    @Test("each setting shows in what becomes of the articles, and in the events that are out")
    func endToEnd() throws {
        #expect(try outcomes(VerdictActions()) == (["coded", "copy", "coded"], [6]))
        var actions = VerdictActions()
        actions.revisions = .drop
        #expect(try outcomes(actions) == (["coded", "copy", "not_coded"], [4]))
        actions.revisions = .code
        actions.copies = .code
        #expect(try outcomes(actions) == (["coded", "coded", "coded"], [6]))
        actions.copies = .drop
        #expect(try outcomes(actions) == (["coded", "copy", "coded"], [6]))
    }
}
