import Digest
import Language

/// Learns the name tagger: an averaged perceptron over whole sentences, in several runs whose averages are averaged
/// again, with features left out by chance so that none is relied on alone.
struct NameLearner {
    let rounds: Int
    let dropout: Double
    let minimum: Int
    let seeds: [UInt64]
    let training: NameTraining
    var isQuiet = false

    private let labels = NameTraining.labelCount

    /// The weights by feature.
    func rows(_ documents: inout [NameTraining.Document], order: [Int]) -> [UInt32: [Float]] {
        var rows = FeatureRows()
        for document in documents {
            for token in document.features { for feature in token { rows.add(feature) } }
        }
        for feature in NameTraining.transitionFeatures { for _ in 0..<minimum { rows.add(feature) } }
        for value in 0..<64 as Range<UInt64> {
            for _ in 0..<minimum { rows.add(NameTraining.memoryFeature(value)) }
        }
        let features = rows.number(minimum: minimum)
        if !isQuiet { print("\(features.count) features") }
        for index in documents.indices { documents[index].replaceFeatures { rows.row($0) } }
        var runs = WeightMeans()
        for seed in seeds {
            runs.add(learn(&documents, order: order, rows: rows, seed: seed).averaged(features))
        }
        var means = runs.rows
        // No transition is ever left out, so against all features together it must count as much as it did.
        for feature in NameTraining.transitionFeatures {
            means[feature] = means[feature]?.map { $0 / Float(1 - dropout) }
        }
        return means
    }

    private func learn(
        _ documents: inout [NameTraining.Document], order: [Int], rows: FeatureRows, seed: UInt64
    ) -> AveragedWeights {
        var model = AveragedWeights(rows: rows.count, classes: labels)
        let transitionRows = NameTraining.transitionFeatures.map { rows.row($0) ?? 0 }
        var generator = SeededGenerator(seed: seed)
        let chance = FeatureDropout(share: dropout)
        var order = order
        for round in 1...max(1, rounds) {
            order.shuffle(using: &generator)
            var wrong = 0, total = 0
            for index in order {
                documents[index].forget()
                for range in documents[index].sentenceRanges {
                    let memories = range.map { token in
                        documents[index].memoryFeatures(token, of: training).compactMap { rows.row($0) }
                    }
                    let kept = range.map { token in
                        chance.kept(
                            documents[index].features[token] + memories[token - range.lowerBound], &generator)
                    }
                    let best = decode(kept, model, transitionRows)
                    total += range.count
                    wrong += update(
                        &model, kept, gold: Array(documents[index].labels[range]), best, transitionRows)
                    documents[index].remember(best[...], at: range)
                }
            }
            if !isQuiet { print("seed \(seed), round \(round): \(wrong) of \(total) tokens wrong") }
        }
        return model
    }

    private func decode(_ kept: [[UInt32]], _ model: AveragedWeights, _ transitionRows: [UInt32]) -> [Int] {
        var scores = [Float](repeating: 0, count: kept.count * labels)
        for (place, rows) in kept.enumerated() { model.add(rows, to: &scores, at: place * labels) }
        let transitions = transitionRows.flatMap { row in
            model.weights[Int(row) * labels..<(Int(row) + 1) * labels]
        }
        return NameTraining.best(scores, transitions: transitions, count: kept.count)
    }

    /// Moves the weights towards the true labels; gives the number of tokens that were wrong.
    private func update(
        _ model: inout AveragedWeights, _ kept: [[UInt32]], gold: [Int], _ found: [Int],
        _ transitionRows: [UInt32]
    ) -> Int {
        defer { model.tick() }
        guard gold != found else { return 0 }
        var wrong = 0
        for place in gold.indices {
            let right = gold[place], ours = found[place]
            if right != ours {
                wrong += 1
                for row in kept[place] {
                    model.move(row, right, by: 1)
                    model.move(row, ours, by: -1)
                }
            }
            let rightBefore = place > 0 ? gold[place - 1] : labels
            let oursBefore = place > 0 ? found[place - 1] : labels
            if right != ours || rightBefore != oursBefore {
                model.move(transitionRows[rightBefore], right, by: 1)
                model.move(transitionRows[oursBefore], ours, by: -1)
            }
        }
        return wrong
    }
}
