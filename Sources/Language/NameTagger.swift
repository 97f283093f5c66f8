public import Digest

/// Finds names of persons, organisations, places and other things: a linear model with BILOU labels and exact
/// search over each sentence, which remembers what the document's words were taken for before.
public struct NameTagger: Sendable {
    private let features: NameFeatures
    private let clusters: WordClusters
    private let model: LinearModel
    private let transitions: [Float]
    private let pool: WordSumsPool
    /// What places beyond a sentence add, for each offset from a token, `width` numbers each.
    private let edges: [Float]

    /// Loads the tagger of a profile, with the parts of its knowledge that its model was trained with; nil for those
    /// of the profile.
    /// - Throws: `DataError` where a file is missing, `LanguageError` where one is of another form.
    public init(
        data: DataFolder, profile: ReaderOptions.Profile = .open, knowledge: NameKnowledge? = nil
    ) throws {
        try self.init(
            features: NameFeatures(
                gazetteer: try NameGazetteer(data: data), knowledge: knowledge ?? .of(profile)),
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
        let reach = NameFeatures.reach, width = model.width
        pool = WordSumsPool(width: width * (2 * reach + 1))
        var edges = [Float](repeating: 0, count: width * (2 * reach + 1))
        edges.withUnsafeMutableBufferPointer { edges in
            guard let start = edges.baseAddress else { return }
            for offset in -reach...reach where offset != 0 {
                features.eachOfEdge(at: offset) { model.add($0, to: start + (offset + reach) * width) }
            }
        }
        self.edges = edges
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
        let (labels, _) = labels(forms, sentences: sentences)
        return sentences.map { labels[$0].map(NameLabels.bio) }
    }

    /// The labels of all tokens of a document, and what it says of its words.
    func labels(_ forms: WordForms, sentences: [Range<Int>]) -> (labels: [Int], memory: DocumentMemory) {
        var memory = DocumentMemory(forms, sentences: sentences)
        var labels = [Int](repeating: 0, count: forms.count)
        let longest = sentences.lazy.map(\.count).max() ?? 0
        var scores = [Float](repeating: 0, count: longest * model.width)
        var pass = SecondPass(
            tokens: features.knowledge.contains(.secondPass) ? forms.count : 0, width: model.width)
        var canBeName = [Bool](repeating: false, count: longest)
        var search = LabelSearch(longest: longest)
        var matches = NameFeatures.Matches()
        var found = FeatureBatch()
        pool.lend { sums in
            for sentence in sentences where mark(&canBeName, forms, sentence) {
                scoreWords(forms, sentence, canBeName, &found, &scores, &sums)
                features.look(forms, sentence, into: &matches)
                score(forms, memory, matches, sentence, canBeName, &found, &scores)
                pass.keep(scores, canBeName, memory, sentence, forms)
                remember(forms, memory, sentence, canBeName, &found, &scores)
                search.best(
                    scores, width: model.width, transitions: transitions, canBeName: canBeName,
                    count: sentence.count
                ) { labels[sentence.lowerBound + $0] = $1 }
                memory.remember(labels[sentence], at: sentence, forms)
            }
        }
        for sentence in sentences where pass.isDue(sentence, memory, labels, forms) {
            memory.forget(labels[sentence], at: sentence, forms)
            pass.take(sentence, &scores, &canBeName)
            remember(forms, memory, sentence, canBeName, &found, &scores)
            search.best(
                scores, width: model.width, transitions: transitions, canBeName: canBeName,
                count: sentence.count
            ) { labels[sentence.lowerBound + $0] = $1 }
            memory.remember(labels[sentence], at: sentence, forms)
        }
        return (labels, memory)
    }

    /// Marks the tokens of a sentence that can be part of a name: those with a capital within reach. Four tokens of
    /// seven cannot, and of a thousand tokens of names in the corpora six are among them.
    /// - Returns: whether there are any.
    private func mark(_ marks: inout [Bool], _ forms: WordForms, _ sentence: Range<Int>) -> Bool {
        let reach = NameFeatures.reach
        var last = sentence.lowerBound - reach - 1
        var hasAny = false
        for token in sentence {
            marks[token - sentence.lowerBound] = false
            if forms.flags[token].contains(.capital) {
                for near in max(sentence.lowerBound, token - reach)..<token {
                    marks[near - sentence.lowerBound] = true
                }
                last = token
            }
            if token - last <= reach {
                marks[token - sentence.lowerBound] = true
                hasAny = true
            }
        }
        return hasAny
    }

    /// Adds what each word of a sentence, and each place beyond it, says alone to the tokens within reach.
    private func scoreWords(
        _ forms: WordForms, _ sentence: Range<Int>, _ canBeName: [Bool], _ found: inout FeatureBatch,
        _ scores: inout [Float], _ sums: inout WordSums
    ) {
        let reach = NameFeatures.reach, width = model.width, count = sentence.count
        scores.withUnsafeMutableBufferPointer { scores in
            guard let start = scores.baseAddress else { return }
            start.update(repeating: 0, count: count * width)
            edges.withUnsafeBufferPointer { edges in
                guard let edges = edges.baseAddress else { return }
                for place in 0..<min(reach, count) {
                    for offset in -reach..<(-place) {
                        WordSums.add(
                            edges + (offset + reach) * width, to: start + place * width, count: width)
                        WordSums.add(
                            edges + (reach - offset) * width, to: start + (count - 1 - place) * width,
                            count: width)
                    }
                }
            }
            for token in sentence {
                let place = token - sentence.lowerBound
                let reached = max(0, place - reach)...min(count - 1, place + reach)
                guard reached.contains(where: { canBeName[$0] }) else { continue }
                sums.sums(of: forms.word[token]) { own in
                    for offset in -reach...reach {
                        features.eachOfWord(forms, token, at: offset) { found.append($0) }
                        model.add(&found, to: own + (offset + reach) * width)
                    }
                } use: { own in
                    for target in reached where canBeName[target] {
                        WordSums.add(
                            own + (place - target + reach) * width, to: start + target * width, count: width)
                    }
                }
            }
        }
    }

    /// Adds what the document's words were taken for before.
    private func remember(
        _ forms: WordForms, _ memory: DocumentMemory, _ sentence: Range<Int>, _ canBeName: [Bool],
        _ found: inout FeatureBatch, _ scores: inout [Float]
    ) {
        scores.withUnsafeMutableBufferPointer { scores in
            guard let start = scores.baseAddress else { return }
            for token in sentence where canBeName[token - sentence.lowerBound] {
                features.eachMemory(forms, memory, token: token) { found.append($0) }
                model.add(&found, to: start + (token - sentence.lowerBound) * model.width)
            }
        }
    }

    /// Adds what neighbours, lists and the document's writing say.
    private func score(
        _ forms: WordForms, _ memory: DocumentMemory, _ matches: NameFeatures.Matches, _ sentence: Range<Int>,
        _ canBeName: [Bool], _ found: inout FeatureBatch, _ scores: inout [Float]
    ) {
        let isTitle = DocumentMemory.isTitle(forms, sentence)
        scores.withUnsafeMutableBufferPointer { scores in
            guard let start = scores.baseAddress else { return }
            for token in sentence where canBeName[token - sentence.lowerBound] {
                let own = start + (token - sentence.lowerBound) * model.width
                features.eachBetween(forms, memory, matches, sentence, isTitle: isTitle, token: token) {
                    found.append($0)
                }
                model.add(&found, to: own)
            }
        }
    }
}
