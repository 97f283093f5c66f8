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
    /// A second pass over the document, in which each sentence knows what all others were taken for.
    public static let secondPass = NameKnowledge(rawValue: 8)
    /// All parts.
    public static let all: NameKnowledge = [.gazetteers, .clusters, .history, .secondPass]

    /// What the tagger of a profile goes by: the second pass brings the full model .003 of F1, and the open one, which
    /// is less sure of what it takes a word for, nothing.
    public static func of(_ profile: ReaderOptions.Profile) -> NameKnowledge {
        profile == .full ? .all : all.subtracting(.secondPass)
    }

    /// Each part with its name.
    public static let named: [(name: String, part: NameKnowledge)] = [
        ("gazetteers", .gazetteers), ("clusters", .clusters), ("history", .history),
        ("second-pass", .secondPass),
    ]
}
