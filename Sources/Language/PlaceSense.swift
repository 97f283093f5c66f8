/// One name of a place as an article uses it: all its mentions, what it may mean, and how sure each meaning is.
struct PlaceSense {
    /// What a name may mean, and how much speaks for it.
    struct Option {
        let candidate: PlaceGazetteer.Candidate
        /// What speaks for it whatever the article says: size and kind.
        var prior: Double
        /// With what the article says.
        var score: Double
        /// Share of belief, 0 to 1.
        var belief: Double
    }

    /// Indices of its mentions.
    var mentions: [Int]
    var options: [Option]
    /// How much it says about the others: more for names that come often, none for parts of longer names.
    var weight: Double

    /// The best option.
    var best: Option? { options.max { $0.score < $1.score } }

    /// Turns scores into beliefs that add up to 1.
    mutating func believe() {
        let highest = options.lazy.map(\.score).max() ?? 0
        var total = 0.0
        for index in options.indices {
            options[index].belief = Self.powerOfTwo(2.5 * (options[index].score - highest))
            total += options[index].belief
        }
        for index in options.indices { options[index].belief /= max(total, 1e-9) }
    }

    /// About 2^x for x of 0 and less, from halvings and straight lines: the same on every machine.
    private static func powerOfTwo(_ x: Double) -> Double {
        guard x > -40 else { return 0 }
        let whole = x.rounded(.down)
        return Double(sign: .plus, exponent: Int(whole), significand: 1 + (x - whole))
    }
}
