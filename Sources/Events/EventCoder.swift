public import Digest
public import Language

/// Codes what a reading says into events: who did what to whom, where, when, how many, on whose word.
///
/// Pure: the same reading and context give the same events on every machine. Safe to share between threads.
public struct EventCoder: Sendable {
    /// Version of the rules.
    public static let version = "1.0"

    /// Loads the dictionaries from the room's data folder.
    /// - Throws: `DataError` where a file is missing or cut short.
    public init(data: DataFolder) throws {}

    /// The events of one article, the main one first; each is reported once, however often it is told.
    ///
    /// Ids are a function of story, kind, participants, date and place. None where the language has no model.
    public func events(of reading: Reading, in context: CodingContext) throws -> [Event] { [] }

    /// On whose word the text says things, with or without an event, in the order of the text.
    public func attributions(of reading: Reading) -> [Attribution] { [] }
}
