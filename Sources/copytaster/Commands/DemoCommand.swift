import ArgumentParser
import Foundation
import Kafka
import Pipeline
import ServiceLifecycle
import UnixSignals

/// Shows the worker at work on a small feed, with a broker in memory.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract:
            "Run the worker on a small feed of stories with a broker in memory, and show what comes out.",
        discussion: """
            copytaster demo                      stays until Ctrl-C
            copytaster demo --once               ends after the feed
            copytaster demo --feed my-stories/   your own files instead

            While it stays, its HTTP port and its database can be looked at.
            """)

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Folder of stories (default: demo-feed in the deploy folder near by).", valueName: "folder"))
    var feed: String?

    @Flag(name: .long, help: "End after the feed.")
    var once = false

    @OptionGroup var options: SettingsOptions

    func run() async throws {
        let items = try FeedItem.items(of: [try feedFolder()])
        var settings = try options.settings()
        let broker = try DemoBroker(topics: settings.topicNames)
        let folder = try Self.freshFolder()
        settings.choose("kafka.brokers", .text(broker.address))
        settings.choose("delivery.mode", .text("at_least_once"))
        settings.choose("store.path", .text("\(folder)/copytaster.sqlite"))
        settings.suggest("http.listen", .text("127.0.0.1:0"))
        settings.suggest("log.level", .text("warning"))
        let house = try House(settings: settings)
        let demo = Demo(settings: settings, worker: house.worker, items: items)
        let hasPort = !settings.text("http.listen").isEmpty
        let (addresses, feed) = AsyncStream<String>.makeStream()
        let group = try house.group(until: [.sigterm, .sigint]) { feed.yield($0) }
        try await withThrowingTaskGroup(of: Ending.self) { tasks in
            tasks.addTask {
                defer { feed.finish() }
                try await group.run()
                return .workerEnded
            }
            tasks.addTask { [once] in
                var iterator = addresses.makeAsyncIterator()
                let port = hasPort ? await iterator.next() : nil
                try await demo.show(port: port, once: once)
                if once { await group.triggerGracefulShutdown() }
                return .shown
            }
            // The worker's end, wanted or not, ends the demo.
            while let ending = try await tasks.next(), ending != .workerEnded {}
            tasks.cancelAll()
        }
        withExtendedLifetime(broker) {}
    }

    private enum Ending { case workerEnded, shown }

    private func feedFolder() throws -> String {
        if let feed { return feed }
        let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
            .deletingLastPathComponent().path
        let places = [
            "deploy/demo-feed", "demo-feed", "\(program)/demo-feed", "\(program)/../../../deploy/demo-feed",
            "\(program)/../share/copytaster/demo-feed",
        ]
        guard let found = places.first(where: InputFile.isFolder) else {
            throw Failure(.noInput, "the demo's stories are not near by; name their folder with --feed")
        }
        return found
    }

    private static func freshFolder() throws -> String {
        let base = NSTemporaryDirectory()
        let path =
            (base.hasSuffix("/") ? base : base + "/") + "copytaster-demo-"
            + String(UUID().uuidString.prefix(8))
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw Failure(
                .input, "no folder can be made in \(base) (\(error.localizedDescription)); set TMPDIR")
        }
        return path
    }
}
