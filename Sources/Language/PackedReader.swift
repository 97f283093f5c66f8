import Digest

/// Reads the packed tables of the room; past the end it reads zeros and remembers that it did.
struct PackedReader {
    private let bytes: [UInt8]
    private let file: String
    private var index = 4
    private var isBroken = false

    /// Opens a file of a kind.
    /// - Throws: `DataError` where the file is missing, `LanguageError` where it is of another kind.
    init(_ name: String, kind: StaticString, in folder: DataFolder) throws {
        try self.init(folder.bytes(of: name), called: name, kind: kind)
    }

    /// Reads bytes of a kind.
    /// - Throws: `LanguageError` where they are of another kind.
    init(_ bytes: [UInt8], called name: String, kind: StaticString) throws {
        self.bytes = bytes
        file = name
        let expected = UnsafeBufferPointer(start: kind.utf8Start, count: kind.utf8CodeUnitCount)
        guard bytes.prefix(4).elementsEqual(expected) else { throw Self.error(name) }
    }

    /// Throws `LanguageError` where more was read than there is.
    func finish() throws {
        if isBroken { throw Self.error(file) }
    }

    private static func error(_ name: String) -> LanguageError {
        LanguageError(
            .badData,
            "\(name) is not of the form that this version reads; install the data of the same version")
    }

    @inline(__always)
    mutating func byte() -> UInt8 {
        guard index < bytes.count else {
            isBroken = true
            return 0
        }
        defer { index += 1 }
        return bytes[index]
    }

    mutating func word() -> UInt32 {
        UInt32(byte()) | UInt32(byte()) << 8 | UInt32(byte()) << 16 | UInt32(byte()) << 24
    }

    mutating func long() -> UInt64 { UInt64(word()) | UInt64(word()) << 32 }

    @inline(__always)
    mutating func variable() -> UInt32 {
        var value: UInt32 = 0
        var shift: UInt32 = 0
        while shift < 35 {
            let next = byte()
            value |= UInt32(next & 0x7F) << shift
            if next < 0x80 { return value }
            shift += 7
        }
        isBroken = true
        return 0
    }

    /// A count of entries of at least one byte each; a count that cannot be is zero.
    mutating func count() -> Int {
        let count = Int(variable())
        if count > bytes.count - index {
            isBroken = true
            return 0
        }
        return count
    }

    mutating func text() -> String {
        let length = count()
        defer { index += length }
        return String(decoding: bytes[index..<index + length], as: UTF8.self)
    }
}
