import CoreMetrics

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The usual figures of a process: resident memory, processor time, open files, start.
///
/// Read from `/proc`; where that is missing the figures stay 0.
public struct ProcessMetrics: Sendable {
    private let memory: Meter
    private let processor: Meter
    private let files: Meter

    /// Figures kept in a registry.
    public init(registry: MetricsRegistry) {
        registry.describe("process_resident_memory_bytes", "Resident memory size in bytes.")
        registry.describe("process_cpu_seconds", "User and system processor time spent in seconds.")
        registry.describe("process_open_fds", "Number of open file descriptors.")
        memory = Meter(label: "process_resident_memory_bytes", factory: registry)
        processor = Meter(label: "process_cpu_seconds", factory: registry)
        files = Meter(label: "process_open_fds", factory: registry)
    }

    /// Reads the figures anew; costs some ten microseconds.
    public func update() {
        memory.set(Double(Self.residentBytes()))
        processor.set(Self.processorSeconds())
        files.set(Double(Self.openFiles()))
    }

    /// Resident memory in bytes, 0 where it cannot be read.
    public static func residentBytes() -> Int {
        guard let file = fopen("/proc/self/statm", "r") else { return 0 }
        defer { fclose(file) }
        var buffer = [UInt8](repeating: 0, count: 128)
        let count = fread(&buffer, 1, buffer.count, file)
        let fields = String(decoding: buffer[..<count], as: UTF8.self).split(separator: " ")
        guard fields.count > 1, let pages = Int(fields[1]) else { return 0 }
        return pages * sysconf(Int32(_SC_PAGESIZE))
    }

    private static func processorSeconds() -> Double {
        var usage = rusage()
        guard getrusage(RUSAGE_SELF.rawValue, &usage) == 0 else { return 0 }
        func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
        return seconds(usage.ru_utime) + seconds(usage.ru_stime)
    }

    private static func openFiles() -> Int {
        guard let folder = opendir("/proc/self/fd") else { return 0 }
        defer { closedir(folder) }
        var count = 0
        while let entry = readdir(folder) {
            let isDot = entry.pointee.d_name.0 == CChar(UInt8(ascii: "."))
            if !isDot { count += 1 }
        }
        // The folder itself was open while it was read.
        return count - 1
    }
}
