/// A reading in the making: the reading itself and the words of its tokens as numbers.
struct Page {
    var reading: Reading
    var forms: WordForms

    /// True where the two tokens of an index and the one before stand without space between them.
    func touches(_ index: Int) -> Bool { index > 0 && !reading.tokens[index].spaceBefore }

    /// The tag of a token.
    func tag(_ index: Int) -> PartOfSpeech { reading.tokens[index].tag }

    /// The text of a range of tokens, white space between them as one space; empty for no tokens.
    func text(_ range: Range<Int>) -> String {
        var text = ""
        for index in range {
            if index > range.lowerBound, reading.tokens[index].spaceBefore { text += " " }
            text += String(decoding: forms.bytes[forms.starts[index]..<forms.ends[index]], as: UTF8.self)
        }
        return text
    }

    /// The bytes of a token.
    func bytes(_ index: Int) -> ArraySlice<UInt8> { forms.bytes[forms.starts[index]..<forms.ends[index]] }

    /// A mention of a range of tokens of one sentence; nil for no tokens.
    func mention(_ kind: Mention.Kind, _ range: Range<Int>, sentence: Int) -> Mention? {
        guard !range.isEmpty, range.upperBound <= reading.tokens.count else { return nil }
        let first = reading.tokens[range.lowerBound].span, last = reading.tokens[range.upperBound - 1].span
        return Mention(
            kind, span: TextSpan(first.field, first.start, last.end), tokens: range, sentence: sentence)
    }
}
