import Foundation

/// What the system says of this process's memory.
enum Memory {
    /// Largest resident size so far, in megabytes; 0 where the system does not tell.
    static var peakMegabytes: Int {
        let status = FileManager.default.contents(atPath: "/proc/self/status").map {
            String(decoding: $0, as: UTF8.self)
        }
        let line = status?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        let kilobytes = line?.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) }
        return (kilobytes ?? 0) / 1024
    }
}
