internal import Foundation
public import Store

/// A database in a folder of its own, which is removed at the end.
public final class TempStore: Sendable {
    /// The folder.
    public let directory: String
    /// The database file.
    public var path: String { directory + "/view.sqlite" }

    /// An empty folder.
    public init() throws {
        directory = FileManager.default.temporaryDirectory.path + "/copytaster-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    }

    /// Opens the database as its owner.
    public func open() throws -> ViewStore { try ViewStore(path: path) }

    deinit {
        // A folder that cannot be removed is left to the system's own clearing of temporary files.
        try? FileManager.default.removeItem(atPath: directory)
    }
}
