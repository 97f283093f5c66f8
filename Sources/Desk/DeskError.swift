/// Why the HTTP port could not be opened.
public struct DeskError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The kinds of failure.
    public enum Code: String, Sendable {
        /// The address cannot be read.
        case badAddress = "bad_address"
        /// The address cannot be listened on.
        case cannotListen = "cannot_listen"
    }

    /// The kind of failure.
    public let code: Code
    /// What is wrong, where, and what to do.
    public let message: String

    /// An error of a kind with a message that ends with the remedy.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The message.
    public var description: String { message }
}
