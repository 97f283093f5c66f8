public import ServiceLifecycle

/// Tells systemd when the program is ready, how it is, that it lives, and that it stops.
///
/// `WATCHDOG=1` is sent only while `health` says that the program lives, so that systemd restarts a stuck one.
/// Put it last among the services: those are told of a shutdown in reverse order, and `STOPPING=1` should come first.
public struct SystemdService: Service {
    private let socket: SystemdSocket
    private let health: @Sendable () -> Health
    private let status: @Sendable () -> String

    /// A service that speaks to a socket; `status` is the line that `systemctl status` shows.
    public init(
        socket: SystemdSocket, health: @escaping @Sendable () -> Health,
        status: @escaping @Sendable () -> String
    ) {
        self.socket = socket
        self.health = health
        self.status = status
    }

    /// Tells until shutdown.
    public func run() async throws {
        // Before the program is ready, readiness is looked for four times a second.
        let pace = min(socket.watchdogInterval ?? .seconds(5), .seconds(5))
        await cancelWhenGracefulShutdown {
            var telling = SystemdTelling()
            while !Task.isCancelled {
                let assignments = telling.assignments(health: health(), status: status())
                if !assignments.isEmpty { socket.send(assignments) }
                do { try await Task.sleep(for: telling.hasSaidReady ? pace : .milliseconds(250)) } catch {
                    break
                }
            }
        }
        socket.send(["STOPPING=1", "STATUS=draining"])
    }
}

/// What is to be told next: readiness once, the status when it changes, the sign of life each time.
struct SystemdTelling {
    private(set) var hasSaidReady = false
    private var lastStatus: String?

    mutating func assignments(health: Health, status: String) -> [String] {
        var assignments: [String] = []
        if health.isReady, !hasSaidReady {
            hasSaidReady = true
            assignments.append("READY=1")
        }
        let line = status.split(whereSeparator: \.isNewline).joined(separator: " ")
        if line != lastStatus {
            lastStatus = line
            assignments.append("STATUS=\(line)")
        }
        if health.isLive { assignments.append("WATCHDOG=1") }
        return assignments
    }
}
