internal import Foundation
public import Wire

/// Candidates that share shingles, and what the verifier says of them.
extension StoryIndex {
    /// The best candidate, and what was found of it.
    struct Match: Sendable {
        /// The candidate.
        var entry: NearIndex.Entry
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

    /// The best of the candidates; nil where none has to do with the article. Cost: a text a candidate, read and compared.
    mutating func nearest(
        to intake: IntakeArticle, sketch: Sketch, words: Words, marks: CopyMarks, body: (String) -> String?
    ) -> Match? {
        var best: Match?
        var held: [(story: String, share: Double)] = []
        for candidate in near.candidates(for: sketch.samples, time: EventTime.of(intake), settings: settings)
        {
            guard let old = body(candidate.entry.article) else { continue }
            let other = Words(old, limit: settings.maxWords)
            let features = Self.features(intake, sketch, words, marks, candidate, other)
            let match = judged(
                features, candidate.entry, length: Double(words.count) / Double(max(1, other.count)))
            guard let match else { continue }
            if match.length > 1, features.alignedShort >= Self.wholeStory,
                match.similarity < Self.mostOfRoundUp,
                !held.contains(where: { $0.story == match.entry.story })
            {
                held.append((match.entry.story, match.similarity))
            }
            if let known = best,
                (known.isSame ? 1 : 0, known.probability) >= (match.isSame ? 1 : 0, match.probability)
            {
                continue
            }
            best = match
            if match.isSame, match.probability > 0.98, match.length < 1.2 { break }
        }
        // A text that holds two stories whole is a round-up, a copy of neither.
        if held.count > 1, best.map({ $0.similarity < Self.mostOfRoundUp }) ?? false { best?.isSame = false }
        return best
    }

    /// Share of a story's words that stand in a text which holds it whole.
    private static let wholeStory = 0.6
    /// Share of a round-up that one of its stories takes up at most.
    private static let mostOfRoundUp = 0.7

    /// The figures of each candidate pair of an article that is not yet in the index, with the candidate's id: what
    /// the verifier is trained on.
    public mutating func comparisons(
        of intake: IntakeArticle, body: (String) -> String?
    ) -> [(article: String, features: [Double])] {
        let words = Words(intake.article.bodyText, limit: settings.maxWords)
        let sketch = Sketch(of: intake.article, words: words, settings: settings)
        let marks = CopyMarks(intake.article, words: words)
        guard !marks.isKill else { return [] }
        return near.candidates(for: sketch.samples, time: EventTime.of(intake), settings: settings).compactMap
        {
            guard let old = body($0.entry.article) else { return nil }
            let other = Words(old, limit: settings.maxWords)
            return ($0.entry.article, Self.features(intake, sketch, words, marks, $0, other).values)
        }
    }

    private static func features(
        _ intake: IntakeArticle, _ sketch: Sketch, _ words: Words, _ marks: CopyMarks,
        _ candidate: NearIndex.Candidate, _ other: Words
    ) -> PairFeatures {
        let slug = slugHash(intake.article)
        let fewer = max(1, min(sketch.samples.count, Int(candidate.entry.samples)))
        return PairFeatures(
            new: words, old: other,
            context: PairFeatures.Context(
                hours: Double(abs(EventTime.of(intake) - candidate.entry.time)) / 3600,
                sameProvider: providerHash(intake.article) == candidate.entry.provider,
                sameSlug: slug != 0 && slug == candidate.entry.slug, isMarked: marks.refersBack,
                samples: Double(candidate.shared) / Double(fewer)))
    }

    private func judged(_ features: PairFeatures, _ entry: NearIndex.Entry, length: Double) -> Match? {
        let probability = settings.verifier.probability(features)
        if entry.isRoundUp, features.alignedLong < Self.mostOfRoundUp { return nil }
        let isSame = probability >= 0.5
        let ratio = min(length, 1 / max(length, 1e-9))
        guard isSame || (features.alignedShort >= 0.85 && ratio < 0.4) else { return nil }
        return Match(
            entry: entry, isSame: isSame, probability: probability, jaccard: features.jaccard,
            similarity: (features.alignedLong * 1000).rounded() / 1000, length: length)
    }

    /// The verdict for an article that is one story with a candidate.
    func copy(
        _ intake: IntakeArticle, of match: Match, marks: CopyMarks, body: (String) -> String?
    ) -> Verdict {
        let sameProvider = match.entry.provider == Self.providerHash(intake.article)
        func figures() -> [Verdict.ChangedFigure] {
            body(match.entry.article).map { ChangedFigures.between($0, intake.article.bodyText) } ?? []
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
            story: match.entry.story, relation: relation, of: match.entry.article,
            similarity: match.similarity,
            changed: changed, rules: settings.rules)
    }
}
