import Foundation

/// A disk in memory of a few megabytes, to be filled up; only where the tests may mount one.
final class SmallDisk {
    /// Its folder.
    let path: String

    /// True where a disk could be mounted.
    static let isAvailable: Bool = {
        guard getuid() == 0 else { return false }
        return (try? SmallDisk(megabytes: 1)) != nil
    }()

    struct CannotMount: Error {}

    init(megabytes: Int) throws {
        path = FileManager.default.temporaryDirectory.path + "/disk-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        guard Self.run(["mount", "-t", "tmpfs", "-o", "size=\(megabytes)m", "tmpfs", path]) else {
            throw CannotMount()
        }
    }

    deinit {
        _ = Self.run(["umount", "-l", path])
        // An empty folder that stays behind does no harm.
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Takes up all the room that is left.
    func fill() throws {
        let descriptor = open(path + "/filler", O_CREAT | O_WRONLY, 0o600)
        defer { close(descriptor) }
        let block = [UInt8](repeating: 1, count: 4_096)
        while write(descriptor, block, block.count) == block.count {}
    }

    /// Gives it back.
    func empty() throws { try FileManager.default.removeItem(atPath: path + "/filler") }

    private static func run(_ words: [String]) -> Bool {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = words
        process.standardError = FileHandle.nullDevice
        do { try process.run() } catch { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }
}
