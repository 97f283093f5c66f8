#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The stories of the `Fixtures` folder, read from the source tree.
public enum Fixtures {
    /// The folder's path.
    public static var directory: String {
        var path = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        path.removeLast()
        return path.joined(separator: "/") + "/Fixtures"
    }

    /// The bytes of one file, by its path below the folder; empty where it cannot be read, which fails every test
    /// that compares it.
    public static func bytes(_ name: String) -> [UInt8] {
        guard let file = fopen("\(directory)/\(name)", "rb") else { return [] }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = fread(&chunk, 1, chunk.count, file)
            guard count > 0 else { return bytes }
            bytes.append(contentsOf: chunk[..<count])
        }
    }

    /// The names of the files of a folder below it, in their order; empty where it cannot be read.
    public static func names(_ folder: String) -> [String] {
        guard let stream = opendir("\(directory)/\(folder)") else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }

    /// The text of one file.
    public static func text(_ name: String) -> String { String(decoding: bytes(name), as: UTF8.self) }
}

extension Fixtures {
    /// The text of a file of the repository, by its path below the top.
    public static func repositoryText(_ name: String) -> String { text("../../../\(name)") }
}
