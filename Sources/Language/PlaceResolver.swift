import Digest

/// Decides which place each name means: the most peopled one, unless the article speaks of another country or
/// division, of places near another, or says what holds it ("Springfield, Ohio").
struct PlaceResolver: Sendable {
    let gazetteer: PlaceGazetteer
    let endings: Set<UInt64>
    /// What stands before a name without being part of it: "northern", "city of".
    let openings: PhraseList
    /// Last words of names of streets, which say nothing of the place that they are called after.
    let streets: PhraseList
    let demonyms: HashTable<String>
    static let the = WordHash.of("the"), comma = WordHash.of(",")
    private static let links: Set<UInt64> = [
        WordHash.of("in"), WordHash.of("of"), WordHash.of("'s"), WordHash.of("’s"), WordHash.of("("),
        WordHash.of("near"), WordHash.of("the"), WordHash.of("at"),
    ]
    /// Most tokens between a name and the name of what holds it.
    private static let longestLink = 4

    // In powers of ten of population, tuned on the open place corpora.
    private static let containerBonus = 6.0, linkBonus = 1.5
    private static let featureBonus: [Double] = [3.5, 0.7, 0, 0.5, 5, 3, 3, 3]

    private static let otherNamePenalty = 1.0
    /// Seas and continents, for which no country of the article can speak.
    private static let worldBonus = 2.0
    private static let hintWeight = 0.0

    /// Loads `places.bin` and what stands before and after names of places.
    init(data: DataFolder, lexicon: Lexicon) throws {
        gazetteer = try PlaceGazetteer(data: data)
        endings = try TableFile("lexicon.tsv", in: data).words(column: 2, where: 0, is: "ending")
        openings = lexicon.list("placeopening")
        streets = lexicon.list("streetword")
        demonyms = lexicon.demonyms
    }

    /// A name in the text that may be a place.
    private struct Name {
        /// Index into the mentions.
        let mention: Int
        let found: Found
        /// What it is joined by: the same hash means the same place.
        let phrase: UInt64
        /// Number of the name that holds it, and how surely.
        var container: (name: Int, bonus: Double)?
    }

    /// Gives every location its place.
    /// - Parameters:
    ///   - weights: countries that the article speaks of besides, by number: its nationalities.
    ///   - dateline: the names of the dateline's place, which speaks for places near it.
    func resolve(
        _ mentions: inout [Mention], in page: Page, weights: [Int: Double],
        dateline: [PlaceGazetteer.Candidate]
    ) {
        let names = names(mentions, page)
        var senses: [PlaceSense] = []
        var numbers: [UInt64: Int] = [:]
        for (index, name) in names.enumerated() {
            // One sense an article, unless the text says that two towns of a name are held by different ones.
            let holder = name.container.flatMap {
                $0.bonus == Self.containerBonus ? names[$0.name].phrase : nil
            }
            let known = holder == nil ? numbers[name.phrase] : nil
            let key = WordHash.joining(name.phrase, holder ?? 0)
            let number = known ?? numbers[key] ?? senses.count
            if number == senses.count {
                senses.append(PlaceSense(mentions: [], options: options(name), weight: 0))
                numbers[key] = number
                // The first that says what holds it speaks for those that do not say.
                if numbers[name.phrase] == nil { numbers[name.phrase] = number }
            }
            senses[number].mentions.append(name.mention)
            restrict(&senses[number], to: name.found.feature)
            if let container = name.container {
                hold(&senses[number], by: names[container.name].found.candidates, bonus: container.bonus)
            }
            if !name.found.isPart {
                senses[number].weight = min(2, senses[number].weight + (index == 0 ? 1 : 0.5))
            }
        }
        if !dateline.isEmpty {
            senses.append(
                PlaceSense(mentions: [], options: dateline.map { option($0, dateline, false) }, weight: 1.5))
        }
        let named = senses.count
        senses += hints(mentions, page)
        for index in senses.indices {
            for place in senses[index].options.indices {
                senses[index].options[place].score = senses[index].options[place].prior
            }
        }
        var agreement = PlaceAgreement(senses: senses, countries: weights)
        agreement.settle()
        let parts = Set(names.lazy.filter(\.found.isPart).map(\.mention))
        for sense in agreement.senses {
            guard let best = sense.best else { continue }
            let others = sense.options.lazy.filter { Self.isFar($0.candidate, best.candidate) }.map(\.score)
            let margin = best.score - (others.max() ?? best.score - 3)
            let confidence = min(0.99, 0.5 + 0.17 * max(0, margin))
            for mention in sense.mentions {
                mentions[mention].place = gazetteer.place(
                    best.candidate,
                    confidence: ((parts.contains(mention) ? 0.6 : 1) * confidence * 100).rounded() / 100)
            }
        }
        let hint = agreement.senses[named...].lazy.compactMap(\.best).first.map {
            gazetteer.place($0.candidate, confidence: 0.2)
        }
        settle(&mentions, in: page, else: hint ?? nation(weights))
    }

    /// Places that names of organisations hold, which say where the article is at home: "Lunde Fire Service".
    private func hints(_ mentions: [Mention], _ page: Page) -> [PlaceSense] {
        var senses: [PlaceSense] = []
        var seen: Set<UInt64> = []
        for mention in mentions where mention.kind == .organisation || mention.kind == .outlet {
            let found = part(page.forms, mention.tokens)
            guard !found.candidates.isEmpty, seen.insert(found.phrase).inserted else { continue }
            let options = found.candidates.map { option($0, found.candidates, false) }
            senses.append(PlaceSense(mentions: [], options: options, weight: Self.hintWeight))
        }
        return senses
    }

    /// The country that the article speaks of most.
    private func nation(_ weights: [Int: Double]) -> Place? {
        weights.max { ($0.value, $1.key) < ($1.value, $0.key) }
            .flatMap { gazetteer.countryCandidate($0.key) }.map { gazetteer.place($0, confidence: 0.1) }
    }

    private func names(_ mentions: [Mention], _ page: Page) -> [Name] {
        var names: [Name] = []
        for (index, mention) in mentions.enumerated()
        where mention.kind == .location || mention.kind == .facility {
            var found = candidates(page.forms, mention.tokens)
            guard !found.candidates.isEmpty else { continue }
            if found.feature.isEmpty { found.feature = featureSaid(page.forms, before: mention.tokens) }
            names.append(Name(mention: index, found: found, phrase: found.phrase, container: nil))
        }
        for index in names.indices.dropLast() {
            let own = mentions[names[index].mention].tokens, next = mentions[names[index + 1].mention].tokens
            let gap = own.upperBound..<max(own.upperBound, next.lowerBound)
            if gap.count == 1, page.forms.lower[gap.lowerBound] == Self.comma {
                names[index].container = (index + 1, Self.containerBonus)
            } else if gap.count <= 2, gap.allSatisfy({ Self.links.contains(page.forms.lower[$0]) }) {
                // "Lunde in Ohio" and "Ohio's Lunde".
                if names[index].container == nil { names[index].container = (index + 1, Self.linkBonus) }
                if names[index + 1].container == nil { names[index + 1].container = (index, Self.linkBonus) }
            }
        }
        return names
    }

    private func options(_ name: Name) -> [PlaceSense.Option] {
        name.found.candidates.map { option($0, name.found.candidates, name.found.isDivision) }
    }

    private func option(
        _ candidate: PlaceGazetteer.Candidate, _ all: [PlaceGazetteer.Candidate], _ isDivision: Bool
    ) -> PlaceSense.Option {
        var prior = Self.powerOfTen(candidate.population)
        if Self.featureBonus.indices.contains(candidate.feature) {
            prior += Self.featureBonus[candidate.feature]
        }
        if candidate.country == 0 { prior += Self.worldBonus }
        if candidate.isOtherName { prior -= Self.otherNamePenalty }
        if candidate.feature == 1 {
            // "New York" and "Geneva" are the cities, "New York State" and "canton of Geneva" are not.
            let hasCity = all.contains {
                $0.feature == 2 && $0.population >= 100_000 && $0.population * 4 >= candidate.population
            }
            prior += isDivision ? 3 : hasCity ? -4 : 0
        }
        return PlaceSense.Option(candidate: candidate, prior: prior, score: prior, belief: 0)
    }

    /// Leaves only what the text says that the place is, where there is such a one.
    private func restrict(_ sense: inout PlaceSense, to feature: String) {
        guard let wanted = PlaceListBuilder.features.firstIndex(of: feature) else { return }
        let fitting = sense.options.filter { $0.candidate.feature == wanted }
        if !fitting.isEmpty { sense.options = fitting }
    }

    private func hold(
        _ sense: inout PlaceSense, by containers: [PlaceGazetteer.Candidate], bonus: Double
    ) {
        for place in sense.options.indices {
            let inner = sense.options[place].candidate
            if containers.contains(where: { Self.holds($0, inner) }) { sense.options[place].prior += bonus }
        }
    }

    static func holds(_ outer: PlaceGazetteer.Candidate, _ inner: PlaceGazetteer.Candidate) -> Bool {
        guard outer.number != inner.number, outer.country == inner.country else { return false }
        return outer.feature == 0 && inner.feature != 0
            || outer.feature == 1 && inner.feature != 1 && outer.division == inner.division
            || outer.feature == 3 && inner.feature == 2 && outer.division > 0
                && outer.division == inner.division
                && !isFar(outer, inner)
    }

    /// Places that no gazetteer knows lie, most likely, where the text says ("Lunde Hospital in Oslo"), or where the
    /// place named before them lies.
    private func settle(_ mentions: inout [Mention], in page: Page, else hint: Place?) {
        let first = mentions.first { $0.place.map { $0.feature != "country" && $0.country != nil } ?? false }?
            .place
        var last: Place?
        for index in mentions.indices {
            if let place = mentions[index].place {
                // A sea or a continent does not say where the town is that is named after it.
                guard place.country != nil else { continue }
                if place.feature != "country" || last == nil { last = place }
            } else if mentions[index].kind == .location || mentions[index].kind == .facility,
                var place = holder(of: index, mentions, page) ?? last ?? first ?? hint
            {
                place.confidence = min(place.confidence, 0.2)
                mentions[index].place = place
            }
        }
    }

    /// The place that a name is said to lie in by what follows: a comma, "in", "at" or the like, and another name.
    private func holder(of index: Int, _ mentions: [Mention], _ page: Page) -> Place? {
        guard index + 1 < mentions.count, let place = mentions[index + 1].place,
            mentions[index + 1].kind == .location || mentions[index + 1].kind == .facility
        else { return nil }
        let start = mentions[index].tokens.upperBound, end = mentions[index + 1].tokens.lowerBound
        guard start < end, end - start <= Self.longestLink else { return nil }
        let isLinked = (start..<end).allSatisfy { token in
            let word = page.forms.lower[token]
            return word == Self.comma || Self.links.contains(word)
                || openings[WordHash.joining(0, word)] != nil
        }
        return isLinked ? place : nil
    }

    private static func isFar(_ first: PlaceGazetteer.Candidate, _ second: PlaceGazetteer.Candidate) -> Bool {
        abs(first.latitude - second.latitude) > 0.5 || abs(first.longitude - second.longitude) > 0.5
    }

    /// The decimal logarithm, to a third, from powers of two: the same on every machine.
    private static func powerOfTen(_ population: Double) -> Double {
        guard population >= 1 else { return 2 }
        return (Double(population.exponent) + population.significand - 1) * 0.30103
    }
}
