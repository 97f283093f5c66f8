#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Reads files and folders that a command was given.
enum InputFile {
    /// The bytes of a file, or of standard input for `-`; nil where it cannot be read. At most 1 GiB.
    static func read(_ path: String) -> [UInt8]? {
        let descriptor = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { if path != "-" { close(descriptor) } }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return nil }
        var bytes: [UInt8] = []
        if status.st_size > 0 { bytes.reserveCapacity(min(Int(status.st_size), maxBytes)) }
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count < maxBytes {
            let count = Self.read(descriptor, into: &chunk)
            if count < 0 { return nil }
            if count == 0 { break }
            bytes.append(contentsOf: chunk[..<count])
        }
        return bytes
    }

    private static let maxBytes = 1 << 30

    /// Reads once, again where a signal came between; 0 at the end, -1 on failure.
    private static func read(_ descriptor: Int32, into chunk: inout [UInt8]) -> Int {
        while true {
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            if count >= 0 || errno != EINTR { return count }
        }
    }

    /// True where a path leads to something.
    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// When a file was last changed, in milliseconds since 1970 UTC; nil for standard input and what is not there.
    static func modifiedMilliseconds(_ path: String) -> Int64? {
        var status = stat()
        guard path != "-", stat(path, &status) == 0 else { return nil }
        return Int64(status.st_mtim.tv_sec) * 1000 + Int64(status.st_mtim.tv_nsec) / 1_000_000
    }

    /// True for a folder.
    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// All files below a folder, sorted by path; hidden ones are passed over.
    static func files(below folder: String) -> [String] {
        guard let handle = opendir(folder) else { return [] }
        defer { closedir(handle) }
        var names: [String] = []
        while let entry = readdir(handle) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { buffer in
                String(decoding: buffer.prefix { $0 != 0 }, as: UTF8.self)
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        let base = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
        return names.sorted().flatMap { name -> [String] in
            let path = "\(base)/\(name)"
            return isFolder(path) ? files(below: path) : [path]
        }
    }

    /// The last part of a path.
    static func name(of path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

    /// Lines of standard input as they come, without their ends; a last line without an end counts.
    static func forEachLine(_ body: ([UInt8]) throws -> Void) throws {
        try forEachLines { try $0.forEach(body) }
    }

    /// The same, with all lines at once that came together.
    static func forEachLines(_ body: ([[UInt8]]) throws -> Void) throws {
        var pending: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(0, into: &chunk)
            guard count >= 0 else {
                throw Failure(.noInput, "standard input cannot be read; give the command a file or a pipe")
            }
            if count == 0 { break }
            var rest = chunk[..<count]
            var lines: [[UInt8]] = []
            while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
                pending.append(contentsOf: rest[..<end])
                lines.append(trimmed(pending))
                pending.removeAll(keepingCapacity: true)
                rest = rest[(end + 1)...]
            }
            pending.append(contentsOf: rest)
            if !lines.isEmpty { try body(lines) }
        }
        if !pending.isEmpty { try body([trimmed(pending)]) }
    }

    private static func trimmed(_ line: [UInt8]) -> [UInt8] {
        line.last == UInt8(ascii: "\r") ? Array(line.dropLast()) : line
    }
}
