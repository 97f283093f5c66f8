import Testing

@testable import Pipeline

@Suite("Work spread over cores")
struct WorkPoolTests {
    @Test("results come in the order of their inputs", arguments: [1, 2, 4])
    func keepsOrder(parallelism: Int) {
        let pool = WorkPool(parallelism: parallelism)
        for count in [0, 1, 2, 3, 100, 1_000] {
            let inputs = Array(0..<count)
            #expect(pool.map(inputs) { $0 * 3 } == inputs.map { $0 * 3 })
        }
    }
}
