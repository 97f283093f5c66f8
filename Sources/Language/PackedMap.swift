/// Packs a map from hashes to numbers: sorted fingerprints as differences, each with its value.
public struct PackedMap {
    private var values: [UInt32: UInt32] = [:]

    /// An empty map.
    public init() {}

    /// Number of entries.
    public var count: Int { values.count }

    /// Puts `bits` into the value of a phrase, beside those that it has.
    public mutating func insert(_ hash: UInt64, bits: UInt32) {
        values[FingerprintTable.fingerprint(hash), default: 0] |= bits
    }

    /// Sets the value of a phrase.
    public mutating func set(_ hash: UInt64, to value: UInt32) {
        values[FingerprintTable.fingerprint(hash)] = value
    }

    /// The packed file.
    public func packed() -> [UInt8] {
        var writer = PackedWriter(kind: "CTM1")
        writer.variable(UInt32(values.count))
        var last: UInt32 = 0
        for (fingerprint, value) in values.sorted(by: { $0.key < $1.key }) {
            writer.variable(fingerprint - last)
            writer.variable(value)
            last = fingerprint
        }
        return writer.bytes
    }

    /// The entries of a packed file.
    static func entries(
        _ reader: inout PackedReader
    ) throws -> [(fingerprint: UInt32, value: UInt32)] {
        let count = reader.count()
        var entries: [(fingerprint: UInt32, value: UInt32)] = []
        entries.reserveCapacity(count)
        var last: UInt32 = 0
        for _ in 0..<count {
            last &+= reader.variable()
            entries.append((last, reader.variable()))
        }
        try reader.finish()
        return entries
    }
}
