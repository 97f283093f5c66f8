internal import Digest
internal import Wire

/// The cascade: identity, kill, exact, chain; the first that answers decides.
extension StoryIndex {
    /// A verdict, whether later articles are to find this one by its text, and whether it holds several stories.
    typealias Finding = (verdict: Verdict, isToBeFound: Bool, isRoundUp: Bool)

    mutating func verdict(
        for prepared: PreparedArticle, sequence: Int64, body: (String) -> String?
    ) -> Finding {
        let (intake, keys, sketch) = (prepared.intake, prepared.keys, prepared.sketch)
        let (words, marks) = (prepared.words, prepared.marks)
        let article = intake.article
        if let known = identical(to: intake, keys: keys, marks: marks, sketch: sketch) {
            return (verdict(.redelivery, of: known, similarity: 1), false, false)
        }
        if marks.isKill {
            if let target = killed(by: article, keys: keys) {
                return (verdict(.kill, of: target), false, false)
            }
            let story = newStory(article, sequence)
            return (Verdict(story: story, relation: .kill, rules: settings.rules), false, false)
        }
        if let earlier = chained(article, keys: keys) {
            let verdict = revision(article, of: earlier, marks: marks, sketch: sketch, body: body)
            return (verdict, verdict.similarity != 1 && verdict.relation != .redelivery, false)
        }
        // A word to hold a story may carry its text once more.
        if article.status == .withheld, let earlier = slugged(words: words, keys: keys) {
            return (revision(article, of: earlier, marks: marks, sketch: sketch, body: body), false, false)
        }
        if let same = sameText(keys: keys, sketch: sketch) { return (same, false, false) }
        let found = nearest(to: prepared, body: body)
        if let match = found?.match, match.isSame {
            let verdict = copy(intake, of: match, keys: keys, marks: marks, body: body)
            return (verdict, match.jaccard < 0.9, false)
        }
        if marks.refersBack || marks.isRepeat, let earlier = slugged(words: words, keys: keys) {
            return (revision(article, of: earlier, marks: marks, sketch: sketch, body: body), true, false)
        }
        let story = newStory(article, sequence)
        guard let found else {
            return (Verdict(story: story, relation: .new, rules: settings.rules), true, false)
        }
        let verdict = Verdict(
            story: story, relation: .containedIn, of: book.article(found.match.row),
            similarity: found.match.similarity, rules: settings.rules)
        return (verdict, true, found.isRoundUp)
    }

    private func verdict(_ relation: Relation, of row: ArticleBook.Row, similarity: Double? = nil) -> Verdict
    {
        Verdict(
            story: book.story(row), relation: relation, of: book.article(row), similarity: similarity,
            rules: settings.rules)
    }

    private func newStory(_ article: Article, _ sequence: Int64) -> String {
        Identifier.of(["story", article.id, "\(sequence)"])
    }

    /// The same record, or the same version with the same words.
    private func identical(
        to intake: IntakeArticle, keys: ArticleKeys, marks: CopyMarks, sketch: Sketch
    ) -> ArticleBook.Row? {
        if let known = self[.source, keys.source] { return known }
        guard let known = self[.version, keys.version], isRecent(known, keys),
            book.isArticle(known, intake.article.id)
        else { return nil }
        // An agency that uses a version number twice for different words has made a revision all the same.
        return known.hasText == (sketch.text != nil) && sketch.text.map { $0 == known.text } ?? true
            && known.headline == sketch.headline && marks.isKill == (known.relation == .kill) ? known : nil
    }

    /// What a kill takes back: the item it names, its own earlier version, or the last copy under its slug.
    private func killed(by article: Article, keys: ArticleKeys) -> ArticleBook.Row? {
        linked(article, keys: keys) ?? version(before: article, keys: keys)
            ?? keys.slugs.lazy.compactMap { self[.slug, $0] }.first { isWithinReach($0, keys) }
    }

    private func linked(_ article: Article, keys: ArticleKeys) -> ArticleBook.Row? {
        for link in article.links where Self.revisingLinks.contains(link.rel.lowercased()) {
            guard let id = link.id else { continue }
            if let known = self[.article, ArticleKeys.article(article.provider, id)], isRecent(known, keys) {
                return known
            }
        }
        return nil
    }

    private func version(before article: Article, keys: ArticleKeys) -> ArticleBook.Row? {
        guard let known = self[.article, keys.article], isRecent(known, keys),
            book.isArticle(known, article.id)
        else { return nil }
        return known
    }

    private static let revisingLinks: Set<String> = [
        "previous", "correctionof", "supersedes", "prevversion", "replaces", "kills", "evolvedfrom",
    ]

    /// The article that this one is a newer version of: by id or by link.
    private func chained(_ article: Article, keys: ArticleKeys) -> ArticleBook.Row? {
        version(before: article, keys: keys) ?? linked(article, keys: keys)
    }

    /// The earlier article of the same slug and headline, for one that is marked as a newer version; by one of the
    /// two alone only for a note too short to be found by its text.
    private func slugged(words: Words, keys: ArticleKeys) -> ArticleBook.Row? {
        let trusted = words.count < Self.shortNote || !keys.hasBoth ? keys.slugs[...] : keys.slugs.prefix(1)
        return trusted.lazy.compactMap { self[.slug, $0] }.first {
            isRecent($0, keys) && isNearInTime($0, keys, days: settings.slugDays)
        }
    }

    /// Words below which a text says too little to be told from another.
    static let shortNote = 60

    private func revision(
        _ article: Article, of earlier: ArticleBook.Row, marks: CopyMarks, sketch: Sketch,
        body: (String) -> String?
    ) -> Verdict {
        let isSame = sketch.text != nil && earlier.hasText && sketch.text == earlier.text
        let isLate = book.isArticle(earlier, article.id) && isOlder(article.version, than: earlier)
        // A version that comes after a newer one is history: the newer one's events stand.
        let changed =
            isSame || isLate
            ? [] : body(book.article(earlier)).map { ChangedFigures.between($0, article.bodyText) } ?? []
        let relation: Relation =
            if isLate {
                .redelivery
            } else if marks.isCorrection {
                .correction
            } else if marks.isRepeat, !marks.isUpdate, changed.isEmpty {
                // What is marked as a repeat and gives other figures is none.
                .reformatted
            } else {
                .revision
            }
        var revised = verdict(relation, of: earlier, similarity: isSame ? 1 : nil)
        revised.changed = changed
        return revised
    }

    private func isOlder(_ version: UInt64?, than other: ArticleBook.Row) -> Bool {
        guard let version, other.hasVersion else { return false }
        return version < other.version
    }

    /// Copy with the same bytes or the same normalised words.
    private func sameText(keys: ArticleKeys, sketch: Sketch) -> Verdict? {
        let raw = self[.raw, keys.raw].flatMap { isWithinReach($0, keys) ? $0 : nil }
        let text = keys.text.flatMap { self[.text, $0] }.flatMap { $0.text == sketch.text ? $0 : nil }
        guard let known = raw ?? text, isWithinReach(known, keys) else { return nil }
        let relation: Relation =
            if raw != nil || sketch.headline == known.headline {
                .exact
            } else {
                keys.provider == known.provider ? .reformatted : .reprint
            }
        return verdict(relation, of: known, similarity: 1)
    }
}
