/// Writes the bytes of one string into room that was made for it; what would not fit is left out.
struct JSONStringWriter {
    private let buffer: UnsafeMutableBufferPointer<UInt8>
    /// Bytes written.
    private(set) var count = 0

    init(_ buffer: UnsafeMutableBufferPointer<UInt8>) { self.buffer = buffer }

    mutating func append(_ byte: UInt8) {
        guard count < buffer.count else { return }
        buffer[count] = byte
        count += 1
    }

    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        let end = min(buffer.count, count + bytes.count)
        _ = UnsafeMutableBufferPointer(rebasing: buffer[count..<end])
            .update(fromContentsOf: bytes.prefix(end - count))
        count = end
    }

    mutating func append(_ scalar: Unicode.Scalar) {
        for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { append(byte) }
    }
}
