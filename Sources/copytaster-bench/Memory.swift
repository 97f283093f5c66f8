import Foundation

/// What the system says of this process's memory.
enum Memory {
    /// Largest resident size so far, in megabytes; 0 where the system does not tell.
    static var peakMegabytes: Int { megabytes("VmHWM:") }
    /// Resident size now, in megabytes; 0 where the system does not tell.
    static var residentMegabytes: Int { megabytes("VmRSS:") }

    private static func megabytes(_ name: String) -> Int {
        let status = FileManager.default.contents(atPath: "/proc/self/status").map {
            String(decoding: $0, as: UTF8.self)
        }
        let line = status?.split(separator: "\n").first { $0.hasPrefix(name) }
        let kilobytes = line?.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) }
        return (kilobytes ?? 0) / 1024
    }
}
