import Digest

/// What phrases say by themselves: nationalities, outlets, organisations, titles, roles, weapons and vehicles.
struct Lexicon: Sendable {
    /// What a phrase is, and its subtype or sector and country where it has them.
    struct Entry: Sendable {
        let subtype: String
        let country: String?
    }

    /// Most tokens in a phrase.
    static let longest = 5

    private var lists: [String: [UInt64: Entry]] = [:]
    /// Alpha-3 codes by demonym.
    let demonyms: [UInt64: String]

    /// Loads `lexicon.tsv` and the demonyms of `countries.tsv`.
    init(data: DataFolder, tokeniser: Tokeniser) throws {
        for row in try TableFile("lexicon.tsv", in: data).rows where row.count >= 4 {
            // With capitals, so that "lt. gen." is cut as "Lt. Gen." is.
            let phrase = row[2].split(separator: " ").map { $0.prefix(1).uppercased() + $0.dropFirst() }
            guard
                let hash = Phrase.hashes(
                    of: phrase.joined(separator: " "), tokeniser: tokeniser, lowercase: true
                ).last
            else { continue }
            lists[row[0], default: [:]][hash] = Entry(subtype: row[1], country: row[3].isEmpty ? nil : row[3])
        }
        var demonyms: [UInt64: String] = [:]
        for row in try TableFile("countries.tsv", in: data).rows where row.count >= 9 {
            for name in row[8].split(separator: "|") {
                if let hash = Phrase.hashes(of: String(name), tokeniser: tokeniser, lowercase: true).last {
                    demonyms[hash] = row[0]
                }
            }
        }
        self.demonyms = demonyms
    }

    /// One list, to be asked often.
    func list(_ kind: String) -> [UInt64: Entry] { lists[kind] ?? [:] }

    /// The longest phrase of a list that starts at a token; the last word may be in the plural.
    static func match(
        _ list: [UInt64: Entry], _ forms: WordForms, at index: Int, before end: Int,
        singular: (Int) -> UInt64? = { _ in nil }
    ) -> (entry: Entry, length: Int)? {
        var phrase: UInt64 = 0
        var best: (Entry, Int)?
        for length in 1...longest where index + length <= end {
            let token = index + length - 1
            if let entry = list[WordHash.joining(phrase, forms.lower[token])] {
                best = (entry, length)
            } else if let word = singular(token), let entry = list[WordHash.joining(phrase, word)] {
                best = (entry, length)
            }
            phrase = WordHash.joining(phrase, forms.lower[token])
        }
        return best
    }
}
