import Testing

@testable import Pipeline

@Suite("What the status board says of stages and brokers")
struct BrokerReachTests {
    @Test(
        "one connection is enough, and none is told",
        arguments: [
            (#"{"brokers":{"a:1/1":{"nodeid":1,"state":"UP"},"b:1/2":{"nodeid":2,"state":"DOWN"}}}"#, true),
            (
                #"{"brokers":{"a:1/1":{"nodeid":1,"state":"TRY_CONNECT"},"b":{"nodeid":-1,"state":"INIT"}}}"#,
                false
            ),
            (#"{"brokers":{}}"#, false), (#"{"name":"x"}"#, nil), ("{", nil),
        ] as [(String, Bool?)])
    func states(text: String, isUp: Bool?) {
        #expect(BrokerReach.isUp(Array(text.utf8)) == isUp)
    }

    @Test("a step that hangs makes the worker not live, though it reports no input")
    func hanging() async throws {
        let board = StatusBoard(stages: [.code], watchdogInterval: .milliseconds(50))
        board.set(.working, of: .code)
        #expect(board.status.isLive)
        try await Task.sleep(for: .milliseconds(80))
        #expect(!board.status.isLive)
        board.progressed(.code, records: 1)
        #expect(board.status.isLive)
        board.set(.waiting, of: .code)
        try await Task.sleep(for: .milliseconds(80))
        #expect(board.status.isLive)
    }

    @Test("a worker without brokers is live and not ready, and says why")
    func board() {
        let board = StatusBoard(stages: [.decode, .store], watchdogInterval: .seconds(60))
        board.set(.waiting, of: .decode)
        board.set(.working, of: .store)
        #expect(board.status.isReady)
        board.set(reachesBrokers: false, of: .decode)
        #expect(!board.status.isReady)
        #expect(board.status.isLive)
        #expect(board.status.stages.first { $0.name == .decode }?.reason == StatusBoard.unreachable)
        board.set(reachesBrokers: true, of: .decode)
        #expect(board.status.isReady)
    }
}
