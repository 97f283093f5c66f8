/// Writes the packed tables of the room: little-endian numbers and variable-length ones.
public struct PackedWriter {
    /// What was written.
    public private(set) var bytes: [UInt8]

    /// A file of a kind, which is four ASCII letters.
    public init(kind: StaticString) {
        bytes = Array(UnsafeBufferPointer(start: kind.utf8Start, count: kind.utf8CodeUnitCount))
    }

    /// One byte.
    public mutating func byte(_ value: UInt8) { bytes.append(value) }

    /// A 32-bit number.
    public mutating func word(_ value: UInt32) {
        for shift in [0, 8, 16, 24] as [UInt32] { bytes.append(UInt8(truncatingIfNeeded: value >> shift)) }
    }

    /// A 64-bit number.
    public mutating func long(_ value: UInt64) {
        word(UInt32(truncatingIfNeeded: value))
        word(UInt32(truncatingIfNeeded: value >> 32))
    }

    /// A number in as few bytes as it needs, seven bits a byte.
    public mutating func variable(_ value: UInt32) {
        var value = value
        while value >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: value) | 0x80)
            value >>= 7
        }
        bytes.append(UInt8(value))
    }

    /// A string with its length before it.
    public mutating func text(_ value: String) {
        variable(UInt32(value.utf8.count))
        bytes.append(contentsOf: value.utf8)
    }
}
