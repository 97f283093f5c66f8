import Digest
import Language

/// Learns the steps of the parser and the names of dependencies, from true trees and from its own mistakes.
struct ParserLearner {
    private let training: ParserTraining
    private let rounds: Int
    private let seeds: [UInt64]
    private let names: [String]
    private var sentences: [ParserTraining.Sentence]
    private let labels: [[Int]]

    /// Rounds in which only true steps are taken; later ones go where the parser errs.
    private static let guidedRounds = 1

    init(training: ParserTraining, sentences: [Treebank.Sentence], rounds: Int, seeds: [UInt64]) {
        self.training = training
        self.rounds = rounds
        self.seeds = seeds
        let usable = sentences.filter { $0.words.count > 1 && $0.words.count <= 120 }
        names = Set(usable.flatMap(\.dependencies)).sorted()
        let numbers = Swift.Dictionary(uniqueKeysWithValues: zip(names, names.indices))
        labels = usable.map { $0.dependencies.map { numbers[$0] ?? 0 } }
        self.sentences = usable.map { training.sentence($0.words, tags: $0.tags, heads: $0.heads) }
    }

    /// The packed models of steps and labels.
    func packed(threshold: Float) -> (steps: [UInt8], labels: [UInt8]) {
        var stepRows = FeatureRows(), labelRows = FeatureRows()
        for (sentence, labels) in zip(sentences, labels) {
            var sentence = sentence
            while !sentence.isFinished {
                let step = Self.cheapest(sentence.costs)
                for feature in sentence.features() { stepRows.add(feature) }
                for feature in sentence.arcFeatures(step) { labelRows.add(feature) }
                sentence.take(step, label: sentence.arc(step).map { labels[$0.dependent] } ?? 0)
            }
        }
        let stepFeatures = stepRows.number(minimum: 2), labelFeatures = labelRows.number(minimum: 2)
        print("\(sentences.count) sentences, \(stepFeatures.count) and \(labelFeatures.count) features")
        var stepMeans = WeightMeans(), labelMeans = WeightMeans()
        for seed in seeds {
            let (steps, arcs) = learn(stepRows, labelRows, seed: seed)
            stepMeans.add(steps.averaged(stepFeatures))
            labelMeans.add(arcs.averaged(labelFeatures))
        }
        return (
            LinearModel.packed(classes: ParserTraining.stepNames, rows: stepMeans.rows, threshold: threshold),
            LinearModel.packed(classes: names, rows: labelMeans.rows, threshold: threshold)
        )
    }

    private func learn(
        _ stepRows: FeatureRows, _ labelRows: FeatureRows, seed: UInt64
    ) -> (steps: AveragedWeights, arcs: AveragedWeights) {
        var steps = AveragedWeights(rows: stepRows.count, classes: ParserTraining.stepNames.count)
        var arcs = AveragedWeights(rows: labelRows.count, classes: names.count)
        var generator = SeededGenerator(seed: seed)
        var order = Array(sentences.indices)
        for round in 1...max(1, rounds) {
            order.shuffle(using: &generator)
            var wrong = 0, total = 0
            for index in order {
                var sentence = sentences[index]
                while !sentence.isFinished {
                    let costs = sentence.costs
                    let rows = sentence.features().compactMap { stepRows.row($0) }
                    var scores = [Float](repeating: 0, count: costs.count)
                    steps.add(rows, to: &scores, at: 0)
                    let best = Self.best(scores) { costs[$0] < Int.max }
                    let lowest = costs.min() ?? 0
                    let right = Self.best(scores) { costs[$0] == lowest }
                    total += 1
                    if costs[best] > lowest {
                        wrong += 1
                        for row in rows {
                            steps.move(row, right, by: 1)
                            steps.move(row, best, by: -1)
                        }
                    }
                    steps.tick()
                    let wanders = round > Self.guidedRounds && generator.next() % 10 > 0
                    let step = wanders ? best : right
                    var label = 0
                    if let arc = sentence.arc(step) {
                        label = learn(
                            &arcs, sentence.arcFeatures(step).compactMap { labelRows.row($0) },
                            gold: arc.isTrue && !arc.isRoot ? labels[index][arc.dependent] : nil)
                    }
                    sentence.take(step, label: label)
                }
            }
            print("seed \(seed), round \(round): \(wrong) of \(total) steps wrong")
        }
        return (steps, arcs)
    }

    private func learn(_ arcs: inout AveragedWeights, _ rows: [UInt32], gold: Int?) -> Int {
        var scores = [Float](repeating: 0, count: names.count)
        arcs.add(rows, to: &scores, at: 0)
        let best = Self.best(scores) { _ in true }
        if let gold {
            if gold != best {
                for row in rows {
                    arcs.move(row, gold, by: 1)
                    arcs.move(row, best, by: -1)
                }
            }
            arcs.tick()
        }
        return best
    }

    private static func cheapest(_ costs: [Int]) -> Int {
        // Of steps that lose nothing the last: arcs are made as soon as they can be.
        costs.indices.reduce(0) { costs[$1] <= costs[$0] ? $1 : $0 }
    }

    private static func best(_ scores: [Float], _ isAllowed: (Int) -> Bool) -> Int {
        var best = -1
        for place in scores.indices where isAllowed(place) && (best < 0 || scores[place] > scores[best]) {
            best = place
        }
        return max(0, best)
    }
}
