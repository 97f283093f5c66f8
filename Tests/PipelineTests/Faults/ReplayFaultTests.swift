import Digest
import Foundation
import Notation
import Store
import TestSupport
import Testing

@testable import Pipeline

/// A replay with a changed dictionary, killed in the middle: `COPYTASTER_TEST_REPLAY=20000` for the long form.
@Suite("Faults of a replay", .serialized)
struct ReplayFaultTests {
    @Test(
        "a replay that was killed and resumed reports the same, and only --supersede touches what is live",
        .enabled(if: RealBroker.isAvailable, "\(RealBroker.reason)"), .timeLimit(.minutes(60)))
    func killed() async throws {
        let count = KillTests.number("COPYTASTER_TEST_REPLAY", 200)
        let broker = try RealBroker()
        let site = try Site.real(broker, "dictionary")
        let store = try TempStore()
        let worker = try WorkerProcess(site, store: store.path)
        try site.send(Copy.stories(0..<count, topic: site.topics.raw[0]))
        try await site.settle(count, in: [store.path], seconds: 60 + count / 10)
        let published = try site.records([site.topics.events]).count
        let dictionary = try Self.dictionary(store.directory + "/data", reading: "arrest", as: "deportation")
        func replay(_ run: String, _ more: [String] = []) throws -> Process {
            let path = "\(store.directory)/\(run).json"
            try Data().write(to: URL(fileURLWithPath: path))
            return try worker.start(
                ["replay", "--stage", "code", "--run-id", run, "--json"] + more,
                settings: ["COPYTASTER_DATA_PATH": dictionary],
                output: try FileHandle(forWritingTo: URL(fileURLWithPath: path)))
        }
        func report(_ run: String, _ more: [String] = []) throws -> JSONValue {
            let process = try replay(run, more)
            process.waitUntilExit()
            try #require(process.terminationStatus == 0, "\(worker.lastWords)")
            let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(store.directory)/\(run).json"))
            return try JSONReader().value(from: Array(bytes))
        }

        let start = ContinuousClock.now
        let whole = try report("whole")
        let seconds = start.duration(to: .now).seconds
        let cut = try replay("cut")
        let database = store.path.replacing(/\.sqlite$/, with: "") + ".cut.sqlite"
        try await RunningWorker.wait(120, every: .milliseconds(20)) {
            // A database that is being made cannot be opened yet: it is asked again.
            guard let view = try? ViewStore(path: database, isOwner: false) else { return false }
            return try view.articleCount() >= count / 4
        }
        Foundation.kill(cut.processIdentifier, SIGKILL)
        cut.waitUntilExit()
        try #require(cut.terminationReason == .uncaughtSignal, "the replay ended before it was killed")
        try #require(try report("cut").line == whole.line)

        // Only what the entry touches differs, and nothing of it is live yet.
        let kinds = whole["kinds"]?.array ?? []
        func row(_ kind: String, _ member: String) -> Int {
            kinds.first { $0["kind"]?.string == kind }?[member]?.int ?? 0
        }
        #expect(row("arrest", "same") == 0 && row("arrest", "removed") > count / 4)
        #expect(row("deportation", "added") == row("arrest", "removed"))
        for kind in kinds where !["arrest", "deportation"].contains(kind["kind"]?.string) {
            #expect(row(kind["kind"]?.string ?? "", "same") > 0)
            #expect(
                kind["added"]?.int == 0 && kind["removed"]?.int == 0 && kind["changed"]?.int == 0,
                "\(kind.line)")
        }
        #expect(kinds.count > 2)
        #expect(try site.records([site.topics.events]).count == published)

        let differences = whole["differences"]?.array?.count ?? 0
        _ = try report("whole", ["--supersede"])
        try await RunningWorker.wait(60, every: .seconds(1)) {
            try report("whole")["differences"]?.array?.isEmpty == true
        }
        #expect(worker.terminate() == 0, "\(worker.lastWords)")
        try #require(try ViewStore(path: store.path, isOwner: false).verify().isEmpty)
        FaultTable.tell(
            "replay with a changed dictionary, killed and resumed", records: count,
            String(
                format:
                    "%.0f articles/s; %d arrests became deportations, %d differences, none after --supersede",
                Double(count) / seconds, row("arrest", "removed"), differences))
    }

    /// The program's data folders, with one verb that stands for another kind of event.
    private static func dictionary(_ path: String, reading verb: String, as kind: String) throws -> String {
        let files = FileManager.default
        let beside = WorkerProcess.program.deletingLastPathComponent()
        try files.createDirectory(atPath: path, withIntermediateDirectories: true)
        for room in ["Dedup", "Events", "Language", "Wire"] {
            let name = "copytaster_\(room).resources"
            try files.copyItem(
                at: beside.appendingPathComponent(name).resolvingSymlinksInPath(),
                to: URL(fileURLWithPath: "\(path)/\(name)"))
        }
        let triggers = URL(fileURLWithPath: "\(path)/copytaster_Events.resources/Data/triggers.tsv")
        let text = try String(contentsOf: triggers, encoding: .utf8)
        let changed = text.replacing("\nv\t\(verb)\t\t\t\(verb)\t", with: "\nv\t\(verb)\t\t\t\(kind)\t")
        try #require(changed != text)
        try Data(changed.utf8).write(to: triggers)
        return path
    }
}
