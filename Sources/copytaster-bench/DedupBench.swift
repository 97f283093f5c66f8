import ArgumentParser
import Dedup
import Wire

/// Verdicts, on one core.
struct DedupBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dedup", abstract: "Verdicts on articles, on one core.")

    @OptionGroup var options: BenchOptions

    func run() throws {
        let decoder = try WireDecoder(data: options.folder("Wire"))
        let settings = try DedupSettings(data: options.folder("Dedup"))
        let intakes = try options.ninjs.enumerated().flatMap { offset, value in
            try decoder.articles(in: value, envelope: Envelope(received: 1.8e9)).enumerated().map {
                ordinal, article in
                IntakeArticle(
                    article: article,
                    source: SourceCoordinates(
                        topic: "raw", partition: 0, offset: Int64(offset), ordinal: ordinal),
                    receivedMilliseconds: 1_800_000_000_000 + Int64(offset))
            }
        }
        var report = Report()
        report.measurements.append(
            measure("dedup", articles: intakes.count, runs: options.runs) {
                var index = StoryIndex(settings: settings)
                var texts = JudgedTexts()
                for (sequence, intake) in intakes.enumerated() {
                    _ = index.judge(intake, sequence: Int64(sequence)) { texts[$0] }
                    texts.keep(intake.article.bodyText, of: intake.article.id)
                }
            })
        report.show(asJSON: options.json)
    }
}
