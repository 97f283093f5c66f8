import Digest

/// How far an event may be trusted: a logistic model over a few features, trained by `copytaster-train events`.
struct ConfidenceModel: Sendable {
    private var weights: [String: Double] = [:]

    init(data: DataFolder) throws(DataError) {
        for row in try DataTable("confidence.tsv", in: data).rows where row.count > 1 {
            weights[row[0]] = Double(row[1])
        }
    }

    /// 0.01 to 0.99, in thousandths.
    func confidence(_ features: [String]) -> Double {
        let sum = features.reduce(0) { $0 + (weights[$1] ?? 0) }
        let value = 1 / (1 + Exponential.value(-sum))
        return (min(0.99, max(0.01, value)) * 1000).rounded() / 1000
    }

    /// What is there of an event, in a fixed order.
    static func features(_ told: EventMerger.Told) -> [String] {
        let event = told.event
        var features = ["bias", "root \(event.cameo.map { String($0.prefix(2)) } ?? "none")"]
        func add(_ name: String, if holds: Bool) { if holds { features.append(name) } }
        features.append("score \(min(told.score, 7))")
        add("own", if: told.isOwn)
        add("noun", if: told.isNoun)
        add("frame", if: told.rules.contains { $0.frame != nil })
        add("actor", if: !event.actor.isEmpty)
        add("actor code", if: event.actor.contains { $0.code != nil })
        add("actor sector", if: event.actor.contains { !$0.sectors.isEmpty })
        add("actors", if: event.actor.count > 2)
        add("recipient", if: !event.recipient.isEmpty)
        add("recipient code", if: event.recipient.contains { $0.code != nil })
        add("recipient sector", if: event.recipient.contains { !$0.sectors.isEmpty })
        add(
            "both codes",
            if: event.actor.contains { $0.code != nil } && event.recipient.contains { $0.code != nil })
        add("size", if: !event.size.isEmpty)
        add("place", if: event.location?.excerpt != nil)
        add("dated", if: told.isDated)
        add("headline", if: told.isHeadline)
        add("lead", if: told.sentence < 3)
        add("late", if: told.sentence > 12)
        add("retold", if: told.tellings > 1)
        add("attributed", if: !event.attribution.isEmpty)
        add(event.modality.rawValue, if: event.modality != .actual)
        add("negative", if: event.polarity == .negative)
        return features
    }
}

/// The exponential function by its series, so that every machine gives the same bits.
enum Exponential {
    static func value(_ x: Double) -> Double {
        let clamped = min(30, max(-30, x))
        // e^x = (e^(x/1024))^1024
        let small = clamped / 1024
        var term = 1.0
        var sum = 1.0
        for step in 1...8 {
            term *= small / Double(step)
            sum += term
        }
        for _ in 0..<10 { sum *= sum }
        return sum
    }
}
