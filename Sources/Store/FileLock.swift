#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// Keeps two workers from having one database: an advisory lock on a file beside it.
///
/// The system gives it back when the process ends, however it ends.
final class FileLock: Sendable {
    private let descriptor: Int32

    init(path: String, of database: String) throws(StoreError) {
        descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw StoreError(
                .cannotOpen, "\(path) cannot be made; see that the folder exists and can be written")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw StoreError(
                .locked,
                "another worker has \(database); give each worker its own store.path, or end the other")
        }
    }

    deinit { close(descriptor) }
}
