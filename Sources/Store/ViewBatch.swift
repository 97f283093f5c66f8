public import Dedup
public import Events
public import Notation

/// Records of the followed topics and the positions after them: what one SQLite transaction holds.
public struct ViewBatch: Sendable {
    /// One record that was followed.
    public enum Entry: Sendable {
        /// An article with its verdict, what became of it so far, and where its record stands.
        case article(JudgedArticle, outcome: String, at: LogPlace)
        /// What an article says; `sequence` names the article, `outcome` is what became of it.
        case reading(JSONValue, sequence: Int64, at: LogPlace)
        /// An event that is new or replaces the one of its id, with the JSON of its record where that is at hand.
        case event(Event, json: String? = nil, at: LogPlace)
        /// Events that are void.
        case retraction(Retraction, at: LogPlace)
        /// A record that could not be worked on.
        case deadLetter(DeadLetter, at: LogPlace)
        /// What was decided about one.
        case decision(DeadLetterDecision)
    }

    /// The records, in the order in which they were read.
    public var entries: [Entry]
    /// The positions after them.
    public var positions: [StreamPosition]
    /// The cluster they came from.
    public var cluster: String?

    /// Records and the positions after them.
    public init(entries: [Entry], positions: [StreamPosition], cluster: String? = nil) {
        self.entries = entries
        self.positions = positions
        self.cluster = cluster
    }
}
