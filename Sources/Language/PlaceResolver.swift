import Digest

/// Decides which place each name means: the most peopled one, unless the article speaks of another country or
/// division, or says what holds it ("Springfield, Ohio").
struct PlaceResolver: Sendable {
    let gazetteer: PlaceGazetteer
    private let endings: Set<UInt64>
    private static let the = WordHash.of("the"), comma = WordHash.of(",")

    // Weights in powers of ten of population, tuned on the open place corpora.
    private static let containerBonus = 6.0
    private static let countryBonus = 1.2
    private static let divisionBonus = 1.0
    private static let featureBonus: [Double] = [6, 0.7, 0, 1.5, 5, 3, 3, 3]

    /// Loads `places.bin` and the endings of place names.
    init(data: DataFolder) throws {
        gazetteer = try PlaceGazetteer(data: data)
        endings = try TableFile("lexicon.tsv", in: data).words(column: 2, where: 0, is: "ending")
    }

    /// A name in the text that may be a place.
    struct Name {
        /// Index into the mentions.
        let mention: Int
        var candidates: [PlaceGazetteer.Candidate]
        /// True where an ending was left off that speaks of a division: "Hatay Province".
        let isDivision: Bool
    }

    /// The places that a phrase may mean, its article and ending left off where nothing is called by all of it.
    func candidates(_ forms: WordForms, _ tokens: Range<Int>) -> (
        found: [PlaceGazetteer.Candidate], isDivision: Bool
    ) {
        var tokens = tokens
        if let first = tokens.first, forms.lower[first] == Self.the, tokens.count > 1 {
            tokens = tokens.dropFirst()
        }
        let whole = gazetteer.candidates(phrase(forms, tokens))
        if !whole.isEmpty { return (whole, false) }
        for length in stride(from: 2, through: 1, by: -1) where tokens.count > length + 1 {
            // "Lunde refugee camp": what names it stands first.
            let rest = tokens.dropFirst(length)
            guard rest.allSatisfy({ !forms.flags[$0].contains(.capital) }) else { continue }
            let head = gazetteer.candidates(phrase(forms, tokens.dropLast(tokens.count - length)))
            if !head.isEmpty { return (head, false) }
        }
        guard tokens.count > 1, let last = tokens.last, endings.contains(forms.lower[last]) else {
            return ([], false)
        }
        return (gazetteer.candidates(phrase(forms, tokens.dropLast())), true)
    }

    func phrase(_ forms: WordForms, _ tokens: Range<Int>) -> UInt64 {
        tokens.reduce(0) { WordHash.joining($0, forms.lower[$1]) }
    }

    /// Gives every location its place.
    /// - Parameters:
    ///   - weights: countries that the article speaks of besides, by number: its nationalities and dateline.
    func resolve(_ mentions: inout [Mention], in page: Page, weights: [Int: Double]) {
        var names: [Name] = []
        for (index, mention) in mentions.enumerated()
        where mention.kind == .location || mention.kind == .facility {
            let (found, isDivision) = candidates(page.forms, mention.tokens)
            if !found.isEmpty {
                names.append(Name(mention: index, candidates: found, isDivision: isDivision))
            }
        }
        var countries = weights
        var divisions: [Int: Double] = [:]
        for name in names {
            let sure =
                name.candidates.first { $0.feature == 0 }
                ?? (name.candidates.count == 1 ? name.candidates[0] : nil)
            if let sure {
                countries[sure.country, default: 0] += 1
                if sure.feature == 1 { divisions[sure.division, default: 0] += 1 }
            } else if name.candidates.contains(where: { $0.feature == 2 && $0.population >= 500_000 }) {
                continue
            } else if let division = name.candidates.first(where: { $0.feature == 1 }) {
                countries[division.country, default: 0] += 0.5
                divisions[division.division, default: 0] += 1
            }
        }
        for round in 0..<2 {
            var chosen: [(Int, PlaceGazetteer.Candidate)] = []
            for (position, name) in names.enumerated() {
                let container = container(names, position, mentions, page)
                let scored = name.candidates.map { candidate in
                    (score(candidate, name, container, countries, divisions), candidate)
                }
                guard let best = scored.max(by: { $0.0 < $1.0 }) else { continue }
                chosen.append((name.mention, best.1))
                guard round == 1 else { continue }
                let others = scored.lazy.filter { $0.1.number != best.1.number && Self.isFar($0.1, best.1) }
                    .map(\.0)
                let margin = best.0 - (others.max() ?? best.0 - 3)
                mentions[name.mention].place = gazetteer.place(
                    best.1, confidence: (min(0.99, 0.5 + 0.17 * max(0, margin)) * 100).rounded() / 100)
            }
            guard round == 0 else { break }
            for (_, candidate) in chosen where candidate.feature > 0 && candidate.country > 0 {
                countries[candidate.country, default: 0] += 0.3
                divisions[candidate.division, default: 0] += 0.3
            }
        }
        settle(&mentions)
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

    /// The country of a code, as a place; nil for codes that the gazetteer lacks.
    func country(_ code: String?) -> Place? {
        code.flatMap { gazetteer.country($0) }.flatMap { gazetteer.countryCandidate($0) }
            .map { gazetteer.place($0, confidence: 0.9) }
    }

    /// Places that no gazetteer knows lie, most likely, where the place named before them lies.
    private func settle(_ mentions: inout [Mention]) {
        let first = mentions.first { $0.place.map { $0.feature != "country" } ?? false }?.place
        var last: Place?
        for index in mentions.indices {
            if let place = mentions[index].place {
                if place.feature != "country" || last == nil { last = place }
            } else if mentions[index].kind == .location || mentions[index].kind == .facility,
                var place = last ?? first
            {
                place.confidence = 0.2
                mentions[index].place = place
            }
        }
    }

    private static func isFar(_ first: PlaceGazetteer.Candidate, _ second: PlaceGazetteer.Candidate) -> Bool {
        abs(first.latitude - second.latitude) > 0.5 || abs(first.longitude - second.longitude) > 0.5
    }

    private func score(
        _ candidate: PlaceGazetteer.Candidate, _ name: Name, _ container: Name?, _ countries: [Int: Double],
        _ divisions: [Int: Double]
    ) -> Double {
        var score = Self.powerOfTen(candidate.population)
        if Self.featureBonus.indices.contains(candidate.feature) {
            score += Self.featureBonus[candidate.feature]
        }
        if candidate.feature == 1 {
            // "New York" is the city, "New York State" is not.
            let hasCity = name.candidates.contains {
                $0.feature == 2 && $0.population >= 500_000 && $0.population * 4 >= candidate.population
            }
            score += name.isDivision ? 3 : hasCity ? -4 : 0
        }
        if let weight = countries[candidate.country], candidate.country > 0 {
            score += Self.countryBonus * min(1.6, 0.6 + weight * 0.3)
        }
        if candidate.feature != 1, candidate.division > 0, let weight = divisions[candidate.division] {
            score += Self.divisionBonus * min(1.5, 0.6 + weight * 0.3)
        }
        if let container, container.candidates.contains(where: { Self.holds($0, candidate) }) {
            score += Self.containerBonus
        }
        return score
    }

    private static func holds(_ outer: PlaceGazetteer.Candidate, _ inner: PlaceGazetteer.Candidate) -> Bool {
        guard outer.number != inner.number, outer.country == inner.country else { return false }
        return outer.feature == 0 && inner.feature != 0
            || outer.feature == 1 && inner.feature != 1 && outer.division == inner.division
    }

    /// The name that a comma puts after this one.
    private func container(_ names: [Name], _ position: Int, _ mentions: [Mention], _ page: Page) -> Name? {
        guard position + 1 < names.count else { return nil }
        let own = mentions[names[position].mention].tokens,
            next = mentions[names[position + 1].mention].tokens
        guard next.lowerBound == own.upperBound + 1, page.forms.lower[own.upperBound] == Self.comma else {
            return nil
        }
        return names[position + 1]
    }

    /// The decimal logarithm, to a third, from powers of two: the same on every machine.
    private static func powerOfTen(_ population: Double) -> Double {
        guard population >= 1 else { return 2 }
        return (Double(population.exponent) + population.significand - 1) * 0.30103
    }
}
