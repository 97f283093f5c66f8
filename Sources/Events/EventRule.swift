/// What named an event: the line of a dictionary, and the frame that another verb put around it.
public struct EventRule: Sendable, Equatable {
    /// File of the Events room's data.
    public var table: String
    /// Its line, from 1.
    public var line: Int
    /// What an outer verb made of it: `agree`, `demand`, `refuse`; nil where none did.
    public var frame: String?

    /// A line of a dictionary.
    public init(table: String, line: Int, frame: String? = nil) {
        self.table = table
        self.line = line
        self.frame = frame
    }
}

/// An event with what led to it.
public struct ExplainedEvent: Sendable {
    /// The event as it is published.
    public var event: Event
    /// The rules that named it, one for each time that the text tells it.
    public var rules: [EventRule]
    /// What it looked like to the model of confidence: the features that were there.
    public var features: [String]
}
