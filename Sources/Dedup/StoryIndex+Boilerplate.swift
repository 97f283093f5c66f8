internal import Wire

/// What all copy of an outlet carries: left out where texts are compared.
extension StoryIndex {
    /// Share of an article's rest that may lie on that of another article where it votes.
    private static let mostLike = 0.25
    /// Candidates whose rest is looked at.
    private static let mostCompared = 6
    /// Words of a rest at least.
    private static let leastWords = 10

    /// Whether the paragraphs of an article that were seen before are boilerplate, as far as it can tell: whether
    /// its rest is like that of no other article. The rest of a table is like that of the day before.
    mutating func votes(_ whole: PreparedArticle, body: (String) -> String?) -> Bool {
        let keys = whole.keys
        let seen = boilerplate.seen(whole.words.lines, day: keys.day)
        guard !seen.isEmpty, self[.article, keys.article] == nil else { return false }
        let rest = whole.words.without(seen)
        guard rest.count >= Self.leastWords else { return false }
        let lines = Set(whole.words.lines.lazy.filter { seen.contains($0.words) }.map(\.key))
        var aligner = Aligner(new: rest)
        let candidates = near.candidates(for: whole.sketch.samples, time: keys.time, settings: settings)
        for candidate in candidates.prefix(Self.mostCompared) {
            guard let row = book[candidate.entry.row], let old = text(of: row, body: body) else { continue }
            let oldRest = old.without(old.lines.filter { lines.contains($0.key) }.map(\.words))
            guard let alignment = aligner.compare(with: oldRest) else { continue }
            let covered = Double(min(alignment.coveredNew, alignment.coveredOld))
            if covered >= Self.mostLike * Double(min(rest.count, oldRest.count)) { return false }
        }
        return true
    }

    /// The paragraphs that a copy of another outlet adds to its original; nil for other articles, and where it adds none.
    mutating func added(
        _ whole: PreparedArticle, to verdict: Verdict, body: (String) -> String?
    ) -> [UInt32]? {
        guard verdict.relation == .reprint || verdict.relation == .cut, verdict.similarity != 1,
            let row = verdict.of.flatMap({ self[.article, ArticleKeys.article($0)] }),
            let original = list(of: row, body: body)
        else { return nil }
        let known = original.lines.map(\.key)
        let added = whole.sketch.lines.filter { !known.contains($0) }
        return added.isEmpty ? nil : added
    }

    /// An article without the paragraphs that are boilerplate.
    func withoutBoilerplate(_ prepared: PreparedArticle) -> PreparedArticle {
        let ranges = boilerplate.ranges(of: prepared.words.lines, day: prepared.keys.day)
        return ranges.isEmpty ? prepared : prepared.without(ranges, settings: settings)
    }
}
