/// An event that has been published for a story and not been taken back.
public struct OutstandingEvent: Sendable, Equatable {
    /// The event's id.
    public var id: String
    /// `provider:item_id` of the article it was last published from.
    public var article: String
    /// That article's version.
    public var version: UInt64?
    /// Digest of what it says, as `Event.contentDigest`.
    public var digest: String
    /// Whether that article is a further part of its story, a take.
    public var isPart: Bool

    /// An event that is out.
    public init(id: String, article: String, version: UInt64?, digest: String, isPart: Bool = false) {
        self.id = id
        self.article = article
        self.version = version
        self.digest = digest
        self.isPart = isPart
    }

    /// What is out once `event` has been published.
    public init(_ event: Event) {
        self.init(
            id: event.id, article: event.article, version: event.version, digest: event.contentDigest,
            isPart: event.isPart)
    }
}
