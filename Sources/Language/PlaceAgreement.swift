/// Believes of each name what fits best with all others: their countries, their divisions, and how near they lie.
struct PlaceAgreement {
    private static let rounds = 4

    // How much each kind of agreement weighs against powers of ten of population; tuned on the open place corpora.
    private static let countryWeight = 1.5, divisionWeight = 1.8, nearWeight = 1.2

    var senses: [PlaceSense]
    /// Countries that the article speaks of besides, by number.
    let countries: [Int: Double]

    /// Settles all beliefs.
    mutating func settle() {
        for index in senses.indices { senses[index].believe() }
        for _ in 0..<Self.rounds {
            let totals = totals()
            let anchors = anchors()
            for index in senses.indices {
                score(index, totals, anchors)
                senses[index].believe()
            }
        }
    }

    private struct Totals {
        var countries: [Int: Double]
        var divisions: [Int: Double] = [:]
    }

    private struct Anchor {
        let sense: Int
        let latitude: Double
        let longitude: Double
        let weight: Double
    }

    /// How much belief each country and division has.
    private func totals() -> Totals {
        var totals = Totals(countries: countries)
        for sense in senses {
            for option in sense.options where option.belief > 0.02 {
                let weight = option.belief * sense.weight * Self.voice(option.candidate)
                totals.countries[option.candidate.country, default: 0] += weight
                if option.candidate.division > 0 {
                    totals.divisions[option.candidate.division, default: 0] += weight
                }
            }
        }
        return totals
    }

    /// Places finer than a country that are sure enough to speak for what lies near them.
    private func anchors() -> [Anchor] {
        senses.indices.compactMap { index in
            guard let best = senses[index].options.max(by: { $0.belief < $1.belief }), best.belief > 0.5,
                best.candidate.feature >= 2, senses[index].weight > 0
            else { return nil }
            return Anchor(
                sense: index, latitude: best.candidate.latitude, longitude: best.candidate.longitude,
                weight: best.belief * senses[index].weight * Self.voice(best.candidate))
        }
    }

    private mutating func score(_ index: Int, _ totals: Totals, _ anchors: [Anchor]) {
        var ownCountries: [Int: Double] = [:], ownDivisions: [Int: Double] = [:]
        let weight = senses[index].weight
        for option in senses[index].options where option.belief > 0.02 {
            let own = option.belief * weight * Self.voice(option.candidate)
            ownCountries[option.candidate.country, default: 0] += own
            ownDivisions[option.candidate.division, default: 0] += own
        }
        for place in senses[index].options.indices {
            let candidate = senses[index].options[place].candidate
            var score = senses[index].options[place].prior
            if candidate.country > 0 {
                let others =
                    (totals.countries[candidate.country] ?? 0) - (ownCountries[candidate.country] ?? 0)
                score += Self.countryWeight * Self.saturating(others, 1)
            }
            if candidate.division > 0 {
                let others =
                    (totals.divisions[candidate.division] ?? 0) - (ownDivisions[candidate.division] ?? 0)
                score += Self.divisionWeight * Self.saturating(others, 1)
            }
            if candidate.feature > 0 {
                var near = 0.0
                for anchor in anchors where anchor.sense != index {
                    near += anchor.weight * Self.nearness(candidate, anchor)
                }
                score += Self.nearWeight * Self.saturating(near, 1)
            }
            senses[index].options[place].score = score
        }
    }

    /// How much a place says of the others: a city that all the world speaks of says little about where an article is
    /// at home. Its share is from the open place corpora.
    private static func voice(_ candidate: PlaceGazetteer.Candidate) -> Double {
        candidate.feature == 2 && candidate.population >= 2_000_000 ? 0.3 : 1
    }

    /// 0 for nothing, 1 for `half`, at most 2.
    private static func saturating(_ value: Double, _ half: Double) -> Double {
        value <= 0 ? 0 : 2 * value / (value + half)
    }

    /// 1 for what lies within an hour's drive, less up to four degrees.
    private static func nearness(_ candidate: PlaceGazetteer.Candidate, _ anchor: Anchor) -> Double {
        let north = abs(candidate.latitude - anchor.latitude)
        guard north < 4 else { return 0 }
        // The width of a degree of longitude, as a parabola.
        let narrow = 1 - anchor.latitude * anchor.latitude / 8100
        let east = abs(candidate.longitude - anchor.longitude) * max(0.2, narrow)
        let square = north * north + east * east
        return square < 0.36 ? 1 : square < 2.25 ? 0.6 : square < 16 ? 0.25 : 0
    }
}
