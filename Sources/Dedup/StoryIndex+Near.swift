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
    }

    /// The best of the candidates, and whether the article holds several stories; nil where none has to do with it.
    /// Cost: about 5 µs a candidate, and its body where it was not judged lately.
    mutating func nearest(
        to intake: IntakeArticle, keys: ArticleKeys, sketch: Sketch, words: Words, marks: CopyMarks,
        body: (String) -> String?
    ) -> (match: Match, isRoundUp: Bool)? {
        let candidates = near.candidates(for: sketch.samples, time: keys.time, settings: settings)
        guard !candidates.isEmpty else { return nil }
        var aligner = Aligner(new: words)
        var shares = StoryShares()
        var best: Match?
        for candidate in candidates {
            guard let row = book[candidate.entry.row], let old = text(of: row, body: body) else { continue }
            let alignment = aligner.compare(with: old)
            shares.add(aligner.solid, of: book.story(row))
            let features = Self.features(keys, sketch, words, marks, candidate, row, old, alignment)
            let length = Double(words.count) / Double(max(1, old.count))
            guard let match = judged(features, candidate.entry, row, length: length) else { continue }
            if let known = best,
                (known.isSame ? 1 : 0, known.probability) >= (match.isSame ? 1 : 0, match.probability)
            {
                continue
            }
            best = match
            if match.isSame, match.probability > 0.98, match.length < 1.2, features.alignedShort > 0.9 {
                break
            }
        }
        guard var match = best else { return nil }
        // A text that holds parts of several stories is a round-up, a copy of none of them.
        let isRoundUp = shares.isRoundUp(of: book.story(match.row), words: words.count)
        if isRoundUp { match.isSame = false }
        return (match, isRoundUp || (!match.isSame && match.length > 1))
    }

    /// Share of a round-up that one of its stories takes up at most.
    private static let mostOfRoundUp = 0.7

    /// The words of an article that was judged.
    private mutating func text(of row: ArticleBook.Row, body: (String) -> String?) -> Words? {
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
    public mutating func comparisons(
        of intake: IntakeArticle, body: (String) -> String?
    ) -> [(article: String, features: [Double])] {
        let words = Words(intake.article.bodyText, limit: settings.maxWords)
        let sketch = Sketch(of: intake.article, words: words, settings: settings)
        let keys = ArticleKeys(intake, sketch: sketch)
        let marks = CopyMarks(intake.article, words: words)
        guard !marks.isKill else { return [] }
        var aligner = Aligner(new: words)
        var pairs: [(article: String, features: [Double])] = []
        for candidate in near.candidates(for: sketch.samples, time: keys.time, settings: settings) {
            guard let row = book[candidate.entry.row], let old = text(of: row, body: body) else { continue }
            let features = Self.features(
                keys, sketch, words, marks, candidate, row, old, aligner.compare(with: old))
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
        _ features: PairFeatures, _ entry: NearIndex.Entry, _ row: ArticleBook.Row, length: Double
    ) -> Match? {
        let probability = settings.verifier.probability(features)
        let isPartOfRoundUp = entry.isRoundUp && features.alignedLong < Self.mostOfRoundUp
        let isSame = probability >= 0.5 && !isPartOfRoundUp
        let ratio = min(length, 1 / max(length, 1e-9))
        guard isSame || (features.alignedShort >= 0.85 && ratio < 0.4) else { return nil }
        return Match(
            row: row, isSame: isSame, probability: probability, jaccard: features.jaccard,
            similarity: (features.alignedLong * 1000).rounded() / 1000, length: length)
    }

    /// The verdict for an article that is one story with a candidate.
    func copy(
        _ intake: IntakeArticle, of match: Match, keys: ArticleKeys, marks: CopyMarks,
        body: (String) -> String?
    ) -> Verdict {
        let sameProvider = match.row.provider == keys.provider
        let relation: Relation =
            if marks.isCorrection {
                .correction
            } else if sameProvider && marks.isUpdate {
                .revision
            } else if match.similarity >= 0.98 && sameProvider {
                .reformatted
            } else if match.length < 0.75 {
                .cut
            } else {
                sameProvider ? .revision : .reprint
            }
        let isRevised = relation == .correction || relation == .revision
        let of = book.article(match.row)
        let changed =
            isRevised ? body(of).map { ChangedFigures.between($0, intake.article.bodyText) } ?? [] : []
        return Verdict(
            story: book.story(match.row), relation: relation, of: of, similarity: match.similarity,
            changed: changed, rules: settings.rules)
    }
}
