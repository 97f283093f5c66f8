import ArgumentParser
import Digest
import Language

/// Trains the name tagger.
struct Names: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Trains the name tagger on CoNLL files and writes names-PROFILE.model.",
        discussion: "A file given as PATH:xN counts N times. The same files and seed give the same bytes.")

    @Option(help: "The Data folder of the Language room, which is read and written.")
    var data: String

    @Option(help: "open or full: which profile the model is for.")
    var profile: String = "open"

    @Option(help: "Rounds over the corpora.")
    var rounds: Int = 8

    @Option(help: "Features seen less often are left out.")
    var minimum: Int = 2

    @Option(help: "Weights smaller than this are left out.")
    var threshold: Double = 0.2

    @Option(help: "Seed of the order of documents.")
    var seed: UInt64 = 7

    @Argument(help: "CoNLL files: token, tab, BIO tag.")
    var corpora: [String]

    func run() throws {
        let training = try NameTraining(data: DataFolder(path: data))
        var documents: [NameTraining.Document] = []
        var order: [Int] = []
        for argument in corpora {
            let parts = argument.split(separator: ":")
            let times = parts.count > 1 ? Int(parts[1].dropFirst()) ?? 1 : 1
            let corpus = try Corpus(String(parts[0]))
            print("\(parts[0]): \(corpus.documents.count) documents, \(corpus.tokenCount) tokens, x\(times)")
            for document in corpus.documents {
                for _ in 0..<times { order.append(documents.count) }
                documents.append(training.document(document.sentences, tags: document.tags))
            }
        }
        var rows = FeatureRows()
        for document in documents {
            for token in document.features { for feature in token { rows.add(feature) } }
        }
        for feature in NameTraining.transitionFeatures { for _ in 0..<minimum { rows.add(feature) } }
        for value in 0..<64 as Range<UInt64> {
            for _ in 0..<minimum { rows.add(NameTraining.memoryFeature(value)) }
        }
        let features = rows.number(minimum: minimum)
        print("\(features.count) features")
        for index in documents.indices { documents[index].replaceFeatures { rows.row($0) } }
        let model = learn(&documents, order: order, rows: rows, training: training)
        let packed = LinearModel.packed(
            classes: NameTraining.labelNames, rows: model.averaged(features), threshold: Float(threshold))
        try Files.write(packed, to: "\(data)/names-\(profile).model")
    }

    private func learn(
        _ documents: inout [NameTraining.Document], order: [Int], rows: FeatureRows, training: NameTraining
    ) -> AveragedWeights {
        let labels = NameTraining.labelCount
        var model = AveragedWeights(rows: rows.count, classes: labels)
        let transitionRows = NameTraining.transitionFeatures.map { rows.row($0) ?? 0 }
        var generator = SeededGenerator(seed: seed)
        var order = order
        for round in 1...max(1, rounds) {
            order.shuffle(using: &generator)
            var wrong = 0, total = 0
            for index in order {
                documents[index].forget()
                for range in documents[index].sentenceRanges {
                    var scores = [Float](repeating: 0, count: range.count * labels)
                    let memories = range.map { token in
                        documents[index].memoryFeatures(token, of: training).compactMap { rows.row($0) }
                    }
                    for token in range {
                        let place = token - range.lowerBound
                        model.add(documents[index].features[token], to: &scores, at: place * labels)
                        model.add(memories[place], to: &scores, at: place * labels)
                    }
                    let transitions = transitionRows.flatMap { row in
                        model.weights[Int(row) * labels..<(Int(row) + 1) * labels]
                    }
                    let found = NameTraining.best(scores, transitions: transitions, count: range.count)
                    let gold = documents[index].labels[range]
                    total += range.count
                    if !gold.elementsEqual(found) {
                        wrong += zip(gold, found).reduce(0) { $0 + ($1.0 == $1.1 ? 0 : 1) }
                        for token in range {
                            let place = token - range.lowerBound
                            let right = gold[token], ours = found[place]
                            if right != ours {
                                for row in documents[index].features[token] + memories[place] {
                                    model.move(row, right, by: 1)
                                    model.move(row, ours, by: -1)
                                }
                            }
                            let rightBefore = place > 0 ? gold[token - 1] : labels
                            let oursBefore = place > 0 ? found[place - 1] : labels
                            if right != ours || rightBefore != oursBefore {
                                model.move(transitionRows[rightBefore], right, by: 1)
                                model.move(transitionRows[oursBefore], ours, by: -1)
                            }
                        }
                    }
                    model.tick()
                    documents[index].remember(found[...], at: range)
                }
            }
            print("round \(round): \(wrong) of \(total) tokens wrong")
        }
        return model
    }
}
