import Digest

/// Phrases of sport, show and history beside which words of conflict and diplomacy mean something else.
struct DiscardTable: Sendable {
    /// How much of an article a phrase discards.
    enum Reach: Int32, Sendable { case sentence, article }

    private var phrases = PhraseTrie(capacity: 2048)
    private var market: WordSet = []

    init(data: DataFolder) throws(DataError) {
        try DataTable("market.tsv", in: data).forEachRow { cells in
            if let word = cells.first { market.insert(WordHash.of(word)) }
        }
        let rows = try DataTable("discards.tsv", in: data).rows + DataTable("discards-own.tsv", in: data).rows
        for row in rows {
            guard var phrase = row.first, !phrase.isEmpty else { continue }
            let reach: Reach = phrase.hasPrefix("+") ? .article : .sentence
            if reach == .article { phrase.removeFirst() }
            let words = phrase.split(separator: " ").map { WordHash.of(String($0)) }
            // What happened "weeks ago" happened all the same: its date says so.
            guard !words.isEmpty, words.last.map(Self.past.contains) == false else { continue }
            phrases.insert(words, value: reach.rawValue)
        }
    }

    /// Whether a sentence talks of money and markets: at least two different words of theirs are in it.
    func isMarketTalk(_ words: [UInt64]) -> Bool {
        var first: UInt64?
        for word in words where market.contains(word) {
            if let first, first != word { return true }
            first = word
        }
        return false
    }

    /// What a sentence's phrases discard; nil for nothing.
    func reach(in words: [UInt64]) -> Reach? {
        var found: Reach?
        for start in words.indices {
            guard let (value, _) = phrases.longest(in: words, at: start, end: words.count) else { continue }
            if value == Reach.article.rawValue { return .article }
            found = .sentence
        }
        return found
    }

    private static let past = Words.hashes("ago later")
}
