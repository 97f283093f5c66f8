/// Why a text could not be read, or why the room's data could not be used.
public struct LanguageError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The closed list of reasons, named as in metrics.
    public enum Code: String, Sendable, CaseIterable {
        /// The text is larger than the reader's bound.
        case tooLarge = "too_large"
        /// A data file is not of the form that this version reads.
        case badData = "bad_data"
    }

    /// The reason.
    public var code: Code
    /// What happened, and the remedy.
    public var message: String

    /// A reason with its message, which ends with the remedy.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// Code and message on one line.
    public var description: String { "\(code.rawValue): \(message)" }
}
