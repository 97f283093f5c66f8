import ArgumentParser
import Wire

/// Bytes to articles, by format.
struct DecodeBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decode", abstract: "Bytes to articles of 5 kB, by format, on one core.")

    @OptionGroup var options: BenchOptions

    func run() throws {
        let decoder = try WireDecoder(data: options.folder("Wire"))
        let corpus = Corpus(seed: options.seed)
        let items = (0..<options.articles).map { corpus.article($0).lengthened(to: 5_000, from: corpus) }
        var report = Report()
        for format in BenchFormat.allCases {
            let values = items.map { format.bytes(of: $0) }
            let size = values.reduce(0) { $0 + $1.count }
            report.measurements.append(
                try measureOnCore(
                    "decode \(format.rawValue)", articles: values.count, runs: options.runs, bytes: size
                ) {
                    for value in values {
                        _ = try decoder.articles(
                            in: value, envelope: Envelope(provider: "bench", received: 1.8e9))
                    }
                })
        }
        report.show(asJSON: options.json)
    }
}
