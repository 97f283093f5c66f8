/// What a document says elsewhere about each of its words: how it is written, what surrounds it, and what it was
/// taken for.
struct DocumentMemory {
    private static let contexts = 6

    /// For each token, the number of its word among the document's distinct words.
    private(set) var exact: [Int32] = []
    /// For each token, the number of its lower-case word.
    private(set) var lower: [Int32] = []
    /// Per lower-case word, how often it stands in small letters, and with a capital inside a sentence.
    private(set) var smallCounts: [Int32] = []
    private(set) var capitalCounts: [Int32] = []
    private var before: [UInt64] = []
    private var after: [UInt64] = []
    private var contextCounts: [UInt8] = []
    private var labels: [Int32] = []

    /// Reads a document.
    init(_ forms: WordForms, sentences: [Range<Int>]) {
        let exactIndex = Self.numbered(forms.word)
        let lowerIndex = Self.numbered(forms.lower)
        exact = exactIndex.numbers
        lower = lowerIndex.numbers
        smallCounts = [Int32](repeating: 0, count: lowerIndex.count)
        capitalCounts = smallCounts
        before = [UInt64](repeating: 0, count: exactIndex.count * Self.contexts)
        after = before
        contextCounts = [UInt8](repeating: 0, count: exactIndex.count)
        labels = [Int32](repeating: 0, count: exactIndex.count * (NameLabels.types.count + 1))
        for sentence in sentences {
            let title = Self.isTitle(forms, sentence)
            for index in sentence where forms.flags[index].contains(.letter) {
                if !forms.flags[index].contains(.capital) {
                    smallCounts[Int(lower[index])] += 1
                } else if !title {
                    if index > sentence.lowerBound, !forms.flags[index - 1].contains(.quote) {
                        capitalCounts[Int(lower[index])] += 1
                    }
                    let word = Int(exact[index])
                    let count = Int(contextCounts[word])
                    guard count < Self.contexts else { continue }
                    before[word * Self.contexts + count] =
                        index > sentence.lowerBound ? forms.lower[index - 1] : 1
                    after[word * Self.contexts + count] =
                        index + 1 < sentence.upperBound ? forms.lower[index + 1] : 2
                    contextCounts[word] += 1
                }
            }
        }
    }

    /// True where nearly all words of a sentence have a capital: a headline.
    static func isTitle(_ forms: WordForms, _ sentence: Range<Int>) -> Bool {
        var letters = 0, capitals = 0
        for index in sentence where forms.flags[index].contains(.letter) {
            letters += 1
            if forms.flags[index].contains(.capital) { capitals += 1 }
        }
        return letters > 3 && capitals * 10 >= letters * 8
    }

    private static func numbered(_ hashes: [UInt64]) -> (numbers: [Int32], count: Int) {
        var capacity = 64
        while capacity < hashes.count * 2 { capacity <<= 1 }
        var slots = [Int32](repeating: -1, count: capacity)
        var distinct: [UInt64] = []
        var numbers = [Int32](repeating: 0, count: hashes.count)
        for (index, hash) in hashes.enumerated() {
            var slot = Int(truncatingIfNeeded: hash ^ (hash >> 32)) & (capacity - 1)
            while slots[slot] >= 0, distinct[Int(slots[slot])] != hash { slot = (slot + 1) & (capacity - 1) }
            if slots[slot] < 0 {
                slots[slot] = Int32(distinct.count)
                distinct.append(hash)
            }
            numbers[index] = slots[slot]
        }
        return (numbers, distinct.count)
    }

    /// True where the document has the token's word in small letters, and with a capital nowhere but in headlines.
    /// - Parameter inHeadline: whether the token stands in the article's headline, where capitals say little.
    func isWord(_ token: Int, inHeadline: Bool) -> Bool {
        smallCounts[Int(lower[token])] > 0 && capitalCounts[Int(lower[token])] <= (inHeadline ? 1 : 0)
    }

    /// Up to four words that stand before the token's word elsewhere in the document.
    @inline(__always)
    func eachWordBefore(_ token: Int, but own: UInt64, _ body: (UInt64) -> Void) {
        each(before, token, but: own, body)
    }

    /// Up to four words that stand after the token's word elsewhere.
    @inline(__always)
    func eachWordAfter(_ token: Int, but own: UInt64, _ body: (UInt64) -> Void) {
        each(after, token, but: own, body)
    }

    @inline(__always)
    private func each(_ contexts: [UInt64], _ token: Int, but own: UInt64, _ body: (UInt64) -> Void) {
        let word = Int(exact[token])
        var given = 0
        for place in 0..<Int(contextCounts[word]) {
            let other = contexts[word * Self.contexts + place]
            if other == own { continue }
            body(other)
            given += 1
            if given == 4 { return }
        }
    }

    /// Remembers what the tokens of a sentence were taken for.
    mutating func remember(_ labelled: ArraySlice<Int>, at range: Range<Int>, _ forms: WordForms) {
        count(labelled, at: range, forms, by: 1)
    }

    /// Forgets what the tokens of a sentence were taken for, so that what is left is what the others say.
    mutating func forget(_ labelled: ArraySlice<Int>, at range: Range<Int>, _ forms: WordForms) {
        count(labelled, at: range, forms, by: -1)
    }

    private mutating func count(
        _ labelled: ArraySlice<Int>, at range: Range<Int>, _ forms: WordForms, by step: Int32
    ) {
        for (index, label) in zip(range, labelled) where forms.flags[index].contains(.capital) {
            let column = NameLabels.type(label).map { $0 + 1 } ?? 0
            labels[Int(exact[index]) * (NameLabels.types.count + 1) + column] += step
        }
    }

    /// How often the token's word was taken for something.
    func times(_ token: Int) -> Int32 {
        let columns = NameLabels.types.count + 1
        let start = Int(exact[token]) * columns
        return labels[start..<start + columns].reduce(0, +)
    }

    /// For each type that the token's word was taken for before, how surely: 1 + 4 · type + 2 · most + always;
    /// 0 where it was not seen.
    @inline(__always)
    func eachMemory(_ token: Int, _ body: (UInt64) -> Void) {
        let columns = NameLabels.types.count + 1
        let start = Int(exact[token]) * columns
        var total: Int32 = 0
        for column in 0..<columns { total += labels[start + column] }
        if total == 0 { return body(0) }
        for column in 0..<columns where labels[start + column] > 0 {
            let count = labels[start + column]
            body(UInt64(1 + column * 4 + (count * 2 >= total ? 2 : 0) + (count == total ? 1 : 0)))
        }
    }
}
