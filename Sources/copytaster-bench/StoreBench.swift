import ArgumentParser
import Dedup
import Foundation
import Store
import Wire

/// Rows of articles in SQLite, and reading them back for the index.
struct StoreBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "store", abstract: "Writing articles to SQLite in batches of 500, and reading them back."
    )

    @OptionGroup var options: BenchOptions

    func run() throws {
        let decoder = try WireDecoder(data: options.folder("Wire"))
        let settings = try DedupSettings(data: options.folder("Dedup"))
        var index = StoryIndex(settings: settings)
        var texts = JudgedTexts()
        let judged = try options.ninjs.enumerated().flatMap { offset, value in
            try decoder.articles(in: value, envelope: Envelope(received: 1.8e9)).map { article in
                let source = SourceCoordinates(topic: "raw", partition: 0, offset: Int64(offset), ordinal: 0)
                let intake = IntakeArticle(
                    article: article, source: source, receivedMilliseconds: 1_800_000_000_000)
                let judgement = index.judge(intake, sequence: Int64(offset)) { texts[$0] }
                texts.keep(article.bodyText, of: article.id)
                return JudgedArticle(
                    article: article, source: source, receivedMilliseconds: 1_800_000_000_000,
                    verdict: judgement.verdict, sequence: Int64(offset), judge: "bench",
                    sketch: judgement.sketch)
            }
        }
        var report = Report()
        let folder = FileManager.default.temporaryDirectory.path + "/copytaster-store-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var round = 0
        report.measurements.append(
            try measure("store: write", articles: judged.count, runs: options.runs) {
                round += 1
                let store = try ViewStore(path: "\(folder)/\(round).sqlite")
                for start in stride(from: 0, to: judged.count, by: 500) {
                    let part = judged[start..<min(start + 500, judged.count)]
                    try store.apply(
                        ViewBatch(
                            entries: part.map {
                                .article(
                                    $0, outcome: "coded",
                                    at: LogPlace(topic: "articles", partition: 0, offset: $0.sequence))
                            },
                            positions: [
                                StreamPosition(topic: "articles", partition: 0, nextOffset: Int64(start))
                            ]))
                }
                try store.close()
            })
        let store = try ViewStore(path: "\(folder)/\(round).sqlite")
        report.measurements.append(
            try measure("store: read for the index", articles: judged.count, runs: options.runs) {
                var rebuilt = StoryIndex(settings: settings)
                try store.forEachJudged(from: 0) { rebuilt.remember($0) }
            })
        report.show(asJSON: options.json)
    }
}
