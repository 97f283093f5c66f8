import ArgumentParser
import Digest
import Language

/// Trains the part-of-speech tagger.
struct Tags: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Trains the part-of-speech tagger on a treebank and writes tags.model.",
        discussion: "Every fourth news document is held back and measured.")

    @Option(help: "The Data folder of the Language room, which is read and written.")
    var data: String

    @Option(help: "Rounds over the treebank.")
    var rounds: Int = 8

    @Option(help: "Weights smaller than this are left out.")
    var threshold: Double = 0.3

    @Option(help: "Seed of the order of sentences.")
    var seed: UInt64 = 7

    @Argument(help: "The folder of CoNLL-U files.")
    var treebank: String

    func run() throws {
        let folder = DataFolder(path: data)
        let training = try TagTraining(data: folder)
        let files = try Treebank.files(treebank)
        let tokeniser = try Tokeniser(data: folder)
        let sentences = try Treebank(files.train, tokeniser: tokeniser).sentences
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
        let features = rows.number(minimum: 2)
        print("\(sentences.count) sentences, \(features.count) features")
        var model = AveragedWeights(rows: features.count, classes: known.count)
        var generator = SeededGenerator(seed: seed)
        var order = Array(sentences.indices)
        for round in 1...max(1, rounds) {
            order.shuffle(using: &generator)
            var wrong = 0, total = 0
            for index in order {
                let form = forms[index]
                Self.walk(form) { token, before, beforeThat in
                    let own = form.features(token, before: before, beforeThat: beforeThat)
                        .compactMap { rows.row($0) }
                    var scores = [Float](repeating: 0, count: known.count)
                    model.add(own, to: &scores, at: 0)
                    let best = scores.indices.reduce(0) { scores[$1] > scores[$0] ? $1 : $0 }
                    let gold = golds[index][token]
                    total += 1
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
            print("round \(round): \(wrong) of \(total) tokens wrong")
        }
        let packed = LinearModel.packed(
            classes: known, rows: model.averaged(features), threshold: Float(threshold))
        try Files.write(packed, to: "\(data)/tags.model")
        try measure(try Treebank(files.held, tokeniser: tokeniser).sentences, folder)
    }

    private static func walk(_ sentence: TagTraining.Sentence, _ tag: (Int, Int, Int) -> Int) {
        var (before, beforeThat) = TagTraining.edges
        for token in 0..<sentence.count {
            let found = tag(token, before, beforeThat)
            (beforeThat, before) = (before, found)
        }
    }

    private func measure(_ sentences: [Treebank.Sentence], _ folder: DataFolder) throws {
        let tagger = try PartOfSpeechTagger(data: folder)
        var right = 0, total = 0
        for sentence in sentences {
            for (gold, found) in zip(sentence.tags, tagger.tags(of: sentence.words)) {
                total += 1
                if gold == found.rawValue { right += 1 }
            }
        }
        print("held-back news: \(right) of \(total) tags right, \(Double(right) / Double(max(1, total)))")
    }
}
