public import Digest

/// Finds names of persons, organisations, places and other things: a linear model with BILOU labels and exact
/// search over each sentence, which remembers what the document's words were taken for before.
public struct NameTagger: Sendable {
    private let features: NameFeatures
    private let clusters: WordClusters
    private let model: LinearModel
    private let transitions: [Float]

    /// Loads the tagger of a profile, with the parts of its knowledge that its model was trained with.
    /// - Throws: `DataError` where a file is missing, `LanguageError` where one is of another form.
    public init(
        data: DataFolder, profile: ReaderOptions.Profile = .open, knowledge: NameKnowledge = .all
    ) throws {
        try self.init(
            features: NameFeatures(gazetteer: try NameGazetteer(data: data), knowledge: knowledge),
            clusters: try WordClusters(data: data),
            model: LinearModel("names-\(profile.rawValue).model", in: data))
    }

    init(features: NameFeatures, clusters: WordClusters, model: LinearModel) throws {
        guard model.classes == NameLabels.names else {
            throw LanguageError(
                .badData, "the name model has other labels; install the data of the same version")
        }
        self.features = features
        self.clusters = clusters
        self.model = model
        transitions = (0...NameLabels.count).flatMap { label in
            var scores = [Float](repeating: 0, count: model.width)
            scores.withUnsafeMutableBufferPointer { scores in
                guard let start = scores.baseAddress else { return }
                model.add(Self.transition(from: label), to: start)
            }
            return Array(scores.prefix(NameLabels.count))
        }
    }

    /// The feature of the label before.
    static func transition(from label: Int) -> UInt64 { WordHash.mixed(UInt64(label), 99) }

    /// The BIO tags (`O`, `B-PER`, ...) of a document that is cut already, sentence by sentence.
    public func tags(of document: [[String]]) -> [[String]] {
        var forms = WordForms(of: document.lazy.joined())
        forms.lookUp(clusters)
        var sentences: [Range<Int>] = []
        var start = 0
        for sentence in document {
            sentences.append(start..<start + sentence.count)
            start += sentence.count
        }
        let labels = labels(forms, sentences: sentences)
        return sentences.map { labels[$0].map(NameLabels.bio) }
    }

    /// The labels of all tokens of a document.
    func labels(_ forms: WordForms, sentences: [Range<Int>]) -> [Int] {
        var memory = DocumentMemory(forms, sentences: sentences)
        var labels = [Int](repeating: 0, count: forms.count)
        let longest = sentences.lazy.map(\.count).max() ?? 0
        var scores = [Float](repeating: 0, count: longest * model.width)
        var search = LabelSearch(longest: longest)
        for sentence in sentences where !sentence.isEmpty {
            score(forms, memory, sentence, &scores)
            search.best(scores, width: model.width, transitions: transitions, count: sentence.count) {
                labels[sentence.lowerBound + $0] = $1
            }
            memory.remember(labels[sentence], at: sentence, forms)
        }
        return labels
    }

    private func score(
        _ forms: WordForms, _ memory: DocumentMemory, _ sentence: Range<Int>, _ scores: inout [Float]
    ) {
        let matches = features.matches(forms, sentence)
        let isTitle = DocumentMemory.isTitle(forms, sentence)
        scores.withUnsafeMutableBufferPointer { scores in
            guard let start = scores.baseAddress else { return }
            for token in sentence {
                let own = start + (token - sentence.lowerBound) * model.width
                own.update(repeating: 0, count: model.width)
                features.each(forms, memory, matches, sentence, isTitle: isTitle, token: token) {
                    model.add($0, to: own)
                }
                features.eachMemory(forms, memory, token: token) { model.add($0, to: own) }
            }
        }
    }
}
