import ArgumentParser

/// The articles that the benches run on.
struct CorpusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "corpus", abstract: "Print the benches' articles as ninjs, one a line.",
        discussion: "copytaster-bench corpus --articles 1000 > corpus.jsonl")

    @OptionGroup var options: BenchOptions

    func run() throws {
        let corpus = Corpus(seed: options.seed)
        for index in 0..<options.articles {
            print(String(decoding: corpus.article(index).ninjs, as: UTF8.self))
        }
    }
}
