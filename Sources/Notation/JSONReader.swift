/// Reads JSON from bytes within bounds: strictly (RFC 8259), or leniently as some agencies send it.
///
/// Lenient reading lets pass raw control characters inside strings and unknown escapes (`\“` reads as `“`),
/// and says in `recovered` that it had to. Lone surrogates become U+FFFD in both ways. Cost: linear.
public struct JSONReader: Sendable {
    /// Deepest nesting that is read.
    public let maxDepth: Int
    /// Largest number of values in one text.
    public let maxValues: Int

    /// A reader with bounds on nesting and on the number of values.
    public init(maxDepth: Int = 128, maxValues: Int = 1_000_000) {
        self.maxDepth = maxDepth
        self.maxValues = maxValues
    }

    /// The value that `bytes` hold; a byte order mark before it is passed over.
    /// - Throws: `JSONError` with the code `.syntax` or `.tooLarge`.
    public func value(from bytes: [UInt8]) throws(JSONError) -> JSONValue {
        try read(bytes, lenient: false).value
    }

    /// The value that `bytes` hold, mended where that is safe; `recovered` tells whether it was.
    /// - Throws: `JSONError` where even that does not help.
    public func lenientValue(from bytes: [UInt8]) throws(JSONError) -> (value: JSONValue, recovered: Bool) {
        try read(bytes, lenient: true)
    }

    private func read(_ bytes: [UInt8], lenient: Bool) throws(JSONError) -> (
        value: JSONValue, recovered: Bool
    ) {
        var outcome: Result<(value: JSONValue, recovered: Bool), JSONError> = .failure(JSONError(.syntax, ""))
        bytes.withUnsafeBufferPointer { buffer in
            var scanner = JSONScanner(
                bytes: buffer, lenient: lenient, maxDepth: maxDepth, valuesLeft: maxValues)
            do throws(JSONError) {
                let value = try scanner.document()
                outcome = .success((value, scanner.recovered))
            } catch {
                outcome = .failure(error)
            }
        }
        return try outcome.get()
    }
}
