internal import Foundation
internal import GRDB

extension ViewStore {
    /// Copies the view as it stands at this moment into a new file, while a worker may go on writing.
    ///
    /// The copy is one snapshot: rows and positions fit each other, so that a worker that is given the file goes on
    /// where it stands. It is written beside its place and moved there when it is whole.
    /// - Parameters:
    ///   - path: the new file; one that is there already is left alone.
    ///   - progress: is told the pages copied and all pages, now and then.
    /// - Throws: `StoreError`; nothing is left at `path` then.
    public func backUp(to path: String, progress: (_ done: Int, _ all: Int) -> Void = { _, _ in }) throws {
        guard !FileManager.default.fileExists(atPath: path) else {
            throw StoreError(
                .cannotOpen, "\(path) is there already; name another file, or move that one away")
        }
        let part = path + ".part"
        defer { try? FileManager.default.removeItem(atPath: part) }
        try? FileManager.default.removeItem(atPath: part)
        do {
            let copy = try DatabaseQueue(path: part)
            try withoutActuallyEscaping(progress) { progress in
                try pool.backup(to: copy, pagesPerStep: 2_000) { step in
                    progress(step.completedPageCount, step.totalPageCount)
                }
            }
            // What reads the copy later may not write beside it: it goes without a log of its own.
            try copy.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
            try copy.close()
            let file = try FileHandle(forUpdating: URL(fileURLWithPath: part))
            try file.synchronize()
            try file.close()
            try FileManager.default.moveItem(atPath: part, toPath: path)
        } catch {
            throw StoreError(error, path: path)
        }
    }
}
