import Digest

/// The words that decide where tokens and sentences end: abbreviations, tails of compounds, sentence starters.
struct CuttingRules: Sendable {
    /// What a full stop after a word means.
    enum Abbreviation: Sendable {
        /// Before a name: "Mr.", "Gen.": never the end of a sentence.
        case title
        /// Before a number: "No. 10"; a plain word elsewhere.
        case number
        /// "Inc.", "Jan.": with a capital only; the end where a sentence starter follows.
        case other
        /// "a.m.", "vs.": the same, with a small letter too.
        case small
    }

    private let abbreviations: [UInt64: Abbreviation]
    private let tails: Set<UInt64>
    private let starters: Set<UInt64>

    /// Loads the rules from `cutting.tsv`.
    /// - Throws: `DataError` where the file is missing.
    init(data: DataFolder) throws {
        let table = try TableFile("cutting.tsv", in: data)
        var abbreviations: [UInt64: Abbreviation] = [:]
        for word in table.words(column: 1, where: 0, is: "title") { abbreviations[word] = .title }
        for word in table.words(column: 1, where: 0, is: "number") { abbreviations[word] = .number }
        for word in table.words(column: 1, where: 0, is: "abbreviation") { abbreviations[word] = .other }
        for word in table.words(column: 1, where: 0, is: "small") { abbreviations[word] = .small }
        self.abbreviations = abbreviations
        tails = table.words(column: 1, where: 0, is: "tail")
        starters = table.words(column: 1, where: 0, is: "starter")
    }

    /// The kind of abbreviation that a lower-case word without its full stop is.
    func abbreviation(_ word: UInt64) -> Abbreviation? { abbreviations[word] }

    /// True where a lower-case word after a capitalised one and a hyphen is a token of its own: "Geneva-based".
    func isTail(_ word: UInt64) -> Bool { tails.contains(word) }

    /// True where a lower-case word often starts a sentence: "the", "he", "but".
    func isStarter(_ word: UInt64) -> Bool { starters.contains(word) }
}
