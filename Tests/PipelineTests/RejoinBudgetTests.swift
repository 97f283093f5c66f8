import Testing

@testable import Pipeline

@Suite("How often a stage joins again")
struct RejoinBudgetTests {
    @Test("three times in ten minutes, and again when those are past")
    func bounds() {
        var budget = RejoinBudget()
        let start = ContinuousClock.now
        let answers = [0, 1, 2, 3, 599, 601, 601].map { budget.allows(at: start + .seconds($0)) }
        #expect(answers == [true, true, true, false, false, true, false])
    }
}
