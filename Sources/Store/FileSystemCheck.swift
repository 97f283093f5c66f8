internal import Foundation

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// Refuses file systems on which SQLite's locks and shared memory cannot be trusted.
enum FileSystemCheck {
    /// Types of network file systems as the system's table of mounts names them.
    static let network: Set<String> = [
        "nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ceph", "9p", "fuse.sshfs", "fuse.glusterfs", "lustre",
        "gpfs", "beegfs", "ocfs2", "gfs2",
    ]

    /// Looks up the mount that holds the file's folder; a system without such a table is trusted.
    static func refuseNetwork(_ path: String) throws(StoreError) {
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        guard let real = realpath(folder, nil) else {
            throw StoreError(
                .cannotOpen, "the folder of \(path) does not exist; make it or change store.path")
        }
        defer { free(real) }
        guard let mounts = FileManager.default.contents(atPath: "/proc/self/mounts") else { return }
        let type = type(of: String(cString: real), mounts: String(decoding: mounts, as: UTF8.self))
        if let type, network.contains(type) {
            throw StoreError(
                .networkFileSystem, "\(path) lies on a network file system (\(type)); put it on a local disk")
        }
    }

    /// The type of the file system that holds a folder: of the longest mount point above it.
    static func type(of folder: String, mounts: String) -> String? {
        var best: (length: Int, type: String)?
        for line in mounts.split(separator: "\n") {
            let fields = line.split(separator: " ")
            guard fields.count >= 3 else { continue }
            let point = fields[1] == "/" ? "/" : fields[1] + "/"
            guard (folder + "/").hasPrefix(point), point.count >= best?.length ?? 0 else { continue }
            best = (point.count, String(fields[2]))
        }
        return best?.type
    }
}
