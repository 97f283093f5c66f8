internal import Digest
internal import Wire

/// The cascade: identity, kill, exact, chain; the first that answers decides.
extension StoryIndex {
    /// A verdict, and whether later articles are to find this one by its text.
    typealias Finding = (verdict: Verdict, isToBeFound: Bool)

    mutating func verdict(
        for intake: IntakeArticle, sketch: Sketch, words: Words, sequence: Int64, day: Int,
        body: (String) -> String?
    ) -> Finding {
        let article = intake.article
        if let known = identical(to: intake, sketch: sketch, day: day) {
            let verdict = Verdict(
                story: known.story, relation: .redelivery, of: known.article, similarity: 1,
                rules: settings.rules)
            return (verdict, false)
        }
        let marks = CopyMarks(article, words: words)
        if marks.isKill {
            let target = killed(by: article, day: day)
            let verdict = Verdict(
                story: target?.story ?? newStory(article, sequence), relation: .kill, of: target?.article,
                rules: settings.rules)
            return (verdict, false)
        }
        if let earlier = chained(article, day: day) {
            let verdict = revision(article, of: earlier, marks: marks, sketch: sketch, body: body)
            return (verdict, verdict.similarity != 1 && verdict.relation != .redelivery)
        }
        // A word to hold a story may carry its text once more.
        if article.status == .withheld, let earlier = slugged(article, words: words, day: day) {
            return (revision(article, of: earlier, marks: marks, sketch: sketch, body: body), false)
        }
        if let same = sameText(article, ordinal: intake.source.ordinal, sketch: sketch, day: day) {
            return (same, false)
        }
        let match = nearest(to: intake, sketch: sketch, words: words, marks: marks, body: body)
        if let match, match.isSame {
            return (copy(intake, of: match, marks: marks, body: body), match.jaccard < 0.9)
        }
        if marks.refersBack || marks.isRepeat, let earlier = slugged(article, words: words, day: day) {
            return (revision(article, of: earlier, marks: marks, sketch: sketch, body: body), true)
        }
        let story = newStory(article, sequence)
        if let match {
            let verdict = Verdict(
                story: story, relation: .containedIn, of: match.entry.article, similarity: match.similarity,
                rules: settings.rules)
            return (verdict, true)
        }
        return (Verdict(story: story, relation: .new, rules: settings.rules), true)
    }

    private func newStory(_ article: Article, _ sequence: Int64) -> String {
        Identifier.of(["story", article.id, "\(sequence)"])
    }

    /// The same record, or the same version with the same words.
    private func identical(to intake: IntakeArticle, sketch: Sketch, day: Int) -> Remembered? {
        if let known = bySource[Self.key(intake.source)] { return known }
        guard let known = byVersion[Self.key(intake.article, version: true)], isRecent(known, day) else {
            return nil
        }
        // An agency that uses a version number twice for different words has made a revision all the same.
        return known.text == sketch.text && known.headline == sketch.headline
            && CopyMarks(intake.article).isKill == (known.relation == .kill) ? known : nil
    }

    /// What a kill takes back: the item it names, its own earlier version, or the last copy under its slug.
    private func killed(by article: Article, day: Int) -> Remembered? {
        linked(article) ?? byArticle[Self.key(article, version: false)]
            ?? Self.slugKeys(article).lazy.compactMap { bySlug[$0] }.first { isRecent($0, day) }
    }

    private func linked(_ article: Article) -> Remembered? {
        for link in article.links where Self.revisingLinks.contains(link.rel.lowercased()) {
            guard let id = link.id else { continue }
            if let known = byArticle[Fingerprint(parts: [article.provider, id])] { return known }
        }
        return nil
    }

    private static let revisingLinks: Set<String> = [
        "previous", "correctionof", "supersedes", "prevversion", "replaces", "kills", "evolvedfrom",
    ]

    private func isRecent(_ known: Remembered, _ day: Int) -> Bool {
        abs(day - known.day) <= settings.chainDays
    }

    /// The article that this one is a newer version of: by id, by link, or by slug where a mark says "revision".
    private func chained(_ article: Article, day: Int) -> Remembered? {
        if let known = byArticle[Self.key(article, version: false)], isRecent(known, day) { return known }
        if let known = linked(article), isRecent(known, day) { return known }
        return nil
    }

    /// The earlier article of the same slug and headline, for one that is marked as a newer version; by one of the
    /// two alone only for a note too short to be found by its text.
    private func slugged(_ article: Article, words: Words, day: Int) -> Remembered? {
        let keys = Self.slugKeys(article)
        let isWhole = SlugKey.of(article) != nil && SlugKey.ofHeadline(article) != nil
        let trusted = words.count < Self.shortNote || !isWhole ? keys[...] : keys.prefix(1)
        return trusted.lazy.compactMap { bySlug[$0] }.first { abs(day - $0.day) <= settings.slugDays }
    }

    /// Words below which a text says too little to be told from another.
    static let shortNote = 60

    private func revision(
        _ article: Article, of earlier: Remembered, marks: CopyMarks, sketch: Sketch,
        body: (String) -> String?
    ) -> Verdict {
        let isSame = sketch.text != nil && sketch.text == earlier.text
        let isLate = article.id == earlier.article && isOlder(article.version, than: earlier.version)
        // A version that comes after a newer one is history: the newer one's events stand.
        let changed =
            isSame || isLate
            ? [] : body(earlier.article).map { ChangedFigures.between($0, article.bodyText) } ?? []
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
        return Verdict(
            story: earlier.story, relation: relation, of: earlier.article, similarity: isSame ? 1 : nil,
            changed: changed, rules: settings.rules)
    }

    private func isOlder(_ version: UInt64?, than other: UInt64?) -> Bool {
        guard let version, let other else { return false }
        return version < other
    }

    /// Copy with the same bytes or the same normalised words.
    private func sameText(_ article: Article, ordinal: Int, sketch: Sketch, day: Int) -> Verdict? {
        let raw = byRaw[Self.key(raw: article, ordinal)].flatMap { isRecent($0, day) ? $0 : nil }
        guard let known = raw ?? sketch.text.flatMap({ byText[$0] }), isRecent(known, day) else { return nil }
        let relation: Relation =
            if raw != nil || sketch.headline == known.headline {
                .exact
            } else {
                article.provider == known.provider ? .reformatted : .reprint
            }
        return Verdict(
            story: known.story, relation: relation, of: known.article, similarity: 1,
            rules: settings.rules)
    }
}
