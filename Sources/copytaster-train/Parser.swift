import ArgumentParser
import Digest
import Language

/// Trains the dependency parser.
struct Parser: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Trains the dependency parser on a treebank and writes its two models.",
        discussion: """
            Every fourth news document is held back and measured. The parser learns from tags as the tagger gives \
            them to text that it has not seen: the treebank is tagged in parts, each by a tagger of the others.
            """)

    @Option(help: "The Data folder of the Language room, which is read and written.")
    var data: String

    @Option(help: "Rounds over the treebank.")
    var rounds: Int = 12

    @Option(help: "Runs, each with the next seed, whose weights are averaged.")
    var runs: Int = 5

    @Option(help: "Weights smaller than this are left out.")
    var threshold: Double = 0.5

    @Option(help: "Seed of the order of sentences.")
    var seed: UInt64 = 7

    @Argument(help: "The folder of CoNLL-U files.")
    var treebank: String

    private static let parts = 4

    func run() throws {
        let folder = DataFolder(path: data)
        let files = try Treebank.files(treebank)
        let tokeniser = try Tokeniser(data: folder)
        var sentences = try Treebank(files.train, tokeniser: tokeniser).sentences
        try tag(&sentences, folder)
        let learner = try ParserLearner(
            training: ParserTraining(data: folder), sentences: sentences, rounds: rounds,
            seeds: (0..<UInt64(max(1, runs))).map { seed + $0 })
        let (steps, labels) = learner.packed(threshold: Float(threshold))
        try Files.write(steps, to: "\(data)/parser-steps.model")
        try Files.write(labels, to: "\(data)/parser-labels.model")
        let held = try Treebank(files.held, tokeniser: tokeniser).sentences
        print("held-back news: \(ParserScores(try DependencyParser(data: folder), on: held).line)")
    }

    private func tag(_ sentences: inout [Treebank.Sentence], _ folder: DataFolder) throws {
        let training = try TagTraining(data: folder)
        let learner = TagLearner(
            training: training, rounds: 5, runs: 1, threshold: 0.3, seed: seed, dropout: 0)
        let whole = sentences
        for part in 0..<Self.parts {
            let others = whole.indices.filter { $0 % Self.parts != part }.map { whole[$0] }
            let tagger = try training.tagger(LinearModel(packed: learner.packed(others, quiet: true)))
            for index in sentences.indices where index % Self.parts == part {
                sentences[index].tags = tagger.tags(of: sentences[index].words).map(\.rawValue)
            }
        }
    }
}
