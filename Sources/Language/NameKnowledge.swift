/// What the name tagger goes by besides the words themselves; a part can be left out to measure what it brings.
public struct NameKnowledge: OptionSet, Sendable {
    /// One bit a part.
    public let rawValue: UInt8

    /// Parts by their bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Lists of names.
    public static let gazetteers = NameKnowledge(rawValue: 1)
    /// Word clusters.
    public static let clusters = NameKnowledge(rawValue: 2)
    /// What the document says elsewhere about a word, and what it was taken for.
    public static let history = NameKnowledge(rawValue: 4)
    /// All parts.
    public static let all: NameKnowledge = [.gazetteers, .clusters, .history]

    /// Each part with its name.
    public static let named: [(name: String, part: NameKnowledge)] = [
        ("gazetteers", .gazetteers), ("clusters", .clusters), ("history", .history),
    ]
}
