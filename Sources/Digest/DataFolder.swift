#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The `Data` folder of a room: files that ship beside the program, each with its digest in `SHA256SUMS`.
///
/// A missing folder is an error with a remedy and never a trap, unlike `Bundle.module`.
public struct DataFolder: Sendable {
    /// The folder's path.
    public let path: String

    /// The folder at a path.
    public init(path: String) { self.path = path }

    /// The folder of a room, as SwiftPM and the install script lay it beside the program; with `root`, the same
    /// folder below another directory.
    public init(room: String, root: String? = nil) {
        path = "\(root ?? Self.programDirectory)/copytaster_\(room).resources/Data"
    }

    /// The folder of another room that lies beside this one, as SwiftPM and the install script lay them.
    public func sibling(room: String) -> DataFolder {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count > 2 else { return DataFolder(room: room) }
        let root = parts.dropLast(2).joined(separator: "/")
        return DataFolder(room: room, root: root.isEmpty ? nil : root)
    }

    /// The bytes of a file.
    /// - Throws: `DataError` where the file is missing or cannot be read.
    public func bytes(of name: String) throws(DataError) -> [UInt8] {
        let full = "\(path)/\(name)"
        guard let file = fopen(full, "rb") else {
            throw DataError(file: full, "cannot be opened (\(Self.reason()))")
        }
        defer { fclose(file) }
        guard fseek(file, 0, SEEK_END) == 0 else {
            throw DataError(file: full, "cannot be read (\(Self.reason()))")
        }
        let size = ftell(file)
        guard size >= 0 else { throw DataError(file: full, "cannot be read (\(Self.reason()))") }
        rewind(file)
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            count = fread(buffer.baseAddress, 1, size, file)
        }
        guard bytes.count == size else { throw DataError(file: full, "was cut short while it was read") }
        return bytes
    }

    /// Every file that `SHA256SUMS` names and whose digest is another, or that is missing; empty if all is well.
    /// - Throws: `DataError` where the list itself cannot be read.
    public func problems() throws(DataError) -> [DataError] {
        let list = String(decoding: try bytes(of: "SHA256SUMS"), as: UTF8.self)
        var problems: [DataError] = []
        for line in list.split(separator: "\n") {
            guard let gap = line.firstIndex(of: " ") else { continue }
            let name = String(line[gap...].drop { $0 == " " || $0 == "*" })
            do throws(DataError) {
                if SHA256(of: try bytes(of: name)).hex != line[..<gap] {
                    problems.append(DataError(file: "\(path)/\(name)", "is not the file that was shipped"))
                }
            } catch {
                problems.append(error)
            }
        }
        return problems
    }

    private static func reason() -> String { strerror(errno).map { String(cString: $0) } ?? "error \(errno)" }

    private static var programDirectory: String {
        var buffer = [CChar](repeating: 0, count: 4096)
        let count = readlink("/proc/self/exe", &buffer, buffer.count)
        guard count > 0 else { return "." }
        let program = String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return program.lastIndex(of: "/").map { String(program[..<$0]) } ?? "."
    }
}
