import ArgumentParser
import Digest
import Language

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
            data: DataFolder(path: data), profile: profile,
            knowledge: Names.knowledge(of: profile, without: without))
        for file in files { print("\(file): \(NameScores(tagger, on: try Corpus(file)).line)") }
    }
}
