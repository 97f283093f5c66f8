/// One header of a record.
public struct Header: Sendable, Equatable {
    /// Its name.
    public var name: String
    /// Its bytes; nil for a null header.
    public var value: [UInt8]?

    /// A header of bytes.
    public init(_ name: String, _ value: [UInt8]?) {
        self.name = name
        self.value = value
    }

    /// A header of text.
    public init(_ name: String, _ text: String) {
        self.init(name, Array(text.utf8))
    }
}
