import ArgumentParser
import Digest
import Language

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
