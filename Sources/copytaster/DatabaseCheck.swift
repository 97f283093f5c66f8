import Store

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Looks whether the database can be written where the settings put it.
enum DatabaseCheck {
    /// What is there; throws where it cannot be used.
    static func run(_ settings: Settings) throws -> String {
        let path = settings.text("store.path")
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        let folder = parts.isEmpty ? "." : parts.joined(separator: "/")
        guard InputFile.isFolder(folder.isEmpty ? "/" : folder) else {
            throw Failure(.input, "the folder \(folder) does not exist; make it or set store.path")
        }
        guard access(folder.isEmpty ? "/" : folder, W_OK) == 0 else {
            throw Failure(
                .input, "the folder \(folder) cannot be written; change its rights or set store.path")
        }
        guard InputFile.exists(path) else { return "\(path) will be made at the first run" }
        guard access(path, R_OK | W_OK) == 0 else {
            throw Failure(.input, "\(path) cannot be written; change its rights or set store.path")
        }
        // Opened without owning it, so that a worker may run meanwhile.
        let count = try ViewStore(path: path, isOwner: false).articleCount()
        return "\(path) holds \(Numbers.count(count, "article"))"
    }
}
