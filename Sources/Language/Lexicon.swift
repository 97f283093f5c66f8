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

    private let lists: [String: PhraseList]
    /// Alpha-3 codes by demonym.
    let demonyms: HashTable<String>

    /// Loads `lexicon.tsv` and the demonyms of `countries.tsv`.
    init(data: DataFolder, tokeniser: Tokeniser) throws {
        var phrases: [String: [(hashes: [UInt64], entry: Entry)]] = [:]
        for row in try TableFile("lexicon.tsv", in: data).rows where row.count >= 4 {
            // With capitals, so that "lt. gen." is cut as "Lt. Gen." is.
            let phrase = row[2].split(separator: " ").map { $0.prefix(1).uppercased() + $0.dropFirst() }
            let hashes = Phrase.hashes(
                of: phrase.joined(separator: " "), tokeniser: tokeniser, lowercase: true)
            phrases[row[0], default: []].append(
                (hashes, Entry(subtype: row[1], country: row[3].isEmpty ? nil : row[3])))
        }
        lists = phrases.mapValues { PhraseList($0) }
        var demonyms: [UInt64: String] = [:]
        for row in try TableFile("countries.tsv", in: data).rows where row.count >= 9 {
            for name in row[8].split(separator: "|") {
                if let hash = Phrase.hashes(of: String(name), tokeniser: tokeniser, lowercase: true).last {
                    demonyms[hash] = row[0]
                }
            }
        }
        self.demonyms = HashTable(demonyms)
    }

    /// One list, to be asked often.
    func list(_ kind: String) -> PhraseList { lists[kind] ?? PhraseList([]) }
}
