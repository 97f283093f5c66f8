/// Finds what needs no model of a language: numbers written in digits, and names of countries and of the largest cities.
struct PlainFinder: Sendable {
    let places: PlaceResolver

    /// Smaller cities bear names that are common words somewhere: Essen, Nice, Split.
    private static let leastPopulation = 1_000_000.0
    private static let longestName = 4, longestNumber = 15

    /// The mentions of a page that is cut but not tagged.
    func mentions(in page: Page) -> [Mention] {
        var mentions: [Mention] = []
        for (number, sentence) in page.reading.sentences.enumerated() {
            var index = sentence.tokens.lowerBound
            while index < sentence.tokens.upperBound {
                if let mention = self.number(page, index, number) {
                    mentions.append(mention)
                } else if let mention = place(page, index, sentence.tokens, number) {
                    mentions.append(mention)
                    index = mention.tokens.upperBound
                    continue
                }
                index += 1
            }
        }
        return mentions
    }

    /// A whole number without marks inside: a point or comma means one thing here and another there.
    private func number(_ page: Page, _ index: Int, _ sentence: Int) -> Mention? {
        let bytes = page.bytes(index)
        guard bytes.count <= Self.longestNumber, bytes.allSatisfy({ $0 &- 0x30 < 10 }),
            !isJoined(page, index),
            var mention = page.mention(.quantity, index..<index + 1, sentence: sentence)
        else { return nil }
        let value = bytes.reduce(0.0) { $0 * 10 + Double($1 - 0x30) }
        mention.quantity = Quantity(value: value, min: value, max: value, comparator: .exactly)
        return mention
    }

    private func isJoined(_ page: Page, _ index: Int) -> Bool {
        page.touches(index) && page.forms.flags[index - 1].contains(.digit)
            || index + 1 < page.forms.count && page.touches(index + 1)
                && page.forms.flags[index + 1].contains(.digit)
    }

    private func place(_ page: Page, _ index: Int, _ range: Range<Int>, _ sentence: Int) -> Mention? {
        guard page.forms.flags[index].contains(.capital), page.bytes(index).count > 3 else { return nil }
        for length in stride(from: min(Self.longestName, range.upperBound - index), to: 0, by: -1) {
            let tokens = index..<index + length
            let best = places.gazetteer.candidates(places.phrase(page.forms, tokens))
                .filter { $0.feature == 0 || $0.feature == 2 && $0.population >= Self.leastPopulation }
                .max { ($0.population, $1.number) < ($1.population, $0.number) }
            guard let best, var mention = page.mention(.location, tokens, sentence: sentence) else {
                continue
            }
            mention.place = places.gazetteer.place(best, confidence: 0.5)
            mention.country = best.feature == 0 ? mention.place?.country : nil
            return mention
        }
        return nil
    }
}
