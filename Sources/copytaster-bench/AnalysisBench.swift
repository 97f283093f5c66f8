import ArgumentParser
import Events
import Language
import Wire

/// Words alone, and words with events.
struct AnalysisBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "analysis", abstract: "Words of articles, and the events they tell, on one core.")

    @OptionGroup var options: BenchOptions

    func run() throws {
        let decoder = try WireDecoder(data: options.folder("Wire"))
        let reader = try Reader(data: options.folder("Language"))
        let coder = try EventCoder(data: options.folder("Events"))
        let articles = try options.ninjs.flatMap {
            try decoder.articles(in: $0, envelope: Envelope(provider: "bench", received: 1.8e9))
        }
        let contexts = articles.enumerated().map {
            CodingContext(article: $1, story: "story-\($0)", sequence: Int64($0))
        }
        let requests = zip(articles, contexts).map { article, context in
            ReadingRequest(
                headline: article.headline, body: article.bodyText, date: context.date,
                datelinePlace: article.dateline?.place, datelineLength: article.dateline?.length ?? 0,
                language: article.language)
        }
        var report = Report()
        var tokens = 0
        report.measurements.append(
            try measure("language", articles: articles.count, runs: options.runs) {
                tokens = 0
                for request in requests { tokens += try reader.read(request).tokens.count }
            })
        let readings = try requests.map { try reader.read($0) }
        report.measurements.append(
            try measure("events", articles: articles.count, runs: options.runs) {
                for (reading, context) in zip(readings, contexts) {
                    _ = try coder.events(of: reading, in: context)
                }
            })
        report.measurements.append(
            try measure("language + events", articles: articles.count, runs: options.runs) {
                for (request, context) in zip(requests, contexts) {
                    _ = try coder.events(of: reader.read(request), in: context)
                }
            })
        report.show(asJSON: options.json)
        if !options.json, !articles.isEmpty { print("\(tokens / articles.count) tokens an article") }
    }
}
