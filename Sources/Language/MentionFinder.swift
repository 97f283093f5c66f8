import Digest

/// Turns names found by the tagger into mentions, and adds what word lists know: nationalities, outlets, roles,
/// weapons, vehicles, countries.
struct MentionFinder: Sendable {
    let lexicon: Lexicon
    let places: PlaceResolver
    private let singulars: Singulars
    let numbers: NumberReader
    private let outlets: PhraseList, outletWords: PhraseList
    private let organisations: PhraseList, organisationWords: PhraseList
    let roles: PhraseList
    private let titles: PhraseList
    private let weapons: PhraseList, vehicles: PhraseList
    private let facilities: PhraseList, continents: PhraseList

    init(lexicon: Lexicon, places: PlaceResolver, singulars: Singulars, numbers: NumberReader) {
        self.lexicon = lexicon
        self.places = places
        self.singulars = singulars
        self.numbers = numbers
        outlets = lexicon.list("outlet")
        outletWords = lexicon.list("outletword")
        organisations = lexicon.list("organisation")
        organisationWords = lexicon.list("orgword")
        roles = lexicon.list("role")
        titles = lexicon.list("title")
        weapons = lexicon.list("weapon")
        vehicles = lexicon.list("vehicle")
        facilities = lexicon.list("facilityword")
        continents = lexicon.list("continental")
    }

    /// What the learned names of a sentence are, by what word lists know better.
    func revise(_ mention: Mention, in page: Page, sentence: Range<Int>) -> Mention {
        var mention = mention
        let forms = page.forms
        let phrase = places.phrase(forms, mention.tokens)
        switch mention.kind {
        case .organisation, .misc, .person, .location:
            if let wider = continental(mention, in: page, sentence: sentence) { return wider }
            if let continent = continents[phrase] {
                (mention.kind, mention.subtype) = (.nationality, continent.subtype)
                return mention
            }
            if let country = lexicon.demonyms[phrase] {
                mention.kind = .nationality
                mention.country = country
                return mention
            }
            if mention.kind != .person, let entry = outlets[phrase] {
                (mention.kind, mention.subtype, mention.country) = (.outlet, entry.subtype, entry.country)
                return mention
            }
            if let entry = organisations[phrase], mention.kind != .person {
                (mention.kind, mention.subtype) = (.organisation, entry.subtype)
                return mention
            }
            if mention.kind != .person, mention.kind != .location, let entry = vehicles[phrase] {
                (mention.kind, mention.subtype) = (.vehicle, entry.subtype)
                return mention
            }
            if mention.kind == .organisation || mention.kind == .misc,
                places.gazetteer.candidates(phrase).contains(where: { $0.feature == 0 })
            {
                mention.kind = .location
            }
        default: break
        }
        if mention.kind == .location,
            let wider = places.widened(mention.tokens, in: page, after: sentence.lowerBound),
            let changed = page.mention(.location, wider, sentence: mention.sentence)
        {
            mention = changed
        }
        if mention.kind == .location || mention.kind == .misc || mention.kind == .person,
            let match = outletWords.match(forms, at: mention.tokens.upperBound, before: sentence.upperBound),
            match.entry.subtype == "agency"
        {
            // "Lunde news agency" is called so whatever else is called Lunde.
            (mention.kind, mention.subtype) = (.outlet, "media")
            return mention
        }
        if mention.kind != .misc, let camp = facility(mention, in: page, sentence: sentence) { return camp }
        if mention.kind == .organisation { organisation(&mention, in: page, sentence: sentence) }
        if mention.kind == .location || mention.kind == .organisation, let last = mention.tokens.last,
            mention.tokens.count > 1 || mention.kind == .location,
            facilities[WordHash.joining(0, forms.lower[last])] != nil
        {
            mention.kind = .facility
        }
        if mention.kind == .person { person(&mention, in: page, sentence: sentence) }
        return mention
    }

    /// "Central American", of which the tagger may have taken only the last word.
    private func continental(_ mention: Mention, in page: Page, sentence: Range<Int>) -> Mention? {
        let start = mention.tokens.lowerBound - 1
        guard start >= sentence.lowerBound, mention.tokens.count == 1,
            let continent = continents[places.phrase(page.forms, start..<mention.tokens.upperBound)],
            var wider = page.mention(
                .nationality, start..<mention.tokens.upperBound, sentence: mention.sentence)
        else { return nil }
        wider.subtype = continent.subtype
        return wider
    }

    /// "Lunde refugee camp": a name that common nouns make a facility.
    private func facility(_ mention: Mention, in page: Page, sentence: Range<Int>) -> Mention? {
        let next = mention.tokens.upperBound
        guard next < sentence.upperBound, mention.tokens.count < 3,
            !page.forms.flags[next].contains(.capital),
            let match = facilities.match(page.forms, at: next, before: sentence.upperBound),
            page.tag(next + match.length - 1) == .noun
        else { return nil }
        return page.mention(
            .facility, mention.tokens.lowerBound..<next + match.length, sentence: mention.sentence)
    }

    private func organisation(_ mention: inout Mention, in page: Page, sentence: Range<Int>) {
        let forms = page.forms
        let before = max(sentence.lowerBound, mention.tokens.lowerBound - 4)..<mention.tokens.lowerBound
        let after = mention.tokens.upperBound
        let follows = outletWords.match(forms, at: after, before: sentence.upperBound) != nil
        let precedes = before.contains { index in
            let match = outletWords.match(forms, at: index, before: mention.tokens.lowerBound)
            let end = index + (match?.length ?? 0)
            return match != nil
                && (end == mention.tokens.lowerBound
                    || page.tag(end) == .comma && end + 1 == mention.tokens.lowerBound)
        }
        let inside =
            mention.tokens.count > 1
            && mention.tokens.contains {
                outletWords.match(forms, at: $0, before: mention.tokens.upperBound) != nil
            }
        if follows || precedes || inside {
            (mention.kind, mention.subtype) = (.outlet, "media")
        } else {
            for index in mention.tokens.reversed() {
                if let match = organisationWords.match(forms, at: index, before: mention.tokens.upperBound) {
                    mention.subtype = match.entry.subtype
                    break
                }
            }
        }
        if mention.country == nil {
            for index in mention.tokens {
                if let country = lexicon.demonyms[WordHash.joining(0, forms.lower[index])] {
                    mention.country = country
                } else if let place = places.gazetteer.candidates(WordHash.joining(0, forms.lower[index]))
                    .first(where: { $0.feature == 0 }), forms.flags[index].contains(.capital)
                {
                    mention.country = places.gazetteer.code(place.country)
                }
            }
        }
    }

    /// A person's mention without its title, and with the last part of its name: "Salim" becomes "Salim al-Farouq".
    private func person(_ mention: inout Mention, in page: Page, sentence: Range<Int>) {
        var tokens = mention.tokens
        while tokens.count > 1,
            let match = titles.match(page.forms, at: tokens.lowerBound, before: tokens.upperBound),
            match.length < tokens.count
        {
            tokens = tokens.lowerBound + match.length..<tokens.upperBound
        }
        while tokens.upperBound < sentence.upperBound, isParticle(page, tokens.upperBound) {
            tokens = tokens.lowerBound..<tokens.upperBound + 1
        }
        if tokens != mention.tokens, let changed = page.mention(.person, tokens, sentence: mention.sentence) {
            mention = changed
        }
    }

    /// "al-Farouq": small, a hyphen, and a capital.
    private func isParticle(_ page: Page, _ index: Int) -> Bool {
        let bytes = page.bytes(index)
        guard let first = bytes.first, first &- 97 < 26, page.forms.flags[index].contains(.capital) else {
            return false
        }
        return bytes.count > 4 && bytes.prefix(4).contains(0x2D)
    }

    /// Adds what word lists find in a sentence outside other mentions.
    /// - Parameter persons: the first tokens of mentions of persons.
    func find(
        in page: Page, sentence: Int, persons: Set<Int>, taken: inout [Bool], into mentions: inout [Mention]
    ) {
        let range = page.reading.sentences[sentence].tokens
        func add(_ kind: Mention.Kind, _ tokens: Range<Int>, _ subtype: String?, _ country: String?) {
            guard !tokens.contains(where: { taken[$0] }),
                var mention = page.mention(kind, tokens, sentence: sentence)
            else { return }
            mention.subtype = subtype
            mention.country = country
            mentions.append(mention)
            for token in tokens { taken[token] = true }
        }
        for index in range where !taken[index] && page.forms.flags[index].contains(.capital) {
            names(page, index, range, add)
        }
        func singular(_ token: Int) -> UInt64? {
            guard page.tag(token) == .pluralNoun || page.tag(token) == .noun else { return nil }
            return singulars.hash(of: page.bytes(token))
        }
        for index in range where !taken[index] && page.forms.flags[index].contains(.letter) {
            let limit = range.upperBound
            if let match = roles.match(page.forms, at: index, before: limit, singular: singular) {
                let end = index + match.length
                // A title right before a name belongs to the name.
                let isTitle = end < limit && persons.contains(end)
                let isHead = end >= limit || !page.tag(end).isNoun || taken[end]
                if page.tag(end - 1).isNoun, !isTitle, isHead {
                    let start = chunkStart(page, index, range, taken)
                    add(.role, start..<end, match.entry.subtype, nationality(page, start, range))
                }
            } else if let match = weapons.match(page.forms, at: index, before: limit, singular: singular) {
                if page.tag(index + match.length - 1).isNoun {
                    add(.weapon, index..<index + match.length, match.entry.subtype, nil)
                }
            } else if let match = vehicles.match(page.forms, at: index, before: limit, singular: singular) {
                if page.tag(index + match.length - 1).isNoun {
                    add(.vehicle, index..<index + match.length, match.entry.subtype, nil)
                }
            }
        }
    }

    private func names(
        _ page: Page, _ index: Int, _ range: Range<Int>,
        _ add: (Mention.Kind, Range<Int>, String?, String?) -> Void
    ) {
        for length in stride(from: min(Lexicon.longest, range.upperBound - index), to: 0, by: -1) {
            let tokens = index..<index + length
            let phrase = places.phrase(page.forms, tokens)
            if let continent = continents[phrase] {
                return add(.nationality, tokens, continent.subtype, nil)
            }
            if let country = lexicon.demonyms[phrase] { return add(.nationality, tokens, nil, country) }
            if let entry = organisations[phrase] {
                return add(.organisation, tokens, entry.subtype, entry.country)
            }
            if length > 1 || page.forms.flags[index].contains(.allCaps), let entry = outlets[phrase] {
                return add(.outlet, tokens, entry.subtype, entry.country)
            }
            if length == 1, !range.contains(index - 1) || !page.forms.flags[index - 1].contains(.capital),
                let match = outletWords.match(page.forms, at: index + 1, before: range.upperBound),
                match.entry.subtype == "agency", !page.forms.flags[index + 1].contains(.capital)
            {
                return add(.outlet, tokens, "media", nil)
            }
            let isName =
                page.tag(index) == .properNoun && page.bytes(index).count >= 4 && index > range.lowerBound
            let known = places.gazetteer.candidates(phrase).contains {
                $0.feature == 0
                    || isName && ($0.feature > 2 || $0.population >= ($0.feature == 2 ? 200_000 : 2_000_000))
            }
            if known { return add(.location, tokens, nil, nil) }
        }
    }

    /// The title before a person's name: its tokens.
    func title(_ mention: Mention, in page: Page) -> Range<Int>? {
        let low = page.reading.sentences[mention.sentence].tokens.lowerBound
        let end = mention.tokens.lowerBound
        for start in max(low, end - 4)..<end {
            if let match = titles.match(page.forms, at: start, before: end),
                start + match.length == end
            {
                return start..<end
            }
        }
        return nil
    }

    /// True for titles that are only forms of address.
    func isAddress(_ title: Range<Int>, in page: Page) -> Bool {
        titles[places.phrase(page.forms, title)]?.subtype.isEmpty ?? false
    }
}
