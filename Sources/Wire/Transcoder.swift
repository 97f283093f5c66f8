#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Turns text in the less frequent encodings into UTF-8 through the system's iconv.
enum Transcoder {
    /// The text as UTF-8, each byte that the encoding does not know as U+FFFD; nil where no such encoding is known.
    static func utf8(_ bytes: [UInt8], from encoding: String) -> [UInt8]? {
        let converter = iconv_open("UTF-8", encoding)
        guard converter != iconv_t(bitPattern: -1) else { return nil }
        defer { iconv_close(converter) }
        var source = bytes.map { CChar(bitPattern: $0) }
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + bytes.count / 4)
        var chunk = [CChar](repeating: 0, count: 16_384)
        source.withUnsafeMutableBufferPointer { source in
            var input = source.baseAddress
            var left = source.count
            while left > 0 {
                let before = left
                let written = chunk.withUnsafeMutableBufferPointer { chunk in
                    var output = chunk.baseAddress
                    var room = chunk.count
                    _ = iconv(converter, &input, &left, &output, &room)
                    return chunk.count - room
                }
                text.append(contentsOf: chunk[..<written].map { UInt8(bitPattern: $0) })
                // Where nothing was written and nothing read, the next byte is the one that cannot be read.
                if left == before, written == 0, left > 0 {
                    text += Array("\u{FFFD}".utf8)
                    input = input?.advanced(by: 1)
                    left -= 1
                    _ = iconv(converter, nil, nil, nil, nil)
                }
            }
        }
        return text
    }
}
