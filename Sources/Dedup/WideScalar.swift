/// A Unicode scalar that takes more than one byte of UTF-8.
enum WideScalar {
    /// The scalar at a place where a byte of 0x80 or more stands, and its length; U+FFFD and 1 where it is broken.
    @inline(__always)
    static func read(_ input: UnsafeBufferPointer<UInt8>, at place: Int) -> (Unicode.Scalar, Int) {
        let first = UInt32(input[place])
        let length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 1
        guard length > 1, place + length <= input.count else { return ("\u{fffd}", 1) }
        var value = first & (0xff >> UInt32(length + 1))
        for step in 1..<length { value = value << 6 | UInt32(input[place + step] & 0x3f) }
        guard let scalar = Unicode.Scalar(value) else { return ("\u{fffd}", 1) }
        return (scalar, length)
    }
}
