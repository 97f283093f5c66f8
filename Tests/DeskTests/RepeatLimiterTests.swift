import Testing

@testable import Desk

@Suite("Holding repeats back")
struct RepeatLimiterTests {
    @Test(
        "a failure passes again only when its interval is over",
        arguments: [
            ([0.0, 1, 9.9], [0, nil, nil]), ([0, 10], [0, 0]), ([0, 1, 2, 10.5, 11], [0, nil, nil, 2, nil]),
        ] as [([Double], [Int?])])
    func interval(times: [Double], passed: [Int?]) {
        var limiter = RepeatLimiter()
        let actions = times.map { limiter.action(for: "a", at: .milliseconds(Int($0 * 1000))) }
        #expect(actions == passed.map { $0.map { .write(heldBack: $0) } ?? .holdBack })
    }

    @Test("a thousand different failures do not grow it past its capacity")
    func capacity() {
        var limiter = RepeatLimiter(capacity: 10)
        for number in 0..<1000 {
            #expect(limiter.action(for: String(number), at: .zero) == .write(heldBack: 0))
        }
        #expect(limiter.action(for: "5", at: .zero) == .holdBack)
        // Past the interval the old ones make room.
        #expect(limiter.action(for: "x", at: .seconds(11)) == .write(heldBack: 0))
        #expect(limiter.action(for: "x", at: .seconds(12)) == .holdBack)
    }
}
