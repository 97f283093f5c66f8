import Foundation
import TestSupport
import Testing

@testable import Pipeline

/// The worker's process is frozen, ended or stuck, or its clock jumps.
@Suite("Faults of the process", .serialized)
struct ProcessFaultTests {
    @Test(
        "a worker that was frozen while another took its place is fenced, and does nothing twice",
        .enabled(if: RealBroker.isAvailable, "\(RealBroker.reason)"), .timeLimit(.minutes(10)))
    func frozen() async throws {
        let run = try await FaultRun("frozen")
        try run.feed(40)
        try await Task.sleep(for: .milliseconds(200))
        let old = run.worker
        old.freeze()
        // The database has one owner: the one that takes over brings its own.
        let other = try TempStore()
        let successor = try WorkerProcess(run.site, store: other.path)
        try run.feed(40)
        try await run.site.settle(other.path, seconds: 120)
        old.thaw()
        try run.feed(20)
        try await run.site.settle(other.path, seconds: 60)
        // It finds out that it was replaced and ends with a status of its own, or has nothing left to do.
        let limit = ContinuousClock.now + .seconds(30)
        while old.isRunning, ContinuousClock.now < limit { try await Task.sleep(for: .milliseconds(100)) }
        if old.isRunning { _ = old.terminate() }
        #expect(successor.terminate() == 0, "\(successor.lastWords)")
        try Comparison.topicsHoldWhatIsDue(run.site)
        try Comparison.viewEqualsTopics(run.site, other.path)
        run.tell("frozen beyond the session, replaced, thawed")
    }

    @Test(
        "SIGTERM under load: leaves in good order within its time, and nothing is sent twice",
        .enabled(if: RealBroker.isAvailable, "\(RealBroker.reason)"), .timeLimit(.minutes(10)))
    func terminated() async throws {
        let run = try await FaultRun("term")
        var longest = 0.0
        for _ in 0..<3 {
            try run.feed(60)
            try await run.progress(within: 60)
            let start = ContinuousClock.now
            #expect(run.worker.terminate() == 0, "\(run.worker.lastWords)")
            longest = max(longest, start.duration(to: .now).seconds)
            try run.restart()
        }
        #expect(longest < 10)
        try await run.finish()
        run.tell("SIGTERM under load, three times", String(format: "left within %.1f s", longest))
    }

    @Test(
        "the clock jumps an hour ahead and back",
        .enabled(if: RealBroker.isAvailable && FakeClock.isAvailable, "needs a broker and libfaketime"),
        .timeLimit(.minutes(10)))
    func clock() async throws {
        let clock = try FakeClock()
        let run = try await FaultRun("clock", settings: clock.variables)
        for jump in ["+3600", "-3600", "+0"] {
            try clock.jump(jump)
            try run.feed(20)
            try await run.progress(within: 60)
        }
        #expect(run.worker.isRunning, "\(run.worker.lastWords)")
        try await run.finish()
        run.tell("clock jumps +1 h, -1 h, back")
    }

    @Test(
        "no input is no fault; a step that never ends makes the worker not live",
        .enabled(if: RealBroker.isAvailable, "\(RealBroker.reason)"), .timeLimit(.minutes(10)))
    func stuck() async throws {
        let run = try await FaultRun("stuck", settings: ["COPYTASTER_WORKER_WATCHDOG_SECONDS": "5"])
        try await run.site.settle(run.store)
        try await Task.sleep(for: .seconds(6))
        _ = try await run.waitForHealth("/livez", 200, within: 1)
        #expect(run.worker.terminate() == 0)
        try run.restart(settings: ["COPYTASTER_FAILPOINT": "code.computed=sleep"])
        try run.feed(20)
        let seconds = try await run.waitForHealth("/livez", 503, within: 40)
        run.worker.kill()
        try run.restart()
        try await run.finish()
        run.tell("a step never ends", String(format: "not live after %.1f s", seconds))
    }
}
