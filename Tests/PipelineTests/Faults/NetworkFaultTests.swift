import TestSupport
import Testing

@testable import Pipeline

/// The way to the broker fails, or the broker itself, and comes back.
@Suite("Faults of the broker and the network", .serialized)
struct NetworkFaultTests {
    @Test(
        "connections are cut, stand still or are slow: nothing is lost or comes twice",
        .enabled(if: RealBroker.isOurs, "\(RealBroker.reason)"), .timeLimit(.minutes(15)),
        arguments: [RealBroker.Fault.cut, .halfOpen, .delayed])
    func network(fault: RealBroker.Fault) async throws {
        let run = try await FaultRun("net", isBehindFaultyNetwork: true)
        let before = run.worker.megabytes
        try run.feed(20)
        try run.broker.fail(fault)
        try run.feed(20)
        try await Task.sleep(for: .seconds(FaultRun.seconds))
        #expect(run.worker.isRunning, "\(run.worker.lastWords)")
        try run.broker.fail(.none)
        try run.feed(20)
        let seconds = try await run.progress(within: 60)
        let growth = run.worker.megabytes - before
        try await run.finish()
        run.tell("network \(fault)", progress: seconds, growth: growth)
    }

    @Test(
        "the session is lost while a batch is on its way out: it is not read again before that has ended",
        .enabled(if: RealBroker.isOurs, "\(RealBroker.reason)"), .timeLimit(.minutes(15)))
    func lateCommit() async throws {
        let run = try await FaultRun(
            "late", isBehindFaultyNetwork: true, settings: ["COPYTASTER_FAILPOINT": "code.sent:1=delay"])
        try run.broker.fail(.cut)
        try await Task.sleep(for: .seconds(9))
        #expect(run.worker.isRunning, "\(run.worker.lastWords)")
        try run.broker.fail(.none)
        try run.feed(20)
        try await run.finish()
        run.tell("session lost while a batch commits")
    }

    @Test(
        "the broker is away: not ready but live, few words, and on with the work when it is back",
        .enabled(if: RealBroker.isOurs, "\(RealBroker.reason)"), .timeLimit(.minutes(90)))
    func broker() async throws {
        let run = try await FaultRun("away")
        try run.feed(40)
        // The test broker forgets a transaction that is open at its end, and says all the same that it is committed.
        try await run.site.settle(run.store)
        let before = run.worker.megabytes
        run.broker.stop()
        _ = try await run.waitForHealth("/readyz", 503, within: 40)
        let lines = run.worker.lines
        try await Task.sleep(for: .seconds(FaultRun.seconds))
        #expect(Double(run.worker.lines - lines) <= FaultRun.seconds + 2, "\(run.worker.lastWords)")
        #expect(run.worker.isRunning, "\(run.worker.lastWords)")
        _ = try await run.waitForHealth("/livez", 200, within: 1)
        try run.broker.start()
        let ready = try await run.waitForHealth("/readyz", 200, within: 30)
        try run.feed(20)
        try await run.progress(within: 30)
        let growth = run.worker.megabytes - before
        try await run.finish()
        run.tell("broker away", progress: ready, growth: growth, "\(run.worker.lines - lines) lines of log")
    }
}
