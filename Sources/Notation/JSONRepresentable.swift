/// A noun that is written to topics and tables as JSON, and read back from it.
///
/// Law: `try Self(json: value.json) == value`, and `json` is a pure function of the value, so that
/// replaying gives equal bytes.
public protocol JSONRepresentable {
    /// Reads the value; throws `JSONError` with the code `.shape` where a required member is missing or of
    /// another type. Unknown members are passed over: schemas grow by addition only.
    init(json: JSONValue) throws
    /// The value as JSON.
    var json: JSONValue { get }
}

extension JSONRepresentable {
    /// Reads the value from UTF-8 bytes of JSON.
    public init(jsonBytes: [UInt8]) throws {
        try self.init(json: JSONReader().value(from: jsonBytes))
    }

    /// The value as UTF-8 bytes of JSON without white space.
    public var jsonBytes: [UInt8] { json.bytes }
}
