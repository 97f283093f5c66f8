import Digest

/// What stands around the noun of a role: its adjectives, numbers and nationality.
extension MentionFinder {
    /// Whether a word that the tagger takes for an adjective is a noun: a role after an article or number that no noun
    /// or adjective follows, as in "one general and two captains".
    func isNoun(
        _ forms: WordForms, _ tags: (Int) -> PartOfSpeech, _ index: Int, in sentence: Range<Int>
    ) -> Bool {
        guard tags(index) == .adjective, index > sentence.lowerBound,
            roles[WordHash.joining(0, forms.lower[index])] != nil
        else { return false }
        var start = index - 1
        while start > sentence.lowerBound, tags(start) == .adjective { start -= 1 }
        guard tags(start) == .determiner || tags(start) == .number else { return false }
        var next = index + 1
        let isListed = sentence.contains(next) && (tags(next) == .comma || tags(next) == .conjunction)
        if isListed { next += 1 }
        guard sentence.contains(next), !tags(next).isAdjective else { return !sentence.contains(next) }
        return isListed || !tags(next).isNoun && tags(next) != .hyphen
    }

    /// The first of the adjectives and nouns before a role's head, numbers left out: "Eighty-five soldiers" counts
    /// soldiers, whatever its first word is tagged.
    func chunkStart(_ page: Page, _ index: Int, _ range: Range<Int>, _ taken: [Bool]) -> Int {
        var start = index
        while start > range.lowerBound, !taken[start - 1],
            page.tag(start - 1).isAdjective || page.tag(start - 1) == .noun,
            !numbers.isPart(page, start - 1)
        {
            start -= 1
        }
        return start
    }

    /// The country of the people that is named before a role.
    func nationality(_ page: Page, _ start: Int, _ range: Range<Int>) -> String? {
        guard start > range.lowerBound else { return nil }
        return lexicon.demonyms[WordHash.joining(0, page.forms.lower[start - 1])]
    }
}
