import Digest
import Language

/// Learns the part-of-speech tagger from tagged sentences.
struct TagLearner {
    let training: TagTraining
    let rounds: Int
    /// Runs, each with the next seed, whose weights are averaged.
    let runs: Int
    let threshold: Double
    let seed: UInt64
    /// Share of the features left out by chance while learning.
    let dropout: Double

    /// The packed model.
    func packed(_ sentences: [Treebank.Sentence], quiet: Bool = false) -> [UInt8] {
        let known = PartOfSpeech.allCases.map(\.rawValue)
        let golds = sentences.map { $0.tags.map { known.firstIndex(of: $0) ?? 0 } }
        let forms = sentences.map { training.sentence($0.words) }
        var rows = FeatureRows()
        for (form, gold) in zip(forms, golds) {
            Self.walk(form) { token, before, beforeThat in
                for feature in form.features(token, before: before, beforeThat: beforeThat) {
                    rows.add(feature)
                }
                return gold[token]
            }
        }
        let soles = Self.soles(sentences)
        let features = rows.number(minimum: 2)
        if !quiet { print("\(sentences.count) sentences, \(features.count) features") }
        var means = WeightMeans()
        for run in 0..<UInt64(max(1, runs)) {
            let model = learn(
                forms, golds, isSole: sentences.map { $0.words.map { soles[$0] != nil } }, rows,
                classes: known.count, seed: seed + run, quiet: quiet)
            means.add(model.averaged(features))
        }
        var weights = means.rows
        for (word, tag) in soles {
            var row = [Float](repeating: 0, count: known.count)
            if let place = known.firstIndex(of: tag) { row[place] = 1 }
            weights[TagTraining.sole(word)] = row
        }
        return LinearModel.packed(classes: known, rows: weights, threshold: Float(threshold))
    }

    /// Words that are frequent and, but for slips, bear one tag.
    private static func soles(_ sentences: [Treebank.Sentence]) -> [String: String] {
        var counts: [String: [String: Int]] = [:]
        for sentence in sentences {
            for (word, tag) in zip(sentence.words, sentence.tags) {
                counts[word, default: [:]][tag, default: 0] += 1
            }
        }
        return counts.compactMapValues { tags in
            let total = tags.values.reduce(0, +)
            guard let best = tags.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
                total >= soleCount, Double(best.value) >= soleShare * Double(total)
            else { return nil }
            return best.key
        }
    }

    /// How often a word must be seen, and in what share of it with one tag, to bear that alone: the held-back news
    /// are tagged no worse.
    private static let soleCount = 30, soleShare = 0.998

    private func learn(
        _ forms: [TagTraining.Sentence], _ golds: [[Int]], isSole: [[Bool]], _ rows: FeatureRows,
        classes: Int, seed: UInt64, quiet: Bool
    ) -> AveragedWeights {
        var model = AveragedWeights(rows: rows.count, classes: classes)
        var generator = SeededGenerator(seed: seed)
        let chance = FeatureDropout(share: dropout)
        var order = Array(forms.indices)
        for round in 1...max(1, rounds) {
            order.shuffle(using: &generator)
            var wrong = 0, total = 0
            for index in order {
                let form = forms[index]
                Self.walk(form) { token, before, beforeThat in
                    total += 1
                    if isSole[index][token] { return golds[index][token] }
                    let own = chance.kept(
                        form.features(token, before: before, beforeThat: beforeThat)
                            .compactMap { rows.row($0) }, &generator)
                    var scores = [Float](repeating: 0, count: classes)
                    model.add(own, to: &scores, at: 0)
                    let best = scores.indices.reduce(0) { scores[$1] > scores[$0] ? $1 : $0 }
                    let gold = golds[index][token]
                    if best != gold {
                        wrong += 1
                        for row in own {
                            model.move(row, gold, by: 1)
                            model.move(row, best, by: -1)
                        }
                    }
                    model.tick()
                    return best
                }
            }
            if !quiet { print("seed \(seed), round \(round): \(wrong) of \(total) tokens wrong") }
        }
        return model
    }

    private static func walk(_ sentence: TagTraining.Sentence, _ tag: (Int, Int, Int) -> Int) {
        var (before, beforeThat) = TagTraining.edges
        for token in 0..<sentence.count {
            let found = tag(token, before, beforeThat)
            (beforeThat, before) = (before, found)
        }
    }
}
