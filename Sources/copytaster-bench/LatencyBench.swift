import ArgumentParser
import Foundation
import Kafka
import Logging
import Notation
import Pipeline
import Synchronization

/// How long after its raw record an article's first event can be read.
struct LatencyBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "latency", abstract: "From a raw record to its first visible event, through a broker.",
        discussion: """
            Feeds at a steady rate and reads the events topic (read_committed) meanwhile. The first tenth is left out.

              copytaster-bench latency --brokers 127.0.0.1:9092 --rate 50 --articles 1000
            """)

    @OptionGroup var options: BenchOptions

    @Option(help: "host:port of the broker.")
    var brokers: String

    @Option(help: "Raw records a second.")
    var rate: Double = 50

    @Option(help: "Partitions of the topics.")
    var partitions: Int32 = 4

    func run() async throws {
        let site = try BenchSite(brokers: brokers, partitions: partitions)
        defer { site.remove() }
        let settings = site.settings(dataRoot: options.data)
        var logger = Logger(label: "bench")
        logger.logLevel = .error
        let worker = try Worker(settings: settings, logger: logger)
        let watch = Stopwatch()
        let (count, seed, rate) = (options.articles, options.seed, rate)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await worker.run() }
            group.addTask {
                while !worker.status.isReady { try await Task.sleep(for: .milliseconds(50)) }
                // Feeding and reading block, each on a thread of its own.
                let reading = Thread { watch.read(site, until: count) }
                reading.start()
                try await Self.feed(site, Corpus(seed: seed), count, rate, watch)
                let limit = ContinuousClock.now + .seconds(30)
                while !watch.isDone, ContinuousClock.now < limit {
                    try await Task.sleep(for: .milliseconds(50))
                }
            }
            _ = try await group.next()
            group.cancelAll()
        }
        show(watch.milliseconds.dropFirst(options.articles / 10).sorted())
    }

    private static func feed(
        _ site: BenchSite, _ corpus: Corpus, _ count: Int, _ rate: Double, _ watch: Stopwatch
    ) async throws {
        let feeder = try site.feeder()
        let clock = ContinuousClock()
        let start = clock.now
        for index in 0..<count {
            try await Task.sleep(until: start + .seconds(Double(index) / rate), clock: clock)
            let item = corpus.article(index)
            watch.sent("\(item.number)")
            try feeder.send(item, at: index)
        }
        try feeder.flush()
    }

    private func show(_ sorted: [Double]) {
        func share(_ part: Double) -> Double {
            sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, Int(Double(sorted.count) * part))].rounded()
        }
        let figures: [(String, JSONValue)] = [
            ("articles_with_events", .int(Int64(sorted.count))), ("rate", .double(rate)),
            ("p50_ms", .double(share(0.5))), ("p90_ms", .double(share(0.9))),
            ("p99_ms", .double(share(0.99))),
            ("max_ms", .double((sorted.last ?? 0).rounded())),
        ]
        if options.json {
            var object = JSONObject()
            for (name, value) in figures { object.append(name, value) }
            print(JSONValue.object(object).line)
        } else {
            for (name, value) in figures {
                print(
                    name.replacing("_", with: " ").padding(toLength: 24, withPad: " ", startingAt: 0)
                        + value.line)
            }
        }
    }
}

/// When articles were sent and when their first events were seen.
private final class Stopwatch: Sendable {
    private struct State {
        var sent: [String: ContinuousClock.Instant] = [:]
        var order: [String] = []
        var seen: [String: Double] = [:]
        var isDone = false
    }

    private let state = Mutex(State())

    func sent(_ article: String) {
        state.withLock {
            // A copy of an article that was sent before has no event of its own.
            guard $0.sent[article] == nil else { return }
            $0.sent[article] = .now
            $0.order.append(article)
        }
    }

    var isDone: Bool { state.withLock { $0.isDone } }

    /// Milliseconds of each article that has events, in the order in which they were sent.
    var milliseconds: [Double] { state.withLock { state in state.order.compactMap { state.seen[$0] } } }

    /// Reads the events topic until nothing came for some seconds after all was sent.
    func read(_ site: BenchSite, until count: Int) {
        defer { state.withLock { $0.isDone = true } }
        // A reader that cannot read is seen by its empty figures.
        guard let consumer = try? site.eventReader() else { return }
        defer { consumer.close() }
        var last = ContinuousClock.now
        while last.duration(to: .now) < .seconds(5) {
            guard let polled = try? consumer.poll(timeout: .milliseconds(100)) else { continue }
            guard case .record(let record) = polled, let value = record.value,
                let id = try? JSONReader().value(from: value)["article"]?.string,
                let number = id.split(separator: ":").last
            else { continue }
            last = .now
            state.withLock {
                // The number of an item is its own, whichever provider name it was decoded under.
                let article = String(number)
                guard let sent = $0.sent[article], $0.seen[article] == nil else { return }
                let time = sent.duration(to: .now).components
                $0.seen[article] = Double(time.seconds) * 1e3 + Double(time.attoseconds) * 1e-15
            }
        }
    }
}
