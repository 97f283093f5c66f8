/// Which places a phrase may be the name of.
extension PlaceResolver {
    /// The places that a phrase may mean.
    struct Found {
        var candidates: [PlaceGazetteer.Candidate]
        /// True where an ending was left off that speaks of a division: "Hatay Province".
        var isDivision = false
        /// True where only a part of the phrase names a place: "Lunde Gas Works".
        var isPart = false
        /// What the text says that it is, as in `Place.feature`: "the town of Lunde"; empty where it does not say.
        var feature = ""
        /// Hash of what was looked up.
        var phrase: UInt64

        static let nothing = Found(candidates: [], phrase: 0)
    }

    /// The places that a phrase may mean: as a whole, without its article, opening or ending, or by a part of it.
    func candidates(_ forms: WordForms, _ tokens: Range<Int>) -> Found {
        var tokens = tokens
        if let first = tokens.first, forms.lower[first] == Self.the, tokens.count > 1 {
            tokens = tokens.dropFirst()
        }
        // "the West" is no division that is called so.
        if tokens.count == 1, openings[phrase(forms, tokens)] != nil { return .nothing }
        if let found = named(forms, tokens) { return found }
        for length in stride(from: 2, through: 1, by: -1) where tokens.count > length + 1 {
            // "Lunde refugee camp": what names it stands first.
            guard tokens.dropFirst(length).allSatisfy({ !forms.flags[$0].contains(.capital) }) else {
                continue
            }
            if let found = named(forms, tokens.dropLast(tokens.count - length)) { return found }
        }
        if let opening = openings.match(forms, at: tokens.lowerBound, before: tokens.upperBound),
            opening.length < tokens.count
        {
            var rest = tokens.dropFirst(opening.length)
            if rest.count > 1, forms.lower[rest.lowerBound] == Self.the { rest = rest.dropFirst() }
            var found = candidates(forms, rest)
            if opening.entry.subtype.isEmpty {
                found.candidates = found.candidates.filter(Self.isLarge)
            } else {
                found.feature = opening.entry.subtype
            }
            if !found.candidates.isEmpty { return found }
        }
        if let last = tokens.last, streets[WordHash.joining(0, forms.lower[last])] != nil { return .nothing }
        return part(forms, tokens)
    }

    /// What the words before a name say that it is: "the town of".
    func featureSaid(_ forms: WordForms, before tokens: Range<Int>) -> String {
        let start = tokens.lowerBound - 2
        guard start >= 0,
            let opening = openings.match(forms, at: start, before: tokens.lowerBound),
            opening.length == 2
        else { return "" }
        return opening.entry.subtype
    }

    private func named(_ forms: WordForms, _ tokens: Range<Int>) -> Found? {
        let hash = phrase(forms, tokens)
        let whole = gazetteer.candidates(hash)
        if !whole.isEmpty { return Found(candidates: whole, phrase: hash) }
        guard tokens.count > 1, let last = tokens.last, endings.contains(forms.lower[last]) else {
            return nil
        }
        let head = phrase(forms, tokens.dropLast())
        let found = gazetteer.candidates(head)
        // "Lunde County" and "Lunde" may be two places.
        return found.isEmpty ? nil : Found(candidates: found, isDivision: true, phrase: hash)
    }

    /// A name of a country, division, region or city with the word before it, which the tagger left out: "NEW JERSEY".
    func widened(_ tokens: Range<Int>, in page: Page, after low: Int) -> Range<Int>? {
        let start = tokens.lowerBound - 1
        guard start >= low, page.forms.flags[start].contains(.capital) else { return nil }
        let wider = start..<tokens.upperBound
        let known = gazetteer.candidates(phrase(page.forms, wider)).contains {
            $0.feature != 2 && $0.population > 30_000 || $0.population >= 100_000
        }
        return known ? wider : nil
    }

    /// The longest part of a phrase that names a country, a division or a city of some size, or a people.
    func part(_ forms: WordForms, _ tokens: Range<Int>) -> Found {
        for length in stride(from: min(3, tokens.count - 1), through: 1, by: -1) {
            for start in tokens.lowerBound...tokens.upperBound - length {
                let hash = phrase(forms, start..<start + length)
                guard openings[hash] == nil, !(length == 1 && endings.contains(forms.lower[start])) else {
                    continue
                }
                let known = gazetteer.candidates(hash).filter(Self.isLarge)
                if !known.isEmpty, forms.flags[start].contains(.capital) {
                    return Found(candidates: known, isPart: true, phrase: hash)
                }
                if let code = demonyms[hash], let number = gazetteer.country(code),
                    let country = gazetteer.countryCandidate(number)
                {
                    return Found(candidates: [country], isPart: true, phrase: hash)
                }
            }
        }
        for token in tokens {
            for piece in pieces(forms, token) {
                let known = gazetteer.candidates(piece).filter(Self.isLarge)
                if !known.isEmpty { return Found(candidates: known, isPart: true, phrase: piece) }
                if let code = demonyms[piece], let number = gazetteer.country(code),
                    let country = gazetteer.countryCandidate(number)
                {
                    return Found(candidates: [country], isPart: true, phrase: piece)
                }
            }
        }
        return .nothing
    }

    /// Whether a place is large enough to be meant by a part of a name; by a name that is not its first one, larger.
    private static func isLarge(_ candidate: PlaceGazetteer.Candidate) -> Bool {
        if candidate.feature != 2 { return candidate.population >= 30_000 }
        return candidate.population >= (candidate.isOtherName ? 1_000_000 : 50_000)
    }

    /// The phrases between the hyphens of a token.
    private func pieces(_ forms: WordForms, _ token: Int) -> [UInt64] {
        let bytes = forms.bytes[forms.starts[token]..<forms.ends[token]]
        guard bytes.contains(0x2D) else { return [] }
        return bytes.split(separator: 0x2D).filter { $0.count > 2 }
            .map { WordHash.joining(0, WordHash.of($0.lazy.map(WordHash.lowercase))) }
    }

    func phrase(_ forms: WordForms, _ tokens: Range<Int>) -> UInt64 {
        tokens.reduce(0) { WordHash.joining($0, forms.lower[$1]) }
    }

    /// The names in "Lunde, Ohio", which the tagger takes for one; a name that has its comma in the gazetteer stays.
    func parts(of tokens: Range<Int>, in page: Page) -> [Range<Int>] {
        guard tokens.contains(where: { page.forms.lower[$0] == Self.comma }),
            gazetteer.candidates(phrase(page.forms, tokens)).isEmpty
        else { return [tokens] }
        return tokens.split { page.forms.lower[$0] == Self.comma }.map { $0.startIndex..<$0.endIndex }
    }

    /// The country or region that a phrase is the name of.
    func region(_ phrase: UInt64) -> Place? {
        gazetteer.candidates(phrase).first { $0.feature == 3 || $0.feature == 0 }
            .map { gazetteer.place($0, confidence: 0.9) }
    }

    /// The region of a continent's name.
    func region(named name: String?) -> Place? {
        guard let name else { return nil }
        let words = name.split(separator: " ").map { WordHash.ofLowercase(String($0)) }
        return region(words.reduce(0) { WordHash.joining($0, $1) })
    }

    /// The country of a code, as a place; nil for codes that the gazetteer lacks.
    func country(_ code: String?) -> Place? {
        code.flatMap { gazetteer.country($0) }.flatMap { gazetteer.countryCandidate($0) }
            .map { gazetteer.place($0, confidence: 0.9) }
    }

    /// The places that a dateline's name may mean: its first part, held by what a comma puts after it.
    func dateline(_ name: String?, _ tokeniser: Tokeniser) -> [PlaceGazetteer.Candidate] {
        guard let name else { return [] }
        let parts = name.split(separator: ",").map { part in
            Phrase.hashes(of: String(part), tokeniser: tokeniser, lowercase: true).last.map {
                gazetteer.candidates($0)
            } ?? []
        }
        guard let first = parts.first else { return [] }
        let held = first.filter { inner in
            parts.dropFirst().contains { outer in outer.contains { Self.holds($0, inner) } }
        }
        return held.isEmpty ? first : held
    }
}
