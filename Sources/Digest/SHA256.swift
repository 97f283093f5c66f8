import CCrypto

/// SHA-256 (FIPS 180-4) of bytes given in one or several pieces.
///
/// Cost: about 1.5 ns a byte with the processor's SHA instructions, plus 0.3 µs a call.
public struct SHA256: Sendable, Hashable {
    /// The 32 bytes of the digest.
    public let bytes: [UInt8]

    /// The digest of `data`.
    public init(of data: [UInt8]) {
        self = data.withUnsafeBytes { SHA256(of: $0) }
    }

    /// Looked up once: libcrypto's one-shot functions look it up by name at each call, which costs more than the
    /// digest of a short text.
    ///
    /// `@unchecked Sendable`: the pointer is written once, in `init`; libcrypto only reads what it points to, which
    /// lasts as long as the process.
    private struct Algorithm: @unchecked Sendable {
        let pointer = EVP_MD_fetch(nil, "SHA256", nil)
    }

    private static let algorithm = Algorithm()

    /// The digest of a buffer.
    public init(of data: UnsafeRawBufferPointer) {
        bytes = [UInt8](unsafeUninitializedCapacity: Int(SHA256_DIGEST_LENGTH)) { digest, count in
            // An empty buffer has no base address; libcrypto accepts none with length 0.
            let done = EVP_Digest(
                data.baseAddress, data.count, digest.baseAddress, nil, Self.algorithm.pointer, nil)
            if done != 1 {
                _ = CCrypto.SHA256(
                    data.bindMemory(to: UInt8.self).baseAddress, data.count, digest.baseAddress)
            }
            count = digest.count
        }
    }

    /// The digest of a text's UTF-8.
    public init(of text: String) {
        var text = text
        self = text.withUTF8 { SHA256(of: UnsafeRawBufferPointer($0)) }
    }

    /// The digest as 64 lower-case hexadecimal digits.
    public var hex: String { hexadecimal(bytes) }

    /// The first 128 bits as 32 lower-case hexadecimal digits: the length of all ids made by the project.
    public var id: String { hexadecimal(bytes.prefix(16)) }
}

/// Lower-case hexadecimal digits of bytes, two a byte.
public func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(64)
    for byte in bytes {
        text.append(digits[Int(byte >> 4)])
        text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
}
