import ArgumentParser
import Digest
import Language

/// Trains the name tagger without each part of its knowledge, and measures what the part brings.
struct EvaluateParts: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parts",
        abstract: "Prints what gazetteers, clusters, history and second pass each bring to the name tagger.",
        discussion: """
            Trains one run for each, without the part, and leaves the Data folder as it is. The second pass needs no \
            training of its own.
            """)

    @Option(help: "The Data folder of the Language room.")
    var data: String

    @Option(help: "The folder of the corpora that corpora.tsv lists.")
    var corpora: String

    @Option(help: "open or full: whose corpora are learned from.")
    var profile: String = "open"

    @Argument(help: "CoNLL files to measure on.")
    var files: [String]

    func run() throws {
        let folder = DataFolder(path: data)
        let parts = [("all", [])] + NameKnowledge.named.map { ("without \($0.name)", $0.part) }
        var whole: LinearModel?
        for (name, part) in parts {
            let knowledge = NameKnowledge.all.subtracting(part)
            let training = try NameTraining(data: folder, knowledge: knowledge)
            if let whole, part == .secondPass {
                try measure(training.tagger(whole), as: name)
                continue
            }
            var (documents, order) = try NameRecipe(profile: profile, data: data, folder: corpora)
                .documents(training, quiet: true)
            let learner = NameLearner(
                rounds: 8, dropout: 0.4, minimum: 2, seeds: [7], training: training, isQuiet: true)
            let rows = learner.rows(&documents, order: order)
            let model = try LinearModel(
                packed: LinearModel.packed(classes: NameTraining.labelNames, rows: rows, threshold: 0.2))
            whole = whole ?? model
            try measure(training.tagger(model), as: name)
        }
    }

    private func measure(_ tagger: NameTagger, as name: String) throws {
        for file in files { print("\(name), \(file): \(NameScores(tagger, on: try Corpus(file)).line)") }
    }
}
