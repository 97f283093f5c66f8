/// Why bytes could not be read as JSON, or JSON not as the value that was asked for.
public struct JSONError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The kinds of failure.
    public enum Code: String, Sendable {
        /// The bytes are not JSON.
        case syntax
        /// Nesting, size or number of values is past the reader's bound.
        case tooLarge = "too_large"
        /// The JSON is sound but not of the expected shape.
        case shape
    }

    /// The kind of failure.
    public let code: Code
    /// What is wrong and where.
    public let message: String
    /// Where in the bytes, for syntax errors.
    public let offset: Int?

    /// An error of a kind, at a byte offset if known.
    public init(_ code: Code, _ message: String, offset: Int? = nil) {
        self.code = code
        self.message = message
        self.offset = offset
    }

    /// The message, with the offset where there is one.
    public var description: String { offset.map { "\(message) at byte \($0)" } ?? message }
}

extension JSONValue {
    /// The member `name`, or a shape error that names it.
    public func required(_ name: String) throws -> JSONValue {
        guard let value = self[name] else { throw JSONError(.shape, "member \"\(name)\" is missing") }
        return value
    }

    /// The string member `name`, or a shape error that names it.
    public func requiredString(_ name: String) throws -> String {
        guard let value = try required(name).string else {
            throw JSONError(.shape, "member \"\(name)\" is not a string")
        }
        return value
    }

    /// The whole-number member `name`, or a shape error that names it.
    public func requiredInt(_ name: String) throws -> Int {
        guard let value = try required(name).int else {
            throw JSONError(.shape, "member \"\(name)\" is not a whole number")
        }
        return value
    }
}
