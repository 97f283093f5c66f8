public import Digest

/// Puts the tokens of one text together to sentences and paragraphs.
///
/// A paragraph's end always ends the sentence, quotes that run over paragraphs too. A sentence longer than
/// `longest` tokens is cut there, so that no later step sees an unbounded one.
public struct SentenceSplitter: Sendable {
    /// Most tokens in a sentence.
    public static let longest = 400

    private let rules: CuttingRules

    init(rules: CuttingRules) { self.rules = rules }

    /// A splitter with the room's own rules.
    /// - Throws: `DataError` where their file is missing.
    public init(data: DataFolder) throws { rules = try CuttingRules(data: data) }

    /// The sentences of a text.
    /// - Parameters:
    ///   - tokens: the text's tokens, in order.
    ///   - bytes: the text.
    ///   - head: byte up to which the text is a dateline, which is a sentence of its own.
    ///   - first: the index of the first token in `Reading.tokens`.
    public func sentences(
        of tokens: [Token], in bytes: [UInt8], head: Int = 0, firstToken first: Int = 0
    ) -> [Sentence] {
        let breaks = Layout(bytes).breaks
        var sentences: [Sentence] = []
        var start = 0
        var paragraph = 0
        var nextBreak = 0
        for index in tokens.indices {
            let token = tokens[index]
            let next = index + 1 < tokens.count ? tokens[index + 1] : nil
            var ends = next == nil || index + 1 - start >= Self.longest
            var newParagraph = false
            if let next {
                while nextBreak < breaks.count, breaks[nextBreak] <= next.span.start {
                    if breaks[nextBreak] > token.span.start { newParagraph = true }
                    nextBreak += 1
                }
                ends =
                    ends || newParagraph || (token.span.start < head && next.span.start >= head)
                    || (closes(tokens, index, in: bytes) && !continues(tokens, index, in: bytes))
            }
            guard ends else { continue }
            sentences.append(
                Sentence(
                    span: TextSpan(token.span.field, tokens[start].span.start, token.span.end),
                    tokens: first + start..<first + index + 1, paragraph: paragraph))
            start = index + 1
            if newParagraph { paragraph += 1 }
        }
        return sentences
    }

    /// True where a token is the last of a sentence, its closing quotes and brackets included.
    private func closes(_ tokens: [Token], _ index: Int, in bytes: [UInt8]) -> Bool {
        var index = index
        while index > 0, isCloser(tokens[index], in: bytes) { index -= 1 }
        let word = bytes[tokens[index].span.start..<tokens[index].span.end]
        switch word.first {
        case UInt8(ascii: "!"), UInt8(ascii: "?"): return true
        case UInt8(ascii: "."): return true
        case 0xE2: return word.elementsEqual([0xE2, 0x80, 0xA6])
        default: return word.count > 1 && word.last == UInt8(ascii: ".")
        }
    }

    /// True where the sentence goes on after a mark that could end it.
    private func continues(_ tokens: [Token], _ index: Int, in bytes: [UInt8]) -> Bool {
        guard index + 1 < tokens.count else { return false }
        let next = tokens[index + 1]
        if !next.spaceBefore, isCloser(next, in: bytes) { return true }
        let first = bytes[next.span.start]
        if first &- 97 < 26 { return true }
        if [0x2C, 0x3B, 0x3A, 0x29, 0x2D].contains(first) { return true }
        var last = index
        while last > 0, isCloser(tokens[last], in: bytes) { last -= 1 }
        let span = tokens[last].span
        guard span.end - span.start > 1, bytes[span.end - 1] == UInt8(ascii: "."),
            bytes[span.start] != UInt8(ascii: ".")
        else { return false }
        // The stop belongs to an abbreviation, an acronym or an initial.
        var lower = WordHash.of(bytes[span.start..<span.end - 1].lazy.map(WordHash.lowercase))
        if case .title = rules.abbreviation(lower) { return true }
        if span.end - span.start == 2, last == 0 || tokens[last].spaceBefore, first &- 48 > 9 { return true }
        lower = WordHash.of(bytes[next.span.start..<next.span.end].lazy.map(WordHash.lowercase))
        let quoted = Scalars.classOf(UInt32(first)) == .quote || first == 0xE2
        return !(rules.isStarter(lower) || quoted)
    }

    private func isCloser(_ token: Token, in bytes: [UInt8]) -> Bool {
        if token.spaceBefore { return false }
        let word = bytes[token.span.start..<token.span.end]
        guard let first = word.first else { return false }
        switch first {
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "]"):
            return word.count <= 2
        case 0xE2: return word.elementsEqual([0xE2, 0x80, 0x9D]) || word.elementsEqual([0xE2, 0x80, 0x99])
        default: return false
        }
    }
}
