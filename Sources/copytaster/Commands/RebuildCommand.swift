import ArgumentParser
import Pipeline
import ServiceLifecycle
import Store
import UnixSignals

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Makes the database anew from the topics.
struct RebuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild",
        abstract: "Make the database anew from the topics, as far back as they reach.",
        discussion: """
            copytaster rebuild -c copytaster.yaml

            Stop the worker first. The old file is kept beside the new one as FILE.before-rebuild until you \
            delete it.
            """)

    @OptionGroup var options: SettingsOptions

    func run() async throws {
        var settings = try options.settings()
        let path = settings.text("store.path")
        try Self.setAside(path)
        settings.choose("worker.roles", .list(["store"]))
        settings.choose("http.listen", .text(""))
        let house = try House(settings: settings)
        let group = try house.group(until: [.sigterm, .sigint])
        let worker = house.worker
        let isComplete = try await withThrowingTaskGroup(of: Ending.self) { tasks in
            tasks.addTask {
                try await group.run()
                return .workerEnded
            }
            tasks.addTask {
                try await Self.follow(worker)
                await group.triggerGracefulShutdown()
                return .complete
            }
            var isComplete = false
            while let ending = try await tasks.next() {
                if ending == .workerEnded { break }
                isComplete = true
            }
            tasks.cancelAll()
            return isComplete
        }
        guard isComplete else {
            throw Failure(
                .interrupted,
                "the rebuild was interrupted; run it again, or `copytaster run`, which goes on from here")
        }
        let store = try ViewStore(path: path, isOwner: false)
        try Output.line("\(path): \(Numbers.count(try store.articleCount(), "article"))")
    }

    private enum Ending { case workerEnded, complete }

    /// Moves the file out of the way, once it is certain that no worker uses it.
    private static func setAside(_ path: String) throws {
        guard InputFile.exists(path) else { return }
        do {
            try ViewStore(path: path).close()
        } catch let error as StoreError where error.code == .corrupt || error.code == .newerSchema {
            Output.note("\(error.message)")
        }
        for suffix in ["", "-wal", "-shm"] {
            // SQLite finds a file's log by its name, so the log is renamed along with its file.
            let aside = "\(path).before-rebuild\(suffix)"
            unlink(aside)
            guard InputFile.exists(path + suffix) else { continue }
            guard rename(path + suffix, aside) == 0 else {
                throw Failure(.input, "\(path)\(suffix) cannot be renamed; see the rights of its folder")
            }
        }
    }

    /// Waits until the follower has read all topics to their ends.
    private static func follow(_ worker: Worker) async throws {
        var settling = Settling(fed: 0)
        var bar = ProgressBar("following", total: 100)
        defer { bar.clear() }
        let clock = ContinuousClock()
        let start = clock.now
        while true {
            let status = worker.status
            let partitions = status.stages.flatMap(\.partitions)
            let done = partitions.reduce(0) { $0 + $1.position }
            let lag = partitions.compactMap(\.lag).reduce(0, +)
            if done + lag > 0 {
                bar.show(Int(done * 100 / (done + lag)), note: Numbers.count(Int(done), "record"))
            }
            if status.isReady, !partitions.isEmpty,
                settling.isSettled(status, at: start.duration(to: clock.now))
            {
                return
            }
            try await Task.sleep(for: .milliseconds(100))
        }
    }
}
