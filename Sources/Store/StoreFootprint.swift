internal import Foundation

/// What the view takes on the disk.
public struct StoreFootprint: Sendable, Equatable {
    /// The database file, in bytes.
    public var databaseBytes: Int
    /// The log of writes that have not been moved into it: it grows while a reader holds an old snapshot.
    public var walBytes: Int
}

extension ViewStore {
    /// What the view takes on the disk now. Cost: two looks at the file system.
    public func footprint() -> StoreFootprint {
        func bytes(_ path: String) -> Int {
            // A file that is not there takes no room: SQLite removes its log when the last connection closes.
            let attributes = try? FileManager.default.attributesOfItem(atPath: path)
            return (attributes?[.size] as? Int) ?? 0
        }
        return StoreFootprint(databaseBytes: bytes(path), walBytes: bytes(path + "-wal"))
    }
}
