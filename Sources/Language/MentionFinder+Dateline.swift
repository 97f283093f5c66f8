/// The place of a dateline in capitals, which names learned from running text take for anything: "SAN SALVADOR -".
extension MentionFinder {
    /// Most words of the name.
    private static let longestPlace = 4

    /// Makes the capitals at the head of the body a place where they name one and a dash ends the dateline.
    /// - Parameter first: index of the first mention that is learned; those before it are dates.
    func placeDateline(in page: Page, _ mentions: inout [Mention], from first: Int) {
        let tokens = page.reading.tokens, forms = page.forms
        guard let start = tokens.firstIndex(where: { $0.span.field == .body }),
            let sentence = page.reading.sentences.firstIndex(where: { $0.tokens.contains(start) })
        else { return }
        let limit = min(page.reading.sentences[sentence].tokens.upperBound, start + Self.longestDateline)
        var end = start
        while end < limit, end - start < Self.longestPlace, forms.flags[end].contains(.allCaps) { end += 1 }
        guard end > start, end < limit, isPlaceEnd(page, end),
            (end..<limit).contains(where: { isDash(page.bytes($0)) }),
            !places.gazetteer.candidates(places.phrase(forms, start..<end)).isEmpty,
            let place = page.mention(.location, start..<end, sentence: sentence)
        else { return }
        let learned = mentions[first...].filter { !$0.tokens.overlaps(place.tokens) }
        mentions.replaceSubrange(first..., with: learned + [place])
    }

    /// Whether a token may follow a dateline's place: its dash, or what stands between.
    private func isPlaceEnd(_ page: Page, _ index: Int) -> Bool {
        page.tag(index) == .comma || page.bytes(index).elementsEqual([0x28]) || isDash(page.bytes(index))
    }
}
