internal import Foundation
internal import GRDB

/// SQLite as the follower of the topics keeps it: a view of the log, never the truth.
///
/// One writer connection, which alone checkpoints; readers never write. A write is one SQLite transaction that holds
/// rows and positions, so that after any crash the view stands at a definite place in every topic. All
/// calls block; they are made from the follower's and the stages' own threads.
public final class ViewStore: Sendable {
    let pool: DatabasePool
    /// The database file.
    public let path: String
    private let lock: FileLock?
    let erasesKilled: Bool

    /// Opens the database, makes it if it is not there, and brings its schema up to date.
    /// - Parameters:
    ///   - path: the file; its folder must exist.
    ///   - isOwner: whether this process is the one that writes; a second owner is refused.
    ///   - erasesKilled: whether the text of killed copy goes: bodies, mentions, and the words of void events. The
    ///     rows stay, with their heads and the digests of the records they came from.
    /// - Throws: `StoreError`.
    public init(path: String, isOwner: Bool = true, erasesKilled: Bool = false) throws {
        self.path = path
        self.erasesKilled = erasesKilled
        do {
            try FileSystemCheck.refuseNetwork(path)
            lock = isOwner ? try FileLock(path: path + ".lock", of: path) : nil
            var configuration = Configuration()
            configuration.busyMode = .timeout(10)
            configuration.maximumReaderCount = 4
            configuration.readonly = !isOwner
            configuration.prepareDatabase { database in
                // A view can be followed again, so a power cut may cost the last commits but never consistency.
                try database.execute(sql: "PRAGMA synchronous = NORMAL")
                try database.execute(sql: "PRAGMA temp_store = MEMORY")
                // 16 MiB of log before a checkpoint: the pages of the indexes are written back once, not four times.
                try database.execute(sql: "PRAGMA wal_autocheckpoint = 4000")
                // The nodes of the indexes that are written to stay in memory; readers make do with less.
                if isOwner && !database.configuration.readonly {
                    try database.execute(sql: "PRAGMA cache_size = -16000")
                }
                // What is erased leaves no trace in free pages either.
                if erasesKilled { try database.execute(sql: "PRAGMA secure_delete = ON") }
            }
            pool = try DatabasePool(path: path, configuration: configuration)
            if isOwner {
                try Migrations.all.migrate(pool)
            }
            if try !isOwner && !pool.read({ try Migrations.all.hasCompletedMigrations($0) }) {
                throw StoreError(
                    .olderSchema,
                    "\(path) was written by an older copytaster; `copytaster run` brings it up to date, or make it "
                        + "anew with `copytaster rebuild`")
            }
            if try pool.read({ try Migrations.all.hasBeenSuperseded($0) }) {
                throw StoreError(
                    .newerSchema,
                    "\(path) was written by a newer copytaster; run that version or choose another file")
            }
        } catch {
            throw StoreError(error, path: path)
        }
    }

    /// Closes the file after the last checkpoint.
    public func close() throws {
        do { try pool.close() } catch { throw StoreError(error, path: path) }
    }

    /// Runs `body` in a snapshot of the view.
    func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
        do { return try pool.read(body) } catch { throw StoreError(error, path: path) }
    }

    /// Runs `body` in one transaction of the one writer.
    func write<Value>(_ body: (Database) throws -> Value) throws -> Value {
        do { return try pool.write(body) } catch { throw StoreError(error, path: path) }
    }
}
