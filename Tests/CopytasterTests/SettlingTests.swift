import Pipeline
import Testing

@testable import copytaster

@Suite("When a feed is done")
struct SettlingTests {
    private func status(decoded: Int, coded: Int, lag: Int64?) -> WorkerStatus {
        var decode = WorkerStatus.Stage(name: .decode)
        decode.records = decoded
        decode.partitions = [.init(topic: "wire.raw", number: 0, position: Int64(decoded), lag: lag)]
        var code = WorkerStatus.Stage(name: .code)
        code.records = coded
        return WorkerStatus(stages: [decode, code], isReady: true, isLive: true)
    }

    @Test("all is read, nothing lags, and nothing has moved for a while")
    func settled() {
        var settling = Settling(fed: 3)
        let steps: [(Int, Int, Int64?, Int, Bool)] = [
            (0, 0, nil, 0, false), (3, 1, 0, 1000, false), (3, 2, 0, 1100, false), (3, 2, 0, 1200, false),
            (3, 2, 0, 2600, false), (3, 3, 0, 2650, false), (3, 3, 0, 2700, false), (3, 3, 0, 4300, true),
        ]
        for (decoded, coded, lag, milliseconds, expected) in steps {
            let answer = settling.isSettled(
                status(decoded: decoded, coded: coded, lag: lag), at: .milliseconds(milliseconds))
            #expect(answer == expected, "\(milliseconds) ms")
        }
    }

    @Test("what lags or is unread is never done", arguments: [(3, Int64(1)), (2, Int64(0))])
    func unsettled(decoded: Int, lag: Int64) {
        var settling = Settling(fed: 3)
        for second in 0..<20 {
            let answer = settling.isSettled(
                status(decoded: decoded, coded: 0, lag: lag), at: .seconds(second))
            #expect(!answer)
        }
    }
}
