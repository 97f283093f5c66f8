import Foundation
import Store
import TestSupport
import Testing

@testable import Pipeline

/// The disk is full, does not write, or has changed what was written.
@Suite("Faults of the disk", .serialized)
struct DiskFaultTests {
    @Test(
        "a full disk: not ready while it is full, and on with the work by itself once there is room",
        .enabled(
            if: RealBroker.isAvailable && SmallDisk.isAvailable, "needs a broker and the right to mount"),
        .timeLimit(.minutes(10)))
    func full() async throws {
        let disk = try SmallDisk(megabytes: 48)
        let run = try await FaultRun("full", store: disk.path + "/view.sqlite")
        try disk.fill()
        try run.feed(200)
        let unready = try await run.waitForHealth("/readyz", 503, within: 30)
        try await Task.sleep(for: .seconds(min(FaultRun.seconds, 30)))
        #expect(run.worker.isRunning, "\(run.worker.lastWords)")
        try disk.empty()
        let ready = try await run.waitForHealth("/readyz", 200, within: 30)
        #expect(ready < 15)
        try await run.finish()
        run.tell("disk full", progress: ready, String(format: "not ready after %.1f s", unready))
    }

    @Test(
        "writes fail: the view waits and goes on",
        .enabled(if: RealBroker.isAvailable && Tracer.isAvailable, "needs a broker and strace"),
        .timeLimit(.minutes(10)))
    func failing() async throws {
        let run = try await FaultRun("eio")
        let tracer = try Tracer(run.worker.processIdentifier, failing: "pwrite64,fdatasync,fsync")
        try run.feed(60)
        let unready = try await run.waitForHealth("/readyz", 503, within: 60)
        try await Task.sleep(for: .seconds(2))
        #expect(run.worker.isRunning, "\(run.worker.lastWords)")
        tracer.end()
        let ready = try await run.waitForHealth("/readyz", 200, within: 60)
        try await run.finish()
        run.tell("writes fail (EIO)", progress: ready, String(format: "not ready after %.1f s", unready))
    }

    @Test(
        "a changed or cut file is found, refused or mended, and made anew from the topics",
        .enabled(if: RealBroker.isAvailable, "\(RealBroker.reason)"), .timeLimit(.minutes(10)),
        arguments: [Damage.flipped, .truncated])
    func damaged(damage: Damage) async throws {
        let run = try await FaultRun("damage")
        try run.feed(60)
        try await run.site.settle(run.store)
        #expect(run.worker.terminate() == 0)
        try damage.apply(to: run.store)
        #expect(try run.worker.run(["verify"]) != 0)
        #expect(try run.worker.run(["rebuild"]) == 0, "\(run.worker.lastWords)")
        #expect(try run.worker.run(["verify"]) == 0, "\(run.worker.lastWords)")
        try run.restart()
        try run.feed(20)
        let seconds = try await run.progress(within: 60)
        try await run.finish()
        run.tell("database \(damage)", progress: seconds, "verify tells, rebuild mends")
    }

    /// What happens to a file.
    enum Damage: String, CustomTestStringConvertible {
        case flipped, truncated

        var testDescription: String { rawValue }

        func apply(to path: String) throws {
            let url = URL(fileURLWithPath: path)
            var bytes = [UInt8](try Data(contentsOf: url))
            switch self {
            // The texts of rows fill most pages: one bit of a letter each, which SQLite itself does not notice.
            case .flipped: for place in stride(from: 40_000, to: bytes.count, by: 1_000) { bytes[place] ^= 4 }
            case .truncated: bytes.removeLast(bytes.count / 2)
            }
            try Data(bytes).write(to: url)
        }
    }
}
