/// What the topics are called.
public struct TopicNames: Sendable, Equatable {
    /// Raw records as agencies send them; more than one may be read.
    public var raw: [String] = ["wire.raw"]
    /// Decoded articles, in the one order of all copy: one partition.
    public var intake = "wire.intake"
    /// Articles with their verdicts, keyed by story.
    public var articles = "wire.articles"
    /// Events and retractions, keyed by story.
    public var events = "wire.events"
    /// What the words of each article say, keyed by story.
    public var readings = "wire.readings"
    /// Records that could not be worked on, with the reason.
    public var deadLetters = "wire.dead-letters"

    /// The names of the settings file.
    public init() {}

    /// The topics that the follower keeps in SQLite, in a fixed order.
    public var followed: [String] { [articles, readings, events, deadLetters] }
}
