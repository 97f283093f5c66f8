internal import Digest

/// 128 bits that stand for an identity or a text: the first half of a SHA-256.
struct Fingerprint: Sendable, Hashable {
    let high: UInt64
    let low: UInt64

    init(of text: String) { self.init(SHA256(of: text).bytes) }

    init(of bytes: [UInt8]) { self.init(SHA256(of: bytes).bytes) }

    /// Of several parts, each told apart from the next.
    init(parts: [String]) { self.init(of: parts.joined(separator: "\u{0}")) }

    /// Reads sixteen bytes; missing ones count as zero.
    init(_ bytes: some Collection<UInt8>) {
        var halves: (UInt64, UInt64) = (0, 0)
        for (index, byte) in bytes.prefix(16).enumerated() {
            if index < 8 {
                halves.0 |= UInt64(byte) << (56 - 8 * index)
            } else {
                halves.1 |= UInt64(byte) << (120 - 8 * index)
            }
        }
        (high, low) = halves
    }

    /// The sixteen bytes.
    var bytes: [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: high >> (56 - 8 * $0)) }
            + (0..<8).map { UInt8(truncatingIfNeeded: low >> (56 - 8 * $0)) }
    }
}
