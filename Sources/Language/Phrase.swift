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

/// Packs the list of names by class.
public struct NameListBuilder {
    private var map = PackedMap()
    private let tokeniser: Tokeniser

    /// An empty list.
    public init(tokeniser: Tokeniser) { self.tokeniser = tokeniser }

    /// Adds a name; false where the class is not one of the tagger's or the name is too long.
    @discardableResult
    public mutating func add(_ name: String, class label: String) -> Bool {
        guard let bit = NameGazetteer.classes.firstIndex(of: label) else { return false }
        let hashes = Phrase.hashes(of: name, tokeniser: tokeniser)
        guard let last = hashes.last, hashes.count <= NameGazetteer.longest else { return false }
        for prefix in hashes.dropLast() { map.insert(prefix, bits: NameGazetteer.prefixBit) }
        map.insert(last, bits: 1 << UInt32(bit))
        return true
    }

    /// The packed file.
    public func packed() -> [UInt8] { map.packed() }
}
