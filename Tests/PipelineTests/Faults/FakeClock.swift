import Foundation

/// A clock that a test sets, for a process started with it, by libfaketime.
final class FakeClock {
    private static let folders = ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64"]
    private static var library: String? {
        folders.map { $0 + "/faketime/libfaketimeMT.so.1" }
            .first { FileManager.default.fileExists(atPath: $0) }
    }

    /// True where the library is there.
    static var isAvailable: Bool { library != nil }

    private let file = FileManager.default.temporaryDirectory.appendingPathComponent(
        "clock-\(UUID().uuidString)")

    init() throws { try jump("+0") }

    /// What the process is started with. Intervals are measured on the monotonic clock, which no jump touches.
    var variables: [String: String] {
        [
            "LD_PRELOAD": Self.library ?? "", "FAKETIME_TIMESTAMP_FILE": file.path,
            "FAKETIME_CACHE_DURATION": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        ]
    }

    /// Sets the clock so many seconds ahead, or back, of the true time.
    func jump(_ seconds: String) throws { try Data(seconds.utf8).write(to: file, options: .atomic) }

    deinit {
        // A small file that stays behind is the system's to clean.
        try? FileManager.default.removeItem(at: file)
    }
}
