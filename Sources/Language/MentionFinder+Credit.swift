/// The agency that an article's dateline credits.
extension MentionFinder {
    /// Most tokens of a dateline up to its dash.
    static let longestDateline = 16
    private static let opening = WordHash.of("("), closing = WordHash.of(")"), comma = WordHash.of(",")

    /// The name in brackets before the dash of a dateline: "ROME (Lunde) -". Nil where the body has no such head.
    func credit(in page: Page) -> Range<Int>? {
        let forms = page.forms
        guard let first = page.reading.tokens.firstIndex(where: { $0.span.field == .body }) else {
            return nil
        }
        let head = first..<min(first + Self.longestDateline, forms.count)
        guard let open = head.first(where: { forms.lower[$0] == Self.opening }), open > first,
            (first..<open).allSatisfy({
                forms.flags[$0].contains(.capital) || forms.flags[$0].contains(.digit)
                    || forms.lower[$0] == Self.comma
            }),
            let close = head.first(where: { $0 > open && forms.lower[$0] == Self.closing }), close > open + 1,
            (open + 1..<close).allSatisfy({ forms.flags[$0].contains(.capital) }),
            close + 1 < forms.count, isDash(page.bytes(close + 1))
        else { return nil }
        return open + 1..<close
    }

    func isDash(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.first == 0x2D || bytes.elementsEqual([0xE2, 0x80, 0x93])
            || bytes.elementsEqual([0xE2, 0x80, 0x94])
    }

    /// Makes all mentions of the agency that the dateline credits outlets: what else its name may mean is not meant.
    func creditOutlets(in page: Page, _ mentions: inout [Mention]) {
        guard let credit = credit(in: page) else { return }
        let name = credit.reduce(0) { WordHash.joining($0, page.forms.lower[$1]) }
        var isMentioned = false
        for index in mentions.indices {
            switch mentions[index].kind {
            case .person, .organisation, .location, .facility, .misc: break
            default:
                isMentioned = isMentioned || mentions[index].tokens.overlaps(credit)
                continue
            }
            let tokens = mentions[index].tokens
            guard tokens.reduce(0, { WordHash.joining($0, page.forms.lower[$1]) }) == name else {
                isMentioned = isMentioned || tokens.overlaps(credit)
                continue
            }
            isMentioned = isMentioned || tokens == credit
            mentions[index].kind = .outlet
            mentions[index].subtype = "media"
            mentions[index].country = nil
        }
        guard !isMentioned,
            let sentence = page.reading.sentences.firstIndex(where: { $0.tokens.contains(credit.lowerBound) }
            ),
            var mention = page.mention(.outlet, credit, sentence: sentence)
        else { return }
        mention.subtype = "media"
        mentions.append(mention)
    }
}
