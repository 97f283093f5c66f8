import Foundation

/// The trainer's files: lines in, bytes out.
enum Files {
    /// The lines of a file.
    static func lines(_ path: String) throws -> [Substring] {
        String(decoding: try bytes(path), as: UTF8.self)
            .split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    }

    /// The bytes of a file.
    static func bytes(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    }

    /// Writes a file and says its size.
    static func write(_ bytes: [UInt8], to path: String) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        print("wrote \(path): \(bytes.count) bytes")
    }
}
