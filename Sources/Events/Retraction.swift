public import Notation

/// Says that events published before are void: `wire.retraction.v1`.
public struct Retraction: Sendable, Equatable, JSONRepresentable {
    /// Why events are void.
    public enum Reason: String, Sendable { case revised, killed, withdrawn, reprocessed }

    /// `provider:item_id` of the article that voids them.
    public var article: String
    /// Its version.
    public var version: UInt64?
    /// The story.
    public var story: String
    /// Place of that article in the order of all copy.
    public var sequence: Int64
    /// Ids of the void events, ascending: the order in which they were published is another where a revision gave one again,
    /// and depends on who tells it.
    public var void: [String]
    /// Why.
    public var reason: Reason
    /// Version of the coder that says so.
    public var by: String

    /// A retraction of events.
    public init(
        article: String, version: UInt64?, story: String, sequence: Int64, void: [String], reason: Reason,
        by: String
    ) {
        self.article = article
        self.version = version
        self.story = story
        self.sequence = sequence
        self.void = void
        self.reason = reason
        self.by = by
    }

    /// Reads what `json` wrote.
    public init(json: JSONValue) throws {
        article = try json.requiredString("article")
        version = json["version"]?.int.flatMap { UInt64(exactly: $0) }
        story = try json.requiredString("story")
        sequence = Int64(try json.requiredInt("sequence"))
        void = (json["void"]?.array ?? []).compactMap(\.string)
        let name = try json.requiredString("reason")
        guard let reason = Reason(rawValue: name) else {
            throw JSONError(.shape, "unknown reason \"\(name)\"")
        }
        self.reason = reason
        by = try json.requiredString("by")
    }

    /// `{"article","version","story","sequence","void","reason","by"}`.
    public var json: JSONValue {
        .members([
            "article": .string(article), "version": version.map { .int(Int64(clamping: $0)) } ?? .null,
            "story": .string(story), "sequence": .int(sequence), "void": .texts(void),
            "reason": .string(reason.rawValue), "by": .string(by),
        ])
    }
}
