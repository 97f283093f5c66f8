import ArgumentParser
import Digest
import Language

/// Trains the part-of-speech tagger.
struct Tags: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Trains the part-of-speech tagger on a treebank and writes tags.model.",
        discussion: "Every fourth news document is held back and measured.")

    @Option(help: "The Data folder of the Language room, which is read and written.")
    var data: String

    @Option(help: "Rounds over the treebank.")
    var rounds: Int = 8

    @Option(help: "Runs, each with the next seed, whose weights are averaged.")
    var runs: Int = 5

    @Option(help: "Weights smaller than this are left out.")
    var threshold: Double = 0.3

    @Option(help: "Seed of the order of sentences and of what is left out.")
    var seed: UInt64 = 7

    @Option(help: "Share of the features left out by chance while learning.")
    var dropout: Double = 0.3

    @Option(help: "A file to write instead of tags.model.")
    var output: String?

    @Argument(help: "The folder of CoNLL-U files.")
    var treebank: String

    func run() throws {
        let folder = DataFolder(path: data)
        let files = try Treebank.files(treebank)
        let tokeniser = try Tokeniser(data: folder)
        let learner = TagLearner(
            training: try TagTraining(data: folder), rounds: rounds, runs: runs, threshold: threshold,
            seed: seed, dropout: min(0.9, max(0, dropout)))
        let sentences = try Treebank(files.train, tokeniser: tokeniser).sentences
        let packed = learner.packed(sentences)
        try Files.write(packed, to: output ?? "\(data)/tags.model")
        print(
            "held-back news: "
                + TagScores(
                    try learner.training.tagger(LinearModel(packed: packed)),
                    on: try Treebank(files.held, tokeniser: tokeniser).sentences
                ).line)
    }
}
