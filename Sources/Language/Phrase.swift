/// Names as gazetteers know them: the hashes of their tokens put together.
public enum Phrase {
    /// For each token of a name, the hash of the name up to it; the last one is the name's own.
    ///
    /// With `lowercase`, the hashes of the words in lower case, as lexicons know them.
    public static func hashes(of name: String, tokeniser: Tokeniser, lowercase: Bool = false) -> [UInt64] {
        let bytes = Array(name.utf8)
        let words = tokeniser.tokens(of: bytes, field: .body).map {
            String(decoding: bytes[$0.span.start..<$0.span.end], as: UTF8.self)
        }
        let forms = WordForms(of: words)
        var hash: UInt64 = 0
        return (0..<forms.count).map { index in
            hash = WordHash.joining(hash, lowercase ? forms.lower[index] : forms.name[index])
            return hash
        }
    }

    /// The hash of one word as it stands.
    public static func word(_ word: String) -> UInt64 { WordHash.of(word) }
}
