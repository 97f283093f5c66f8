import ArgumentParser
import Foundation
import Kafka
import Notation
import Pipeline

/// Works recorded input through the stages again.
struct ReplayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract:
            "Work recorded input through the stages again, into a database of its own, and tell what differs.",
        discussion: """
            copytaster replay --stage code --run-id new-verbs
            copytaster replay --stage code --run-id new-verbs --supersede
            copytaster replay --stage decode --from 2026-03-01T00:00:00Z --to 2026-03-08T00:00:00Z
            copytaster replay --stage judge --from 0:1000 --to 0:2000
            copytaster replay --stage code --run-id trial --output-prefix trial.

            code reads the recorded articles with their verdicts, in the order of all copy; judge the intake in its \
            order; decode the raw records, merged by their timestamps. The end is captured at the first start. A replay \
            that was ended goes on where its database stands: run the same command again. With --output-prefix, whose \
            topics are made where they are missing, every record comes out there once, also then. Live topics and database are \
            only read, unless --supersede publishes the differences of a replay of code to the live events topic.
            """)

    @Option(help: "decode, judge or code: the first stage at work.") var stage = "code"
    @Option(help: ArgumentHelp("start, a time (ISO 8601), or offsets as 0:100,1:250.", valueName: "bound"))
    var from = "start"
    @Option(help: ArgumentHelp("now, a time (ISO 8601), or offsets as 0:100,1:250.", valueName: "bound"))
    var to = "now"
    @Option(help: ArgumentHelp("Only these partitions, as 0,3,5.", valueName: "list")) var partitions: String?
    @Option(help: ArgumentHelp("Name of the run; a replay is resumed by it.", valueName: "name"))
    var runID = "replay"
    @Option(
        help: ArgumentHelp("Its database (default: the live one's name with the run's).", valueName: "file"))
    var database: String?
    @Option(
        help: ArgumentHelp(
            "Also publish what it makes, to topics with this before the live names.", valueName: "text"))
    var outputPrefix: String?
    @Flag(name: .long, help: "Publish the differences to the live events topic: retractions, then events.")
    var supersede = false
    @Flag(name: .long, help: "JSON instead of a table, with every difference.") var json = false
    @OptionGroup var options: SettingsOptions

    func run() async throws {
        guard let first = StageName(rawValue: stage), first != .store else {
            throw Failure(.usage, "--stage \(stage) is no stage; give decode, judge or code")
        }
        if outputPrefix?.isEmpty == true {
            throw Failure(.usage, "--output-prefix \"\" would name the live topics; give one such as trial.")
        }
        if supersede, first != .code {
            throw Failure(
                .usage,
                "--supersede needs --stage code: recorded verdicts are law, only coding can be replaced")
        }
        let settings = try options.settings().pipelineSettings()
        let (from, to) = (try ReplayBound(from, "--from"), try ReplayBound(to, "--to"))
        let chosen = try ReplayBound.partitions(partitions)
        let path = database ?? settings.storePath.replacing(/\.sqlite$/, with: "") + ".\(runID).sqlite"
        let (run, publishes, prefix) = (runID, supersede, outputPrefix)
        let report = try await Blocking.run { () -> ReplayReport in
            let bounds = try Replay.bounds(of: first, run: run, settings: settings, outputPrefix: prefix) {
                asker, partition, low, _ in
                chosen.map { $0.contains(partition.partition) } ?? true
                    ? try from.offset(asker, partition, otherwise: low) : .max
            } to: { asker, partition, _, high in
                try to.offset(asker, partition, otherwise: high)
            }
            let replay = try Replay(settings: settings, database: path, bounds: bounds)
            var bar: ProgressBar?
            let start = ContinuousClock.now
            var before: Int?
            try replay.run { done, total in
                var drawn = bar ?? ProgressBar("replaying", total: total)
                let fresh = done - (before ?? done)
                before = before ?? done
                drawn.show(done, note: Self.pace(fresh, total - done, since: start))
                bar = drawn
            }
            bar?.clear()
            let report = try replay.report()
            if publishes { try replay.supersede(report) }
            return report
        }
        if json { return try Output.line(report.json.line) }
        try Self.show(report)
        Output.note("the replay is kept in \(path)")
        if let outputPrefix {
            Output.note(
                "and its records are on the topics \(outputPrefix)\(settings.topics.events) and its like")
        }
        if supersede {
            Output.note(
                "\(Numbers.count(report.differences.count, "difference")) published to the live events topic")
        }
    }

    /// Rate and time left, from what this run has done so far.
    private static func pace(_ done: Int, _ left: Int, since start: ContinuousClock.Instant) -> String {
        let spent = start.duration(to: .now)
        let seconds = Double(spent.components.seconds) + Double(spent.components.attoseconds) * 1e-18
        guard done > 0, seconds > 0.5 else { return "" }
        let rate = Double(done) / seconds
        return "\(Int(rate)) a second, \(Int(Double(left) / rate)) s left"
    }

    private static func show(_ report: ReplayReport) throws {
        var table = TextTable([
            .init("kind", minimum: 16), .init("added", isNumber: true), .init("removed", isNumber: true),
            .init("changed", isNumber: true), .init("same", isNumber: true),
        ])
        for (kind, row) in report.kinds.sorted(by: { $0.key < $1.key }) + [("all", report.total)] {
            table.add([
                .init(kind, kind == "all" ? .strong : nil),
                .init("\(row.added)", row.added > 0 ? .good : nil),
                .init("\(row.removed)", row.removed > 0 ? .bad : nil),
                .init("\(row.changed)", row.changed > 0 ? .notice : nil), .init("\(row.same)"),
            ])
        }
        for line in table.lines(for: .output) { try Output.line(line) }
        try Output.line("\(Numbers.count(report.articles, "article")) replayed")
    }
}
