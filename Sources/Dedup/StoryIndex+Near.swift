internal import Foundation
public import Wire

/// Candidates that share shingles, and what the verifier says of them.
extension StoryIndex {
    /// The best candidate, and what was found of it.
    struct Match: Sendable {
        /// The candidate's row.
        var row: ArticleBook.Row
        /// Whether both are one story; else one stands whole inside the other, which is a round-up.
        var isSame: Bool
        /// How sure the verifier is.
        var probability: Double
        /// Share of all shingles that both have.
        var jaccard: Double
        /// Share of the longer text that stands in the other.
        var similarity: Double
        /// Words of the new text by words of the old.
        var length: Double
        /// Share of the old text that stands in the new one.
        var coverage: Double
    }

    /// The best of the candidates, and whether the article holds several stories; nil where none has to do with it.
    /// Cost: about 5 µs a candidate, and its body where it was not judged lately.
    mutating func nearest(
        to prepared: PreparedArticle, body: (String) -> String?
    ) -> (match: Match, isRoundUp: Bool)? {
        guard settings.searchesNearCopies else { return nil }
        let (keys, sketch) = (prepared.keys, prepared.sketch)
        let (words, marks) = (prepared.words, prepared.marks)
        let candidates = near.candidates(for: sketch.samples, time: keys.time, settings: settings)
        guard !candidates.isEmpty else { return nil }
        var aligner = Aligner(new: words)
        var shares = StoryShares()
        var best: Match?
        for candidate in candidates {
            guard let row = book[candidate.entry.row], let list = list(of: row, body: body) else { continue }
            let left = boilerplate.ranges(of: list.lines, day: keys.day)
            let mayBeCopy = aligner.lay(list.outline(without: left))
            let item = aligner.item
            if !item.isEmpty { shares.add(item, of: book.story(row), row: row) }
            guard mayBeCopy, let old = text(of: row, body: body)?.without(left) else { continue }
            let alignment = aligner.measure(old)
            let features = Self.features(keys, sketch, words, marks, candidate, row, old, alignment)
            let length = Double(words.count) / Double(max(1, old.count))
            let coverage = Double(alignment.coveredOld) / Double(max(1, old.count))
            guard
                let match = judged(
                    features, candidate.entry, row, length: length, coverage: coverage)
            else { continue }
            if let known = best,
                (known.isSame ? 1 : 0, known.probability) >= (match.isSame ? 1 : 0, match.probability)
            {
                continue
            }
            best = match
            // A text that stands in one article nearly whole is no round-up, and the best candidates come first.
            if match.isSame, match.probability > 0.98, features.alignedShort > 0.9,
                alignment.coveredNew * 20 > words.count * 17
            {
                break
            }
        }
        guard var match = best else {
            guard let part = shares.largest(words: words.count) else { return nil }
            let similarity = (part.share * 1000).rounded() / 1000
            return (
                Match(
                    row: part.row, isSame: false, probability: 0, jaccard: 0, similarity: similarity,
                    length: 1,
                    coverage: 0), true
            )
        }
        // A text that holds parts of several stories is a round-up, a copy of none of them.
        let isRoundUp = shares.isRoundUp(
            of: book.story(match.row), coverage: match.coverage, words: words.count)
        if isRoundUp { match.isSame = false }
        return (match, isRoundUp || (!match.isSame && match.length > 1))
    }

    /// How sure a lead that was cut from an article is.
    private static let sureOfLead = 0.9

    /// Share of a round-up that one of its stories takes up at most.
    private static let mostOfRoundUp = 0.7

    /// The word list of an article that was judged.
    mutating func list(of row: ArticleBook.Row, body: (String) -> String?) -> WordList? {
        texts.list(ArticleKeys.article(book.article(row))) ?? text(of: row, body: body)?.list
    }

    /// The words of an article that was judged.
    mutating func text(of row: ArticleBook.Row, body: (String) -> String?) -> Words? {
        let id = book.article(row)
        let key = ArticleKeys.article(id)
        if let known = texts[key] { return known }
        guard let body = body(id) else { return nil }
        let words = Words(body, limit: settings.maxWords)
        texts.keep(words, of: key)
        return words
    }

    /// The figures of each candidate pair of an article that is not yet in the index, with the candidate's id: what
    /// the verifier is trained on.
    ///
    /// A pair that has boilerplate comes twice, without it and with it, for the verifier meets both: what stands under
    /// the first few stories is not yet known as boilerplate.
    public mutating func comparisons(
        of intake: IntakeArticle, body: (String) -> String?
    ) -> [(article: String, features: [Double])] {
        let whole = PreparedArticle(intake, settings: settings)
        guard !whole.marks.isKill else { return [] }
        let rest = withoutBoilerplate(whole)
        var pairs = comparisons(of: rest, isWhole: false, body: body)
        var known = Set(pairs.map(\.features))
        pairs += comparisons(of: whole, isWhole: true, body: body).filter {
            known.insert($0.features).inserted
        }
        return pairs
    }

    private mutating func comparisons(
        of prepared: PreparedArticle, isWhole: Bool, body: (String) -> String?
    ) -> [(article: String, features: [Double])] {
        let (keys, sketch) = (prepared.keys, prepared.sketch)
        let (words, marks) = (prepared.words, prepared.marks)
        var aligner = Aligner(new: words)
        var pairs: [(article: String, features: [Double])] = []
        for candidate in near.candidates(for: sketch.samples, time: keys.time, settings: settings) {
            guard let row = book[candidate.entry.row], let raw = text(of: row, body: body) else { continue }
            let old = isWhole ? raw : raw.without(boilerplate.ranges(of: raw.lines, day: keys.day))
            guard let alignment = aligner.compare(with: old) else { continue }
            let features = Self.features(keys, sketch, words, marks, candidate, row, old, alignment)
            pairs.append((book.article(row), features.values))
        }
        return pairs
    }

    private static func features(
        _ keys: ArticleKeys, _ sketch: Sketch, _ words: Words, _ marks: CopyMarks,
        _ candidate: NearIndex.Candidate, _ row: ArticleBook.Row, _ old: Words, _ alignment: Alignment
    ) -> PairFeatures {
        let fewer = max(1, min(sketch.samples.count, Int(candidate.entry.samples)))
        return PairFeatures(
            new: words, old: old, alignment: alignment,
            context: PairFeatures.Context(
                hours: Double(abs(keys.time - candidate.entry.time)) / 3600,
                sameProvider: keys.provider == row.provider,
                sameSlug: keys.slugHash != 0 && keys.slugHash == candidate.entry.slug,
                isMarked: marks.refersBack, samples: Double(candidate.shared) / Double(fewer)))
    }

    private func judged(
        _ features: PairFeatures, _ entry: NearIndex.Entry, _ row: ArticleBook.Row, length: Double,
        coverage: Double
    ) -> Match? {
        var probability = settings.verifier.probability(features)
        if features.isLead { probability = max(probability, Self.sureOfLead) }
        let isPartOfRoundUp = entry.isRoundUp && features.alignedLong < Self.mostOfRoundUp
        let isSame = probability >= 0.5 && !isPartOfRoundUp
        let ratio = min(length, 1 / max(length, 1e-9))
        guard isSame || (features.alignedShort >= 0.85 && ratio < 0.4) else { return nil }
        return Match(
            row: row, isSame: isSame, probability: probability, jaccard: features.jaccard,
            similarity: (features.alignedLong * 1000).rounded() / 1000, length: length, coverage: coverage)
    }

    /// The verdict for an article that is one story with a candidate.
    func copy(
        _ intake: IntakeArticle, of match: Match, keys: ArticleKeys, marks: CopyMarks,
        body: (String) -> String?
    ) -> Verdict {
        let sameProvider = match.row.provider == keys.provider
        let of = book.article(match.row)
        func figures() -> [Verdict.ChangedFigure] {
            body(of).map { ChangedFigures.between($0, intake.article.bodyText) } ?? []
        }
        let relation: Relation =
            if marks.isCorrection {
                .correction
            } else if sameProvider && marks.isUpdate {
                .revision
            } else if sameProvider && marks.isRepeat {
                // What is marked as a repeat and gives other figures is none.
                figures().isEmpty ? .reformatted : .revision
            } else if match.similarity >= 0.98 && sameProvider {
                .reformatted
            } else if match.length < 0.75 {
                .cut
            } else {
                sameProvider ? .revision : .reprint
            }
        let changed = relation == .correction || relation == .revision ? figures() : []
        return Verdict(
            story: book.story(match.row), relation: relation, of: of, similarity: match.similarity,
            changed: changed, rules: settings.rules)
    }
}
