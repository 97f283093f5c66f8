import ArgumentParser
import Digest
import Events
import Foundation
import Language
import Notation

/// Trains the confidence of events: a logistic model over a few features of each.
struct ConfidenceTraining: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "events",
        abstract: "Trains the confidence of events and writes confidence.tsv.",
        discussion: """
            Answers come from the project's own stories, PETRARCH's validation sentences (MIT) and MUC-4 (public). An \
            event is right where the answers name its kind, its CAMEO root or its type of incident. The figures \
            printed are of a cross-check in five parts, split by article.
            """)

    @Option(help: "The Data folder of the Language room.")
    var language: String

    @Option(help: "The Data folder of the Events room, which is read and written.")
    var data: String

    @Option(help: "A folder of .story files.")
    var stories: String

    @Option(help: "PETRARCH's validation sentences as JSON Lines.")
    var petrarch: String

    @Option(help: "MUC-4 as JSON Lines.")
    var muc: String

    @Option(help: "How many articles of MUC-4 to read.")
    var limit: Int = 400

    @Option(help: "Strength of the pull of all weights to zero.")
    var decay: Double = 4

    func run() throws {
        let samples = try Samples(
            reader: Reader(data: DataFolder(path: language)), coder: EventCoder(data: DataFolder(path: data)))
        var rows = try samples.stories(in: stories)
        rows += try samples.petrarch(petrarch)
        rows += try samples.muc(muc, limit: limit)
        let right = rows.reduce(0) { $0 + ($1.isRight ? 1 : 0) }
        print("\(rows.count) events, \(right) right")
        var outside: [(Double, Bool)] = []
        for part in 0..<5 {
            let model = LogisticModel(rows.filter { $0.group % 5 != part }, decay: decay)
            outside += rows.filter { $0.group % 5 == part }.map { (model.value($0.features), $0.isRight) }
        }
        print("cross-check: calibration error \(Self.calibrationError(outside))")
        let model = LogisticModel(rows, decay: decay)
        let lines = model.weights.sorted { $0.key < $1.key }.map {
            "\($0.key)\t\(($0.value * 1000).rounded() / 1000)"
        }
        let head = "# feature\tweight; trained by `copytaster-train events`"
        try Files.write(
            Array(([head] + lines).joined(separator: "\n").utf8) + [10], to: data + "/confidence.tsv")
    }

    /// Mean distance of confidence and share of right events over ten equal ranges, weighted by their events.
    static func calibrationError(_ values: [(Double, Bool)]) -> Double {
        var error = 0.0
        for bin in 0..<10 {
            let inside = values.filter { min(9, Int($0.0 * 10)) == bin }
            guard !inside.isEmpty else { continue }
            let told = inside.reduce(0) { $0 + $1.0 } / Double(inside.count)
            let right = Double(inside.filter(\.1).count) / Double(inside.count)
            error += abs(told - right) * Double(inside.count) / Double(values.count)
        }
        return error
    }
}

/// Logistic regression by full gradient steps: the same rows give the same weights.
struct LogisticModel {
    private(set) var weights: [String: Double] = [:]

    init(_ rows: [Samples.Row], decay: Double) {
        let names = Array(Set(rows.flatMap(\.features))).sorted()
        let index = Swift.Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
        let features = rows.map { $0.features.compactMap { index[$0] } }
        var values = [Double](repeating: 0, count: names.count)
        var squares = [Double](repeating: 1e-6, count: names.count)
        for _ in 0..<400 {
            var slope = values.map { $0 * decay }
            for (row, own) in zip(rows, features) {
                let sum = own.reduce(0) { $0 + values[$1] }
                let error = (1 / (1 + exp(-sum)) - (row.isRight ? 1 : 0)) * row.weight
                for feature in own { slope[feature] += error }
            }
            for place in values.indices {
                squares[place] += slope[place] * slope[place]
                values[place] -= 0.5 * slope[place] / squares[place].squareRoot()
            }
        }
        for (name, value) in zip(names, values) { weights[name] = value }
    }

    func value(_ features: [String]) -> Double {
        1 / (1 + exp(-features.reduce(0) { $0 + (weights[$1] ?? 0) }))
    }
}
