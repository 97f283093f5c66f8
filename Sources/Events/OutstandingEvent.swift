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

    /// An event that is out.
    public init(id: String, article: String, version: UInt64?, digest: String) {
        self.id = id
        self.article = article
        self.version = version
        self.digest = digest
    }

    /// What is out once `event` has been published.
    public init(_ event: Event) {
        self.init(
            id: event.id, article: event.article, version: event.version, digest: event.contentDigest)
    }
}
