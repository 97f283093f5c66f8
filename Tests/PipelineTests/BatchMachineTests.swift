import Testing

@testable import Pipeline

@Suite("The steps of a batch")
struct BatchMachineTests {
    enum Call: Sendable {
        case open(Int?)
        case computed(Int, BatchMachine.Action)
        case committed(Int, BatchMachine.Action)
        case afterSettling(BatchMachine.Action)
        case failed(Int, Recovery, BatchMachine.Action)
        case revoked(BatchMachine.Action)
        case lost(BatchMachine.Action)
        case drain(BatchMachine.Action)
    }

    struct Row: Sendable {
        var story: String
        var calls: [Call]
    }

    static let rows: [Row] = [
        Row(
            story: "one batch after the other",
            calls: [
                .open(1), .computed(1, .commit(1)), .committed(1, .settle(1)), .afterSettling(.none),
                .open(2), .computed(2, .commit(2)), .committed(2, .settle(2)), .afterSettling(.none),
            ]),
        Row(
            story: "the next is computed while the first commits, a third is not opened",
            calls: [
                .open(1), .computed(1, .commit(1)), .open(2), .open(nil), .computed(2, .waitFor(1)),
                .committed(1, .settle(1)), .afterSettling(.commit(2)), .open(3), .committed(2, .settle(2)),
                .afterSettling(.none), .computed(3, .commit(3)),
            ]),
        Row(
            story: "an abort undoes the batch and the one begun after it",
            calls: [
                .open(1), .computed(1, .commit(1)), .open(2), .computed(2, .waitFor(1)),
                .failed(1, .rewind, .undo(from: 1, then: .rewind)), .committed(2, .none),
                .open(3), .computed(3, .commit(3)),
            ]),
        Row(
            story: "a failure of the second leaves the first alone",
            calls: [
                .open(1), .computed(1, .commit(1)), .open(2), .failed(2, .stop, .undo(from: 2, then: .stop)),
                .committed(1, .settle(1)), .afterSettling(.none),
            ]),
        Row(
            story: "a retriable failure makes the same call again",
            calls: [
                .open(1), .computed(1, .commit(1)), .failed(1, .retry, .commit(1)), .committed(1, .settle(1)),
            ]),
        Row(
            story: "a revoke lets the commit end and gives up what is only computed",
            calls: [
                .open(1), .computed(1, .commit(1)), .open(2), .computed(2, .waitFor(1)),
                .revoked(.undo(from: 2, then: .leave)), .revoked(.waitFor(1)), .committed(1, .settle(1)),
                .afterSettling(.none), .revoked(.leave),
            ]),
        Row(
            story: "a lost assignment gives up everything and a late result asks for nothing",
            calls: [
                .open(1), .computed(1, .commit(1)), .open(2), .lost(.undo(from: 1, then: .leave)),
                .committed(1, .none), .failed(1, .rewind, .none), .computed(2, .none), .lost(.leave),
            ]),
        Row(
            story: "a drain ends what is open and opens nothing",
            calls: [
                .open(1), .computed(1, .commit(1)), .drain(.waitFor(1)), .open(nil),
                .committed(1, .settle(1)), .afterSettling(.leave),
            ]),
        Row(story: "an idle stage leaves at once", calls: [.drain(.leave), .open(nil)]),
    ]

    @Test("every call is answered as the protocol says", arguments: rows)
    func answers(row: Row) {
        var machine = BatchMachine()
        for (place, call) in row.calls.enumerated() {
            let story: Comment = "\(row.story), call \(place)"
            switch call {
            case .open(let number): #expect(machine.open() == number, story)
            case .computed(let number, let action): #expect(machine.computed(number) == action, story)
            case .committed(let number, let action): #expect(machine.committed(number) == action, story)
            case .afterSettling(let action): #expect(machine.afterSettling() == action, story)
            case .failed(let number, let recovery, let action):
                #expect(machine.failed(number, then: recovery) == action, story)
            case .revoked(let action): #expect(machine.revoked() == action, story)
            case .lost(let action): #expect(machine.lost() == action, story)
            case .drain(let action): #expect(machine.drain() == action, story)
            }
        }
    }

    static let recoveries: [(FailureClass, Bool, Bool, Recovery)] = [
        (.retriable, false, true, .retry), (.retriable, true, false, .retry),
        (.abortable, false, true, .rewind), (.abortable, true, true, .rewind),
        (.abortable, false, false, .leave),
        (.doubtful, false, true, .renewProducer), (.doubtful, true, true, .renewProducer),
        (.fenced, true, false, .leave), (.fenced, true, true, .exitFenced),
        (.fenced, false, true, .exitFenced),
        (.fenced, false, false, .exitFenced), (.permanent, false, true, .stop),
        (.permanent, true, false, .stop),
    ]

    @Test("a failure is recovered from by its class", arguments: recoveries)
    func recovers(row: (FailureClass, Bool, Bool, Recovery)) {
        #expect(Recovery(after: row.0, isJudge: row.1, assignmentStands: row.2) == row.3)
    }
}
