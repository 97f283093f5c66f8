import ArgumentParser
import Dedup
import Digest
import Foundation
import Notation
import Wire

/// Trains the verifier of dedup on streams of articles with the stories they belong to.
struct DedupTraining: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dedup", abstract: "Train the verifier that decides whether two articles are one story.",
        discussion: """
            copytaster-train dedup --out Sources/Dedup/Data/verifier.tsv SET.jsonl...

            A set holds one article a line, in order of arrival, as `copytaster dedup --lines` reads them, with the members
            "cluster" (its story) and "neg" (why a near-by article is another story; may be missing). Every pair that the
            index proposes is an example.
            """)

    @Argument(help: "Files of JSON Lines.") var sets: [String]
    @Option(help: "Where the model is written.") var out: String
    @Option(help: "Name of the model, as it stands in verdicts.") var version = "trees-1"
    @Option(help: "Trees to fit.") var trees = 120
    @Option(
        help: "A file of judged pairs {\"a\",\"b\",\"label\"}, whose articles are in a set; they weigh more.")
    var pairs: String?

    @Option(help: "Figures that are left out, with commas between them.") var without = ""

    func run() throws {
        let left = Set(without.split(separator: ",").map(String.init))
        var rows: [[Double]] = []
        var answers: [Bool] = []
        var weights: [Double] = []
        for set in sets {
            let examples = try examples(of: set)
            rows += examples.map { example in
                // A figure that never differs is never asked for.
                zip(PairFeatures.names, example.features).map { left.contains($0) ? 0 : $1 }
            }
            answers += examples.map(\.isSame)
            weights += examples.map(\.weight)
            let same = examples.reduce(0) { $0 + ($1.isSame ? 1 : 0) }
            print("\(set): \(examples.count) pairs, \(same) of one story")
        }
        let forest = BoostedTrees(trees: trees).fit(rows, answers, weights: weights)
        var text = "version\t\(version)\nfeatures\t\(PairFeatures.names.joined(separator: "\t"))\n"
        for (tree, nodes) in forest.enumerated() {
            for (place, node) in nodes.enumerated() {
                text +=
                    node.feature < 0
                    ? "\(tree)\t\(place)\tleaf\t\(Float(node.value))\n"
                    : "\(tree)\t\(place)\t\(PairFeatures.names[node.feature])\t\(node.value)\t\(node.left)\t\(node.right)\n"
            }
        }
        try text.write(toFile: out, atomically: true, encoding: .utf8)
        let model = try Verifier(text: text, path: out)
        var wrong = [true: 0, false: 0]
        for (row, isSame) in zip(rows, answers) where (model.probability(of: row) >= 0.5) != isSame {
            wrong[isSame, default: 0] += 1
        }
        print(
            "\(rows.count) pairs, of one story but told apart \(wrong[true] ?? 0), two stories put together \(wrong[false] ?? 0)"
        )
    }

    private struct Example {
        var features: [Double]
        var isSame: Bool
        var weight: Double
    }

    /// The pairs of a set, in the order in which they come up.
    private func examples(of path: String) throws -> [Example] {
        let decoder = try WireDecoder(data: DataFolder(room: "Wire"))
        let marks = try MarkWords(data: DataFolder(room: "Dedup"))
        var index = StoryIndex(settings: DedupSettings(marks: marks))
        var texts = JudgedTexts()
        var stories: [String: String] = [:]
        var examples: [Example] = []
        let judged = try pairs.map { try judgements($0) } ?? [:]
        let lines = try Data(contentsOf: URL(fileURLWithPath: path)).split(separator: UInt8(ascii: "\n"))
        for (number, bytes) in lines.enumerated() {
            let json = try JSONReader().value(from: Array(bytes))
            let intake = try DedupLine(Array(bytes), number: Int64(number), decoder: decoder).intake
            let story = json["cluster"]?.string
            for pair in index.comparisons(of: intake, body: { texts[$0] }) {
                let label = judged[PairKey(intake.article.id, pair.article)]
                let isSame = label ?? (story.map { $0 == stories[pair.article] })
                guard let isSame else { continue }
                examples.append(
                    Example(features: pair.features, isSame: isSame, weight: label == nil ? 1 : 4))
            }
            index.begin(batch: number)
            _ = index.judge(intake, sequence: Int64(number)) { texts[$0] }
            index.settle(batch: number)
            stories[intake.article.id] = story
            texts.keep(intake.article.bodyText, of: intake.article.id)
        }
        return examples
    }

    private struct PairKey: Hashable {
        let first: String
        let second: String

        init(_ a: String, _ b: String) { (first, second) = a < b ? (a, b) : (b, a) }
    }

    private func judgements(_ path: String) throws -> [PairKey: Bool] {
        var known: [PairKey: Bool] = [:]
        for line in try Data(contentsOf: URL(fileURLWithPath: path)).split(separator: UInt8(ascii: "\n")) {
            let json = try JSONReader().value(from: Array(line))
            guard let label = json["label"]?.int, label == 0 || label == 1 else { continue }
            known[
                PairKey(
                    "Reuters:" + (try json.requiredString("a")), "Reuters:" + (try json.requiredString("b")))] =
                label == 1
        }
        return known
    }
}
