import Desk
import Kafka
import Pipeline

/// What the demo does once its worker runs: feeds, waits, and shows what came out.
struct Demo: Sendable {
    let settings: Settings
    let worker: Worker
    let items: [FeedItem]

    /// Feeds all stories, waits until they are worked on, and prints the tables.
    /// - Throws: `Failure` where the worker is not ready or not done in time.
    func show(port: String?, once: Bool) async throws {
        let topics = settings.topicNames
        let address = settings.text("kafka.brokers")
        Output.note("demo broker in memory at \(address); everything in it is gone when the demo ends")
        try await wait(for: .seconds(60), until: { $0.isReady }, orElse: "the worker did not get ready")
        let fed = try await feed()
        try await settle(fed)
        let configuration = try settings.clientConfiguration(clientID: "copytaster-demo")
        let records = try await Blocking.run {
            try TopicReader.records(
                of: [topics.articles, topics.events, topics.deadLetters], configuration, timeout: .seconds(30)
            )
        }
        var maker = StoryTableMaker()
        maker.names = names
        for record in records { try maker.add(record, topics: topics) }
        for line in maker.table.lines(for: .output) { try Output.line(line) }
        for line in closing(port: port, once: once) { try Output.line(line) }
    }

    /// Names of the files by the offset that each copy got in the one raw partition.
    private var names: [Int64: String] {
        let all = items.flatMap { item in
            [String](repeating: InputFile.name(of: item.path), count: item.copies)
        }
        return Dictionary(uniqueKeysWithValues: all.enumerated().map { (Int64($0), $1) })
    }

    private func feed() async throws -> Int {
        let feeder = Feeder(
            configuration: try settings.clientConfiguration(clientID: "copytaster-feed"),
            topic: settings.topicNames.raw.first ?? "wire.raw", rate: nil, provider: nil, contentType: nil)
        let items = items
        let report = try await Blocking.run {
            var bar = ProgressBar("feeding", total: items.reduce(0) { $0 + $1.copies })
            defer { bar.clear() }
            return try feeder.feed(items) { done, _ in bar.show(done) }
        }
        Output.note("fed \(Numbers.count(report.records, "record"))")
        return report.records
    }

    private func settle(_ fed: Int) async throws {
        var settling = Settling(fed: fed)
        var bar = ProgressBar("reading", total: fed)
        defer { bar.clear() }
        let clock = ContinuousClock()
        let start = clock.now
        try await wait(
            for: .seconds(120),
            until: { status in
                let coded = status.stages.first { $0.name == .code }?.records ?? 0
                bar.show(min(fed, coded))
                return settling.isSettled(status, at: start.duration(to: clock.now))
            }, orElse: "the worker did not get through the feed")
    }

    private func wait(
        for limit: Duration, until isDone: (WorkerStatus) -> Bool, orElse complaint: String
    ) async throws {
        let clock = ContinuousClock()
        let deadline = clock.now + limit
        while !isDone(worker.status) {
            guard clock.now < deadline else {
                let reasons = worker.status.health.reasons.joined(separator: "; ")
                throw Failure(
                    .bug,
                    "\(complaint) within \(limit.components.seconds) s (\(reasons.isEmpty ? "no reason known" : reasons)); "
                        + "run it again with --set log.level=debug")
            }
            try await Task.sleep(for: .milliseconds(100))
        }
    }

    private func closing(port: String?, once: Bool) -> [String] {
        let terminal = Terminal.output
        let path = settings.text("store.path")
        var lines = ["", terminal.paint("Look further", .strong), "database   \(path)"]
        lines += Self.queries.map { "           sqlite3 \(path) \"\($0)\"" }
        if !once {
            if let port { lines.append("health     \(port)   (also \(port)metrics, \(port)readyz)") }
            lines.append(
                "broker     \(settings.text("kafka.brokers")), a demo broker in memory without transactions")
        }
        lines.append(
            "your own   copytaster run --set kafka.brokers=HOST:PORT   (first: copytaster check --create-topics)"
        )
        if !once { lines.append(terminal.paint("Press Ctrl-C to end.", .faint)) }
        return lines
    }

    /// Queries to try, on the views that people read.
    static let queries = [
        "SELECT relation, outcome, count(*) FROM articles GROUP BY relation, outcome",
        "SELECT date_start, who, kind, whom, place, how_many FROM events ORDER BY date_start",
        "SELECT reason, count(*) FROM dead_letters GROUP BY reason",
    ]
}
