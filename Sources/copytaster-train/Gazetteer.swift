import ArgumentParser

/// Packs places, names and word clusters for the `Language` room.
struct Gazetteer: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Packs places, names and word clusters for the Language room.")

    @Option(help: "The folder of the source tables.")
    var sources: String

    @Option(help: "The folder that the packed files are written to.")
    var output: String

    func run() throws {}
}
