/// A JSON value (RFC 8259) as a tree; objects keep the order of their members.
///
/// Whole numbers that fit are `int`, all others `double`. Values are written back in the order they hold,
/// so that the same value gives the same bytes on every machine.
public enum JSONValue: Sendable, Equatable {
    case null
    case bool(Bool)
    case int(Int64)
    case double(Double)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)
}

extension JSONValue {
    /// The members, if this is an object.
    public var object: JSONObject? { if case .object(let value) = self { value } else { nil } }
    /// The elements, if this is an array.
    public var array: [JSONValue]? { if case .array(let value) = self { value } else { nil } }
    /// The text, if this is a string.
    public var string: String? { if case .string(let value) = self { value } else { nil } }
    /// The truth value, if this is one.
    public var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
    /// True for `null` only.
    public var isNull: Bool { if case .null = self { true } else { false } }
    /// The number as an integer: an `int`, or a `double` that is whole and in range.
    public var int: Int? {
        switch self {
        case .int(let value): Int(value)
        case .double(let value): Int(exactly: value)
        default: nil
        }
    }
    /// The number as a double.
    public var double: Double? {
        switch self {
        case .int(let value): Double(value)
        case .double(let value): value
        default: nil
        }
    }
    /// The member named `key`, if this is an object that has one.
    public subscript(key: String) -> JSONValue? { object?[key] }
    /// A string, or null for nil.
    public static func text(_ value: String?) -> JSONValue { value.map { .string($0) } ?? .null }
    /// A number, or null for nil.
    public static func number(_ value: Int?) -> JSONValue { value.map { .int(Int64($0)) } ?? .null }
    /// A number, or null for nil.
    public static func number(_ value: Double?) -> JSONValue { value.map { .double($0) } ?? .null }
    /// An array of strings.
    public static func texts(_ values: [String]) -> JSONValue { .array(values.map { .string($0) }) }
}
