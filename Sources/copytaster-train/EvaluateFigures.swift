import ArgumentParser
import Digest
import Language

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
