import Dedup
import TestSupport
import Wire

/// Writes stories of invented people and places from a seed: no two alike, each of some paragraphs.
struct StoryWriter {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9e37_79b9_7f4a_7c15 | 1 }

    mutating func next(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }

    private mutating func pick(_ list: [String]) -> String { list[next(list.count)] }

    private mutating func name() -> String {
        let word = (0..<(2 + next(2))).map { _ in pick(Self.syllables) }.joined()
        return word.prefix(1).uppercased() + word.dropFirst()
    }

    /// A sentence about a person who did something somewhere.
    mutating func sentence() -> String {
        let (who, place) = ("\(name()) \(name())", name())
        let number = 3 + next(900)
        switch next(6) {
        case 0:
            return
                "\(who), \(pick(Self.roles)) in \(place), \(pick(Self.deeds)) \(number) \(pick(Self.things)) \(pick(Self.circumstances))."
        case 1:
            return
                "In \(place) \(pick(Self.people)) \(pick(Self.deeds)) the \(pick(Self.things)) that \(name()) had \(pick(Self.dealings)) \(pick(Self.circumstances))."
        case 2:
            return
                "\"\(pick(Self.remarks).capitalizedFirst),\" \(who) told \(pick(Self.people)) near \(place)."
        case 3:
            return
                "\(pick(Self.circumstances).capitalizedFirst), \(pick(Self.people)) from \(place) \(pick(Self.deeds)) \(pick(Self.things)) worth \(number) crowns."
        case 4:
            return
                "The \(pick(Self.things)) of \(place) were \(pick(Self.dealings)) by \(who), \(pick(Self.roles)), \(pick(Self.circumstances))."
        default:
            return
                "\(who) said \(pick(Self.remarks)) and \(pick(Self.people)) of \(place) \(pick(Self.deeds)) \(number) \(pick(Self.things))."
        }
    }

    /// A story, a paragraph a string.
    mutating func paragraphs(_ count: Int) -> [String] {
        (0..<count).map { _ in [sentence(), sentence()].joined(separator: " ") }
    }

    /// An article of a story, received at an hour; every call makes a record of its own.
    static func intake(
        _ item: String, _ paragraphs: [String], provider: String = "northwire", headline: String = "",
        hour: Int = 0, offset: Int64
    ) -> IntakeArticle {
        var article = Builders.article(
            item, provider: provider, headline: headline.isEmpty ? "Head of \(item)" : headline,
            body: paragraphs.joined(separator: "\n\n"))
        article.rawSHA256 = "\(provider) \(item) \(offset)"
        article.versionCreated = WireTime(
            utc: 1_773_136_800 + Double(hour) * 3600, raw: "hour \(hour)", zoneKnown: true)
        return IntakeArticle(
            article: article,
            source: SourceCoordinates(topic: "wire.raw", partition: 0, offset: offset, ordinal: 0),
            receivedMilliseconds: 1_773_136_800_000 + Int64(hour) * 3_600_000 + offset)
    }

    private static let syllables = [
        "ba", "ko", "len", "mir", "tos", "vel", "dra", "nik", "sur", "hal", "or", "pen", "gis", "tul", "wex",
        "yam", "fer", "cho", "zin", "rud", "ast", "el", "ova", "bri", "quor", "mend",
    ]
    private static let roles = [
        "a harbour pilot", "the deputy mayor", "a midwife", "the chief surveyor", "a retired judge",
        "an orchard owner", "the ferry master", "a railway clerk", "the bishop", "a coach of rowers",
        "a schoolteacher", "the customs inspector",
    ]
    private static let deeds = [
        "counted", "seized", "auctioned", "rebuilt", "condemned", "photographed", "delivered", "insured",
        "repaired", "banned", "inspected", "hid", "exported", "painted", "burned", "donated", "measured",
        "towed",
    ]
    private static let things = [
        "barges", "reservoirs", "apple crates", "ledgers", "turbines", "bridges", "lanterns", "permits",
        "tractors", "paintings", "goats", "culverts", "ballots", "bells", "greenhouses", "pipes", "sacks",
        "windows", "ambulances", "warehouses",
    ]
    private static let people = [
        "farmers", "dockers", "auditors", "nurses", "students", "magistrates", "fishermen", "bankers",
        "rescuers", "tenants", "miners", "players", "sailors", "delegates", "bakers",
    ]
    private static let dealings = [
        "promised", "leased", "mislaid", "sold", "inherited", "surveyed", "borrowed", "refused", "pledged",
        "mortgaged", "sealed",
    ]
    private static let circumstances = [
        "after a week of rain", "without a licence", "before the council met", "during the power cut",
        "at twice the price", "against legal advice", "for the third year running", "under police guard",
        "despite the frost", "on the eve of the regatta", "with borrowed money", "at the old quarry",
        "behind closed doors", "to general surprise", "because of the flood", "in spite of protests",
    ]
    private static let remarks = [
        "nothing had been decided", "the road would stay shut", "every household would be paid",
        "no one could have known", "the figures were wrong", "work would begin in spring",
        "the tide had turned", "there was bread enough", "two rooms were still locked",
        "the contract had lapsed", "help had come late", "they would appeal",
    ]
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
