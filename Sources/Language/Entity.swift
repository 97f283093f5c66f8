/// All mentions in one article of one person, organisation, place or outlet.
public struct Entity: Sendable, Equatable {
    /// What it is.
    public var kind: Mention.Kind
    /// The canonical name: the longest that the article uses.
    public var name: String
    /// Its mentions, as indices into `Reading.mentions`, in the order of the text.
    public var mentions: [Int]
    /// Title or rank: "President", "colonel".
    public var title: String?
    /// What the article says the person is: "the high commissioner for human rights".
    public var role: String?
    /// Alpha-3 code of the country it belongs to.
    public var country: String?
    /// The place, for locations.
    public var place: Place?
    /// Finer type, as in `Mention.subtype`.
    public var subtype: String?

    /// An entity of a kind under a name.
    public init(kind: Mention.Kind, name: String, mentions: [Int]) {
        self.kind = kind
        self.name = name
        self.mentions = mentions
    }
}
