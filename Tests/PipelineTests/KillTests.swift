import Foundation
import TestSupport
import Testing

@testable import Pipeline

/// A worker killed with SIGKILL at every boundary of a batch and at random times, and started again.
@Suite("Killed and started again", .serialized)
struct KillTests {
    static let points: [String] =
        [StageName.decode, .judge, .code].flatMap { stage in
            ["polled", "computed", "begun", "sent", "offsets", "committed", "settled", "prepared"].map {
                "\(stage.rawValue).\($0)"
            }
        } + ["store.polled", "store.applied"]

    /// `COPYTASTER_TEST_KILLS=40 COPYTASTER_TEST_ARTICLES=3000` for the long form.
    static func number(_ name: String, _ short: Int) -> Int {
        ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? short
    }

    @Test(
        "nothing is lost or comes twice, and SQLite equals the topics",
        .enabled(if: RealBroker.isAvailable, "\(RealBroker.reason)"), .timeLimit(.minutes(20)))
    func survives() async throws {
        let kills = Self.number("COPYTASTER_TEST_KILLS", 8)
        let articles = Self.number("COPYTASTER_TEST_ARTICLES", 240)
        let broker = try RealBroker()
        let site = try Site.real(broker, "kill")
        let store = try TempStore()
        var random = SystemRandomNumberGenerator()
        var reached = 0
        for kill in 0..<kills {
            try site.feed(articles * kill / kills..<articles * (kill + 1) / kills)
            // Every fourth at any time, the others at the points in turn.
            let point = kill % 4 == 3 ? nil : Self.points[(kill * 7) % Self.points.count]
            let worker = try WorkerProcess(
                site, store: store.path,
                failpoint: point.map {
                    "\($0):\($0.hasSuffix("prepared") ? 1 : Int.random(in: 1...2, using: &random))=kill"
                })
            // A debug build on a machine that does other things takes its time to get to a point.
            let most = WorkerProcess.isNamed ? 8.0 : 20
            let time = point == nil ? Double.random(in: 0.2...3, using: &random) : most
            let limit = ContinuousClock.now + .seconds(time)
            while worker.isRunning, ContinuousClock.now < limit {
                try await Task.sleep(for: .milliseconds(20))
            }
            if !worker.isRunning, point != nil { reached += 1 }
            worker.kill()
        }
        #expect(reached > 0, "points were reached \(reached) times")
        let last = try WorkerProcess(site, store: store.path)
        do {
            try await site.settle(store.path, seconds: 120)
        } catch {
            Issue.record("not all came out: \(error); \(last.lastWords)")
        }
        #expect(last.terminate() == 0)
        try Comparison.topicsHoldWhatIsDue(site)
        try Comparison.viewEqualsTopics(site, store.path)
        FaultTable.tell("kill -9 at failpoints and at random", records: articles, "\(kills) kills")
    }
}
