/// Phrases by the hashes of their words: what each is, and whether longer ones start with it.
struct PhraseList: Sendable {
    private struct Row: Sendable {
        var entry: Lexicon.Entry?
        var isPrefix = false
    }

    private let table: HashTable<Row>

    /// A list of phrases, each as the hashes of its first word, its first two words and so on.
    init(_ phrases: [(hashes: [UInt64], entry: Lexicon.Entry)]) {
        var rows: [UInt64: Row] = [:]
        for (hashes, entry) in phrases {
            for prefix in hashes.dropLast() { rows[prefix, default: Row()].isPrefix = true }
            if let last = hashes.last { rows[last, default: Row()].entry = entry }
        }
        table = HashTable(rows)
    }

    /// What a phrase is.
    @inline(__always)
    subscript(phrase: UInt64) -> Lexicon.Entry? { table[phrase]?.entry }

    /// The longest phrase that starts at a token; the last word may be in the plural.
    /// - Parameter singular: the hash of a plural's singular, for tokens that may be one.
    @inline(__always)
    func match(
        _ forms: WordForms, at index: Int, before end: Int, singular: (Int) -> UInt64? = { _ in nil }
    ) -> (entry: Lexicon.Entry, length: Int)? {
        var phrase: UInt64 = 0
        var best: (entry: Lexicon.Entry, length: Int)?
        for length in 1...Lexicon.longest where index + length <= end {
            let token = index + length - 1
            let row = table[WordHash.joining(phrase, forms.lower[token])]
            if let entry = row?.entry {
                best = (entry, length)
            } else if let word = singular(token), let entry = self[WordHash.joining(phrase, word)] {
                best = (entry, length)
            }
            guard row?.isPrefix == true else { break }
            phrase = WordHash.joining(phrase, forms.lower[token])
        }
        return best
    }
}
