import Glibc
import Testing

@testable import Desk

@Suite("What systemd is told", .timeLimit(.minutes(1)))
struct SystemdTests {
    @Test("without NOTIFY_SOCKET there is nobody to tell", arguments: [[:], ["NOTIFY_SOCKET": ""]])
    func absent(environment: [String: String]) {
        #expect(SystemdSocket(environment: environment) == nil)
    }

    @Test("half of the watchdog's limit is the interval, where it is meant for this process")
    func watchdog() {
        let base = ["NOTIFY_SOCKET": "/run/notify", "WATCHDOG_USEC": "4000000"]
        #expect(SystemdSocket(environment: base)?.watchdogInterval == .seconds(2))
        let ours = base.merging(["WATCHDOG_PID": "77"]) { $1 }
        #expect(SystemdSocket(environment: ours, processID: 77)?.watchdogInterval == .seconds(2))
        #expect(SystemdSocket(environment: ours, processID: 78)?.watchdogInterval == nil)
    }

    @Test("assignments arrive in one datagram, by path and by abstract name", arguments: [false, true])
    func datagram(isAbstract: Bool) throws {
        let name = "/tmp/copytaster-notify-\(getpid())-\(isAbstract)"
        let listener = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        defer {
            close(listener)
            unlink(name)
        }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let path = (isAbstract ? [0] : []) + Array(name.utf8)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path) }
        let length = socklen_t(MemoryLayout<sa_family_t>.size + path.count + (isAbstract ? 0 : 1))
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(listener, $0, length) }
        }
        try #require(bound == 0)
        let notify = try #require(
            SystemdSocket(environment: ["NOTIFY_SOCKET": (isAbstract ? "@" : "") + name]))
        #expect(notify.send(["READY=1", "STATUS=coding"]))
        var buffer = [UInt8](repeating: 0, count: 256)
        let count = recv(listener, &buffer, buffer.count, Int32(MSG_DONTWAIT))
        #expect(String(decoding: buffer[..<max(0, count)], as: UTF8.self) == "READY=1\nSTATUS=coding")
    }

    @Test("a socket that is not there is no failure")
    func gone() throws {
        let notify = try #require(
            SystemdSocket(environment: ["NOTIFY_SOCKET": "/tmp/copytaster-no-such-socket"]))
        #expect(!notify.send(["READY=1"]))
    }

    @Test("readiness is told once, a status when it changes, life each time, and a stuck program tells none")
    func telling() {
        var telling = SystemdTelling()
        #expect(
            telling.assignments(health: Health(isReady: false), status: "warming up")
                == ["STATUS=warming up", "WATCHDOG=1"])
        #expect(
            telling.assignments(health: Health(isReady: true), status: "warming up") == [
                "READY=1", "WATCHDOG=1",
            ])
        #expect(
            telling.assignments(health: Health(isReady: true), status: "coding\nnow")
                == ["STATUS=coding now", "WATCHDOG=1"])
        #expect(
            telling.assignments(health: Health(isLive: false, isReady: false), status: "coding now") == [])
    }
}
