import ArgumentParser
import Kafka
import Pipeline

/// Publishes raw wire files.
struct FeedCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feed", abstract: "Publish raw wire files to the raw topic, each as one record.",
        discussion: """
            copytaster feed story.xml --provider northwire
            copytaster feed archive/ --rate 50               50 records a second
            cat story.txt | copytaster feed - --content-type text/plain

            A folder is published in the order of its files' names; a feed.json in it may list {"file", \
            "provider", "content_type", "copies"} instead. A file of the Reuters-21578 collection is published a \
            record a story.
            """)

    @Argument(help: ArgumentHelp("Files and folders; - for standard input.", valueName: "path"))
    var paths: [String]

    @Option(name: .long, help: "The topic (default: the first of topics.raw).")
    var topic: String?

    @Option(
        name: .long,
        help: ArgumentHelp("Records a second (default: as fast as the broker takes them).", valueName: "n"))
    var rate: Double?

    @Option(name: .long, help: "Header provider: the agency, where feed.json does not say it.")
    var provider: String?

    @Option(name: .long, help: "Header content-type, where neither feed.json nor the file's name says it.")
    var contentType: String?

    @Option(
        name: .customLong("as"),
        help: "How stories of a Reuters-21578 file are sent: sgml, or anpa for the bytes of the wire.")
    var form = ArchiveForm.sgml

    @OptionGroup var options: SettingsOptions

    func validate() throws {
        if let rate, !(rate > 0 && rate.isFinite) { throw ValidationError("--rate must be above 0") }
    }

    func run() throws {
        let settings = try options.settings()
        let items = try FeedItem.items(of: paths)
        let feeder = Feeder(
            configuration: try settings.clientConfiguration(clientID: "copytaster-feed"),
            topic: topic ?? settings.topicNames.raw.first ?? "wire.raw", rate: rate, provider: provider,
            contentType: contentType, form: form)
        var bar = ProgressBar("feeding", total: items.reduce(0) { $0 + $1.copies })
        let report: Feeder.Report
        do {
            report = try feeder.feed(items) { done, _ in bar.show(done) }
        } catch {
            bar.clear()
            throw error
        }
        bar.clear()
        let speed = report.seconds > 0 ? Double(report.records) / report.seconds : 0
        Output.note(
            "\(Numbers.count(report.records, "record")), \(Numbers.grouped(report.bytes)) bytes to \(feeder.topic) in "
                + "\(Numbers.tenths(report.seconds)) s (\(Numbers.plain(speed.rounded())) a second)")
        guard report.unreadable.isEmpty else {
            throw Failure(
                .noInput,
                "\(Numbers.count(report.unreadable.count, "file")) could not be read and were passed over: "
                    + report.unreadable.prefix(5).joined(separator: ", ") + "; see their paths and rights")
        }
    }
}
