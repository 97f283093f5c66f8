import ArgumentParser
import Digest
import Language

/// Measures the models that ship.
struct Evaluate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measures the models of a Data folder on annotated text.",
        subcommands: [EvaluateNames.self, EvaluateTreebank.self, EvaluateFigures.self, EvaluateParts.self])
}

/// Measures the name tagger.
struct EvaluateNames: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "names", abstract: "Prints the F1 of the name tagger, exact span and type.")

    @Option(help: "The Data folder of the Language room.")
    var data: String

    @Option(help: "open or full: which profile is measured.")
    var profile: String = "open"

    @Option(help: "Parts of the knowledge that the model was trained without, by commas.")
    var without: String = ""

    @Argument(help: "CoNLL files: token, tab, BIO tag.")
    var files: [String]

    func run() throws {
        guard let profile = ReaderOptions.Profile(rawValue: profile) else {
            throw ValidationError("the profile is open or full")
        }
        let tagger = try NameTagger(
            data: DataFolder(path: data), profile: profile, knowledge: Names.knowledge(without: without))
        for file in files { print("\(file): \(NameScores(tagger, on: try Corpus(file)).line)") }
    }
}

/// Measures the part-of-speech tagger and the parser.
struct EvaluateTreebank: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "treebank",
        abstract: "Prints the accuracy of tagger and parser on the news documents that training holds back.")

    @Option(help: "The Data folder of the Language room.")
    var data: String

    @Argument(help: "The folder of CoNLL-U files.")
    var treebank: String

    func run() throws {
        let folder = DataFolder(path: data)
        let held = try Treebank(
            Treebank.files(treebank).held, tokeniser: try Tokeniser(data: folder)
        ).sentences
        print("parts of speech: \(TagScores(try PartOfSpeechTagger(data: folder), on: held).line)")
        print("parser: \(ParserScores(try DependencyParser(data: folder), on: held).line)")
    }
}

/// Measures dates and quantities.
struct EvaluateFigures: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "figures",
        abstract: "Prints how many dates and quantities of marked sentences are found, and how many rightly.",
        discussion: """
            A line is a day, a tab and a text with {words|first day/last day} for dates, or a text with \
            {words|comparator value noun or unit} for quantities.
            """)

    @Option(help: "The Data folder of the Language room.")
    var data: String

    @Flag(help: "Also print what is wrong.")
    var verbose = false

    @Argument(help: "Files of marked sentences.")
    var files: [String]

    func run() throws {
        let reader = try Reader(data: DataFolder(path: data))
        for file in files {
            let scores = FigureScores(reader, on: try MarkedSentence.all(in: Files.lines(file)))
            print("\(file): \(scores.line)")
            if verbose { for error in scores.errors { print("  \(error)") } }
        }
    }
}

/// Trains the name tagger without each part of its knowledge, and measures what the part brings.
struct EvaluateParts: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parts",
        abstract: "Prints what gazetteers, clusters and history each bring to the name tagger.",
        discussion: "Trains one run for each, without the part, and leaves the Data folder as it is.")

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
        for (name, part) in parts {
            let knowledge = NameKnowledge.all.subtracting(part)
            let training = try NameTraining(data: folder, knowledge: knowledge)
            var (documents, order) = try NameRecipe(profile: profile, data: data, folder: corpora)
                .documents(training, quiet: true)
            let learner = NameLearner(
                rounds: 8, dropout: 0.4, minimum: 2, seeds: [7], training: training, isQuiet: true)
            let rows = learner.rows(&documents, order: order)
            let model = try LinearModel(
                packed: LinearModel.packed(classes: NameTraining.labelNames, rows: rows, threshold: 0.2))
            let tagger = try training.tagger(model)
            for file in files { print("\(name), \(file): \(NameScores(tagger, on: try Corpus(file)).line)") }
        }
    }
}
