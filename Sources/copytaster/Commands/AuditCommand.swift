import ArgumentParser
import Foundation
import Notation
import Pipeline
import Wire

/// Looks whether everything that went in came out, once, and stands in the database.
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Reconcile raw records, output topics and database: lost, extra, unseen, different.",
        discussion: """
            copytaster audit -c copytaster.yaml
            copytaster audit --since 2026-03-10T06:00:00Z --json
            copytaster audit --metrics /var/lib/node_exporter/copytaster.prom

            Reads the topics and changes nothing; a worker may run meanwhile. Every raw record that decode has passed \
            must have come out as articles or as a dead letter, every article must have one verdict, every new one and \
            every revision a reading, and the database must hold what the topics say. The status is 0 where that is so, \
            65 where it is not.
            """)

    @Option(
        help: ArgumentHelp("Begin at this time (ISO 8601) instead of the topics' start.", valueName: "time"))
    var since: String?

    @Flag(name: .long, help: "Leave the database out.") var withoutView = false
    @Flag(name: .long, help: "JSON instead of a table.") var json = false

    @Option(help: ArgumentHelp("Write the counts to this file as Prometheus text.", valueName: "file"))
    var metrics: String?

    @OptionGroup var options: SettingsOptions

    func run() async throws {
        let settings = try options.settings()
        var pipeline = try settings.pipelineSettings()
        if withoutView { pipeline.storePath = "" }
        let start = try since.map { text in
            guard let time = try? Date(text, strategy: .iso8601) else {
                throw Failure(.usage, "--since \(text) is no time; write it as 2026-03-10T06:00:00Z")
            }
            return Int64(time.timeIntervalSince1970 * 1_000)
        }
        let audited = pipeline
        let report = try await Blocking.run {
            var bar: ProgressBar?
            defer { bar?.clear() }
            return try Audit(audited).run(since: start) { done, total in
                var drawn = bar ?? ProgressBar("reading", total: total)
                drawn.show(done)
                bar = drawn
            }
        }
        if let metrics { try Self.write(report.metrics, to: metrics) }
        if json { try Output.line(report.json.line) } else { try Self.show(report) }
        guard report.isClean else {
            throw Failure(
                .badInput,
                "the topics or the database do not hold what went in. `copytaster rebuild` makes the database anew; what "
                    + "is lost or extra on the topics is a fault to report, with this list")
        }
    }

    private static func show(_ report: AuditReport) throws {
        var table = TextTable([
            .init("step"), .init("checked", isNumber: true), .init("lost", isNumber: true),
            .init("extra", isNumber: true), .init("different", isNumber: true),
            .init("unseen", isNumber: true),
        ])
        for step in report.steps {
            func cell(_ count: Int) -> TextTable.Cell { .init("\(count)", count > 0 ? .bad : nil) }
            table.add([
                .init(step.name, step.isClean ? .good : .bad), .init("\(step.checked)"), cell(step.lost),
                cell(step.extra), cell(step.differing), .init("\(step.unseen)"),
            ])
        }
        for line in table.lines(for: .output) { try Output.line(line) }
        for finding in report.findings { try Output.line(finding) }
    }

    /// Under another name first: a collector never reads half a file.
    private static func write(_ text: String, to path: String) throws {
        do {
            try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw Failure(.input, "\(path) cannot be written; see that its folder exists and has room")
        }
    }
}
