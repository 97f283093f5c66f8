/// Which text of an article an offset points into.
public enum TextField: String, Sendable {
    case headline, body
}

/// A stretch of one text of an article, in UTF-8 bytes, end exclusive.
///
/// Inside the program offsets are bytes; `ScalarOffsets` turns them into Unicode scalars for the outside.
public struct TextSpan: Sendable, Hashable {
    /// The text it lies in.
    public var field: TextField
    /// First byte.
    public var start: Int
    /// Byte after the last.
    public var end: Int

    /// The bytes from `start` up to `end` of a text.
    public init(_ field: TextField, _ start: Int, _ end: Int) {
        self.field = field
        self.start = start
        self.end = end
    }
}
