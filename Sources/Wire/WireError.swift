/// Why a record could not be decoded. The code is also the reason on its dead letter.
public struct WireError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The closed list of reasons.
    public enum Code: String, Sendable, CaseIterable {
        /// The bytes are of no format that is read here.
        case unsupportedFormat = "unsupported_format"
        /// The format is known but the bytes break its rules.
        case malformed
        /// There is nothing in it.
        case empty
        /// The value is past a bound of size, depth or expansion.
        case tooLarge = "too_large"
        /// The bytes are not text in any encoding that is known or declared.
        case encoding
        /// A schema-registry frame: a zero byte and a schema id stand before the value.
        case confluentFrame = "confluent_frame"
    }

    /// The reason.
    public let code: Code
    /// What is wrong, where, and what to do.
    public let message: String

    /// An error with its reason and a message that ends with the remedy.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// Reason and message.
    public var description: String { "\(code.rawValue): \(message)" }
}
