#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The socket by which a service tells systemd how it is: sd_notify(3), without libsystemd.
public struct SystemdSocket: Sendable {
    private let path: String
    /// How often systemd wants to hear `WATCHDOG=1`, half of the limit it has set; nil where it does not.
    public let watchdogInterval: Duration?

    /// The socket named by `NOTIFY_SOCKET` in an environment, with the watchdog of `WATCHDOG_USEC`; nil where the
    /// program was not started by systemd as a notifying service.
    public init?(environment: [String: String], processID: Int32? = nil) {
        guard let path = environment["NOTIFY_SOCKET"], path.utf8.count > 1,
            path.hasPrefix("/") || path.hasPrefix("@")
        else { return nil }
        self.path = path
        let isForUs = environment["WATCHDOG_PID"].map { $0 == String(processID ?? getpid()) } ?? true
        watchdogInterval =
            isForUs
            ? environment["WATCHDOG_USEC"].flatMap(Int64.init).flatMap {
                $0 > 0 ? .microseconds($0 / 2) : nil
            } : nil
    }

    /// Sends assignments such as `READY=1` in one datagram, and returns whether systemd took it.
    ///
    /// Never blocks.
    @discardableResult
    public func send(_ assignments: [String]) -> Bool {
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        var name = Array(path.utf8)
        // A leading @ stands for the zero byte of Linux' abstract name space.
        if name[0] == UInt8(ascii: "@") { name[0] = 0 }
        guard name.count < MemoryLayout.size(ofValue: address.sun_path) else { return false }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: name) }
        let isAbstract = name[0] == 0
        let length = socklen_t(MemoryLayout<sa_family_t>.size + name.count + (isAbstract ? 0 : 1))
        let message = Array(assignments.joined(separator: "\n").utf8)
        let sent = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                sendto(descriptor, message, message.count, Int32(MSG_DONTWAIT), $0, length)
            }
        }
        return sent == message.count
    }
}
