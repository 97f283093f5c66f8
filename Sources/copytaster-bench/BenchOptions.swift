import ArgumentParser
import Digest

/// The switches that every bench shares.
struct BenchOptions: ParsableArguments {
    @Option(help: "Articles a run.")
    var articles = 5_000

    @Option(help: "Runs that count, after one to warm up.")
    var runs = 3

    @Option(help: "Seed of the corpus.")
    var seed: UInt64 = 1

    @Option(help: "Folder that holds the copytaster_*.resources folders (default: beside the program).")
    var data: String?

    @Flag(help: "Print JSON Lines instead of a table.")
    var json = false

    /// The data folder of a room.
    func folder(_ room: String) -> DataFolder { DataFolder(room: room, root: data) }

    /// The corpus as it is written in ninjs.
    var ninjs: [[UInt8]] {
        let corpus = Corpus(seed: seed)
        return (0..<articles).map { corpus.article($0).ninjs }
    }

    func validate() throws {
        guard articles > 0, runs > 0 else {
            throw ValidationError("--articles and --runs must be 1 or more.")
        }
    }
}
