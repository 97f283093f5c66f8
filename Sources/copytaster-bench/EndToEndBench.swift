import ArgumentParser
import Kafka
import Logging
import Notation
import Pipeline
import Store

/// Records on the raw topic to rows in SQLite and events on the output topic, through a broker.
struct EndToEndBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "end-to-end", abstract: "Raw records to rows and events, through a broker.",
        discussion: """
            Makes topics of its own, feeds them, and runs a whole worker in this process until every article is in SQLite;
            then deletes the topics. Each of --runs begins anew; none warms up. The clock runs from the first batch to the
            last row; the broker's share of the processors is in the figure. The median run is shown.

              copytaster-bench end-to-end --brokers 127.0.0.1:9092 --without language
              copytaster-bench end-to-end --brokers 127.0.0.1:9092 --delivery at_least_once --without events

            Start to READY and memory, apart from the feeding: a backlog, the work on it, a start over a full view.

              copytaster-bench end-to-end --brokers 127.0.0.1:9092 --articles 100000 --feed-only
              copytaster-bench end-to-end --brokers 127.0.0.1:9092 --articles 100000 --again bench-123 --keep
              copytaster-bench end-to-end --brokers 127.0.0.1:9092 --articles 100000 --again bench-123
            """)

    /// What can be left out.
    enum Step: String, ExpressibleByArgument, CaseIterable { case language, events, none }

    @OptionGroup var options: BenchOptions

    @Option(help: "host:port of the broker.")
    var brokers: String

    @Option(help: "exactly_once or at_least_once.")
    var delivery = "exactly_once"

    @Option(help: "Analysis to leave out: language (and events with it), events, or none.")
    var without = Step.none

    @Flag(name: .long, help: "Recognise copies by id, slug and equal text alone.")
    var withoutNearCopies = false

    @Option(help: "Partitions of the topics.")
    var partitions: Int32 = 4

    @Flag(help: "Make the topics and feed them, and leave the work to a run with --again.")
    var feedOnly = false

    @Option(help: ArgumentHelp("Go on over what an earlier run kept.", valueName: "name"))
    var again: String?

    @Flag(help: "Keep topics and database, and print the name for --again.")
    var keep = false

    @Option(help: "Give up after this many seconds.")
    var timeout: Double = 300

    @Option(
        help: ArgumentHelp(
            "A property of librdkafka, such as compression.type=zstd; may be repeated.",
            valueName: "key=value"))
    var set: [String] = []

    func validate() throws {
        if let wrong = set.first(where: { !$0.contains("=") }) {
            throw ValidationError("--set takes key=value, not \(wrong).")
        }
    }

    func run() async throws {
        guard let mode = PipelineSettings.Delivery(rawValue: delivery) else {
            throw ValidationError("--delivery is exactly_once or at_least_once, not \(delivery).")
        }
        if feedOnly { return try feed() }
        let count = again == nil && !keep ? options.runs : 1
        var runs: [(run: BenchRun.Result, site: String, bytes: Int?)] = []
        for number in 1...count { runs.append(try await measure(mode, number: number)) }
        runs.sort { $0.run.rate < $1.run.rate }
        let median = runs[runs.count / 2]
        show([
            ("name", .string(median.site)),
            ("articles", .int(Int64(options.articles))), ("bytes", .number(median.bytes)),
            ("delivery", .string(delivery)), ("without", .string(without.rawValue)),
            ("near_copies", .bool(!withoutNearCopies)), ("runs", .int(Int64(count))),
            ("articles_per_second", .double(median.run.rate.rounded())),
            ("slowest", .double(runs[0].run.rate.rounded())),
            ("fastest", .double(runs[runs.count - 1].run.rate.rounded())),
            ("seconds", .double(median.run.seconds)),
            ("start_to_ready_seconds", .number(median.run.readySeconds)),
            ("rows", .int(Int64(median.run.rows))), ("peak_memory_mb", .int(Int64(Memory.peakMegabytes))),
            ("idle_memory_mb", .int(Int64(median.run.idleMegabytes))),
        ])
        if runs.contains(where: { $0.run.rows < options.articles }) { throw ExitCode(1) }
    }

    private func feed() throws {
        let site = try BenchSite(brokers: brokers, partitions: partitions)
        let bytes = try site.feed(Corpus(seed: options.seed), articles: options.articles)
        show([("name", .string(site.name)), ("bytes", .number(bytes))])
    }

    /// One run at a site of its own, or over what an earlier run kept.
    private func measure(
        _ mode: PipelineSettings.Delivery, number: Int
    ) async throws -> (run: BenchRun.Result, site: String, bytes: Int?) {
        let site = try BenchSite(brokers: brokers, partitions: partitions, number: number, again: again)
        defer { if !keep { site.remove() } }
        var bytes: Int?
        if again == nil {
            bytes = try site.feed(Corpus(seed: options.seed), articles: options.articles)
            // What the broker still does with what it was fed is not the worker's time.
            try await Task.sleep(for: .seconds(1))
        }
        var settings = site.settings(dataRoot: options.data)
        settings.delivery = mode
        for property in set {
            let parts = property.split(separator: "=", maxSplits: 1).map(String.init)
            settings.properties[parts[0]] = parts.count > 1 ? parts[1] : ""
        }
        settings.searchesNearCopies = !withoutNearCopies
        settings.readsLanguage = without != .language
        settings.codesEvents = without == .none
        let run = try await BenchRun(settings: settings, articles: options.articles, timeout: timeout)
            .measure()
        return (run, site.name, bytes)
    }

    private func show(_ figures: [(String, JSONValue)]) {
        if options.json {
            var object = JSONObject()
            for (name, value) in figures { object.append(name, value) }
            print(JSONValue.object(object).line)
        } else {
            for (name, value) in figures {
                let gap = String(repeating: " ", count: max(1, 26 - name.count))
                print("\(name.replacing("_", with: " "))\(gap)\(value.string ?? value.line)")
            }
        }
    }
}
