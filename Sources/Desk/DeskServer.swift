import FlyingFox
import FlyingSocks
import Foundation
public import ServiceLifecycle

/// The HTTP port: `/livez`, `/readyz`, `/metrics` and a page for people at `/`.
///
/// It knows nothing of the rest of the program: all answers come through the closures it is given, which are
/// called on the cooperative pool and must not block. It answers until shutdown is asked for, so that a supervisor
/// sees the drain; put it first among the services, for those are stopped in reverse order.
public struct DeskServer: Service {
    private let server: HTTPServer
    private let wanted: ListenAddress
    private let listening: @Sendable (String) -> Void

    /// A server on `address`.
    /// - Parameters:
    ///   - metrics: what `/metrics` prints.
    ///   - health: what `/livez` and `/readyz` answer: 200, or 503 with the reasons.
    ///   - overview: what the page shows.
    ///   - listening: called once with `http://HOST:PORT/` when the port is open.
    /// - Throws: `DeskError` where the address cannot be read.
    public init(
        address: ListenAddress, metrics: MetricsRegistry, health: @escaping @Sendable () -> Health,
        overview: @escaping @Sendable () async -> Overview,
        listening: @escaping @Sendable (String) -> Void = { _ in }
    ) throws(DeskError) {
        wanted = address
        self.listening = listening
        let handler = DeskHandler(metrics: metrics, health: health, overview: overview)
        do {
            if address.isV6 {
                server = HTTPServer(
                    address: try .inet6(ip6: address.host, port: address.port), logger: .disabled,
                    handler: handler)
            } else {
                server = HTTPServer(
                    address: try .inet(ip4: address.host, port: address.port), logger: .disabled,
                    handler: handler)
            }
        } catch {
            throw DeskError(
                .badAddress, "\(address) is not a numeric address; write one such as 127.0.0.1:9102")
        }
    }

    /// Serves until shutdown or cancellation.
    /// - Throws: `DeskError` where the address cannot be listened on.
    public func run() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await serve() }
            group.addTask {
                try await server.waitUntilListening(timeout: 30)
                if let address = await boundAddress() { listening("http://\(address)/") }
                // Ends by shutdown, or by the cancellation that follows a failure of the server.
                do { try await gracefulShutdown() } catch { return }
                await server.stop(timeout: 1)
            }
            // The first failure ends both; a stopped server ends without one.
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    private func serve() async throws {
        do {
            try await server.run()
        } catch {
            let isStopping = Task.isCancelled || Task.isShuttingDownGracefully
            guard !isStopping else { return }
            throw DeskError(
                .cannotListen,
                "cannot listen on \(wanted) (\(error)); choose a free port with http.listen, or 0 for any")
        }
    }

    private func boundAddress() async -> ListenAddress? {
        switch await server.listeningAddress {
        case .ip4(let host, let port), .ip6(let host, let port): ListenAddress(host: host, port: port)
        default: nil
        }
    }
}
