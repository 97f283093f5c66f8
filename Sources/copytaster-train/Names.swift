import ArgumentParser
import Digest
import Language

/// Trains the name tagger.
struct Names: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Trains the name tagger on CoNLL files and writes names-PROFILE.model.",
        discussion: """
            copytaster-train names --data Sources/Language/Data --corpora corpora/ner --profile open
            copytaster-train names --data Sources/Language/Data my-annotations.conll:x3 more.conll

            With --corpora the files are those that corpora.tsv of the Data folder lists for the profile. A file given \
            as PATH:xN counts N times. The same files, options and seed give the same bytes.
            """)

    @Option(help: "The Data folder of the Language room, which is read and written.")
    var data: String

    @Option(help: "open or full: which profile the model is for.")
    var profile: String = "open"

    @Option(help: "The folder of the corpora that corpora.tsv lists.")
    var corpora: String?

    @Option(help: "Rounds over the corpora.")
    var rounds: Int = 12

    @Option(help: "Runs, each with the next seed, whose weights are averaged.")
    var runs: Int = 5

    @Option(help: "Share of the features left out by chance while learning.")
    var dropout: Double = 0.4

    @Option(help: "Features seen less often are left out.")
    var minimum: Int = 2

    @Option(help: "Weights smaller than this are left out.")
    var threshold: Double = 0.2

    @Option(help: "Seed of the order of documents and of what is left out.")
    var seed: UInt64 = 7

    @Option(
        help: "Parts of the knowledge to leave out, by commas: gazetteers, clusters, history, second-pass.")
    var without: String = ""

    @Option(help: "A file to write instead of names-PROFILE.model.")
    var output: String?

    @Argument(help: "CoNLL files besides: token, tab, BIO tag.")
    var files: [String] = []

    func run() throws {
        let knowledge = try Self.knowledge(of: .full, without: without)
        let training = try NameTraining(data: DataFolder(path: data), knowledge: knowledge)
        var documents: [NameTraining.Document] = []
        var order: [Int] = []
        var recipes = [NameRecipe(arguments: files)]
        if let corpora {
            recipes.insert(try NameRecipe(profile: profile, data: data, folder: corpora), at: 0)
        }
        for recipe in recipes {
            let (more, moreOrder) = try recipe.documents(training)
            order += moreOrder.map { $0 + documents.count }
            documents += more
        }
        guard !documents.isEmpty else { throw ValidationError("no annotated text; give --corpora or files") }
        let learner = NameLearner(
            rounds: rounds, dropout: min(0.9, max(0, dropout)), minimum: minimum,
            seeds: (0..<UInt64(max(1, runs))).map { seed + $0 }, training: training)
        let rows = learner.rows(&documents, order: order)
        let packed = LinearModel.packed(
            classes: NameTraining.labelNames, rows: rows, threshold: Float(threshold))
        try Files.write(packed, to: output ?? "\(data)/names-\(profile).model")
    }

    /// The knowledge of a profile but the parts named.
    static func knowledge(
        of profile: ReaderOptions.Profile, without names: String
    ) throws -> NameKnowledge {
        var knowledge = NameKnowledge.of(profile)
        for name in names.split(separator: ",") {
            guard let part = NameKnowledge.named.first(where: { $0.name == name }) else {
                throw ValidationError(
                    "no part of the knowledge is called \(name); there are "
                        + NameKnowledge.named.map(\.name).joined(separator: ", "))
            }
            knowledge.remove(part.part)
        }
        return knowledge
    }
}
