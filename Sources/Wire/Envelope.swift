/// What is known of a record besides its value: what headers and topic say.
public struct Envelope: Sendable, Equatable {
    /// `content-type` or `ce_datacontenttype`; a hint only, the bytes decide.
    public var contentType: String?
    /// Header `provider`; names the agency where the copy does not.
    public var provider: String?
    /// Header `source-feed`, else the topic or the file's name.
    public var sourceFeed: String?
    /// Header `message-id` or `ce_id`.
    public var messageID: String?
    /// Header `ce_source`: names the agency where nothing else does.
    public var source: String?
    /// When the record was received: seconds since 1970 UTC. The only clock that decoding knows.
    public var received: Double?

    /// An envelope that says nothing, or what is given.
    public init(
        contentType: String? = nil, provider: String? = nil, sourceFeed: String? = nil,
        messageID: String? = nil, source: String? = nil, received: Double? = nil
    ) {
        self.contentType = contentType
        self.provider = provider
        self.sourceFeed = sourceFeed
        self.messageID = messageID
        self.source = source
        self.received = received
    }
}
