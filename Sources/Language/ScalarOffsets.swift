/// Turns byte offsets of one UTF-8 text into offsets in Unicode scalars.
///
/// Cost: one pass when made (none for ASCII), constant time an answer.
public struct ScalarOffsets: Sendable {
    /// Scalars before every 64th byte; empty where all bytes are ASCII.
    private let checkpoints: [Int32]
    private let bytes: [UInt8]

    /// The offsets of a text.
    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
        guard bytes.contains(where: { $0 >= 0x80 }) else {
            checkpoints = []
            return
        }
        var checkpoints: [Int32] = []
        checkpoints.reserveCapacity(bytes.count / 64 + 1)
        var scalars: Int32 = 0
        for (index, byte) in bytes.enumerated() {
            if index & 63 == 0 { checkpoints.append(scalars) }
            if byte & 0xC0 != 0x80 { scalars += 1 }
        }
        self.checkpoints = checkpoints
    }

    /// Number of scalars that start before byte `offset`; offsets past the end count as the end.
    public func scalar(at offset: Int) -> Int {
        let offset = max(0, min(offset, bytes.count))
        if checkpoints.isEmpty { return offset }
        let checkpoint = min(offset >> 6, checkpoints.count - 1)
        var scalars = Int(checkpoints[checkpoint])
        for index in (checkpoint << 6)..<offset where bytes[index] & 0xC0 != 0x80 { scalars += 1 }
        return scalars
    }
}
