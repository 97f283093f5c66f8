#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Writes whole lines to standard output and standard error.
enum Output {
    /// Writes a line to standard output at once, so that a reader of a pipe sees it.
    /// - Throws: `Failure` where nobody reads any more, or the disk is full.
    static func line(_ text: String) throws { try write(Array((text + "\n").utf8), to: 1) }

    /// Writes text as it stands to standard output.
    static func text(_ text: String) throws { try write(Array(text.utf8), to: 1) }

    /// Writes bytes to standard output.
    static func bytes(_ bytes: [UInt8]) throws { try write(bytes, to: 1) }

    /// Writes a line to standard error. Where that fails there is nobody left to tell.
    static func note(_ text: String) { try? write(Array((text + "\n").utf8), to: 2) }

    /// Writes text as it stands to standard error. Where that fails there is nobody left to tell.
    static func noteText(_ text: String) { try? write(Array(text.utf8), to: 2) }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) throws {
        var done = 0
        while done < bytes.count {
            let count = bytes[done...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            if count < 0, errno == EPIPE { throw Failure(.outputClosed, "") }
            guard count > 0 else {
                let reason = strerror(errno).map { String(cString: $0) } ?? "error \(errno)"
                throw Failure(.input, "cannot write the output (\(reason)); make room or write elsewhere")
            }
            done += count
        }
    }
}
