/// What a second pass of the name tagger over a document needs of the first: the scores of all tokens but for what
/// the document's words were taken for, which by then is known of the words that come later too.
struct SecondPass {
    /// Longer documents have one pass only: their scores would take more than 2.6 MB.
    private static let mostTokens = 1 << 15

    private let width: Int
    private var scores: [Float]
    private var canBeName: [Bool]
    /// How often each token's word had been taken for something when its sentence was read.
    private var times: [Int32]

    /// Room for a document of so many tokens; for none, or too many, no sentence is ever due.
    init(tokens: Int, width: Int) {
        let count = tokens > Self.mostTokens ? 0 : tokens
        self.width = width
        scores = [Float](repeating: 0, count: count * width)
        canBeName = [Bool](repeating: false, count: count)
        times = [Int32](repeating: 0, count: count)
    }

    /// Keeps the scores of a sentence.
    mutating func keep(
        _ own: [Float], _ marks: [Bool], _ memory: DocumentMemory, _ sentence: Range<Int>, _ forms: WordForms
    ) {
        guard sentence.upperBound <= times.count else { return }
        own.withUnsafeBufferPointer { own in
            scores.withUnsafeMutableBufferPointer { scores in
                for place in 0..<sentence.count * width {
                    scores[sentence.lowerBound * width + place] = own[place]
                }
            }
        }
        for token in sentence {
            canBeName[token] = marks[token - sentence.lowerBound]
            if forms.flags[token].contains(.capital) { times[token] = memory.times(token) }
        }
    }

    /// Whether the rest of the document says of a word of the sentence what it had not said when that was read.
    func isDue(
        _ sentence: Range<Int>, _ memory: DocumentMemory, _ labels: [Int], _ forms: WordForms
    ) -> Bool {
        guard sentence.upperBound <= times.count else { return false }
        return sentence.contains { token in
            guard canBeName[token], forms.flags[token].contains(.capital) else { return false }
            let own = sentence.reduce(into: Int32(0)) { count, other in
                if memory.exact[other] == memory.exact[token] { count += 1 }
            }
            return memory.times(token) - own != times[token]
        }
    }

    /// Gives the scores of a sentence back.
    func take(_ sentence: Range<Int>, _ own: inout [Float], _ marks: inout [Bool]) {
        for place in 0..<sentence.count * width { own[place] = scores[sentence.lowerBound * width + place] }
        for token in sentence { marks[token - sentence.lowerBound] = canBeName[token] }
    }
}
