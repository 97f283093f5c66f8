/// An article that a search found.
public struct SearchHit: Sendable, Equatable {
    /// Its place in the order of all copy.
    public var sequence: Int64
    /// `provider:item_id`.
    public var article: String
    /// Its story.
    public var story: String
    /// What it is to the story: `new`, `revision`, `reprint`.
    public var relation: String
    /// Its headline.
    public var headline: String?
    /// When it was published, ISO 8601; when it was received where it does not say.
    public var published: String
    /// The passage of the body where the words stand: they lie between U+0002 and U+0003.
    public var passage: String
    /// Whether an embargo holds it.
    public var isHeld: Bool
}
