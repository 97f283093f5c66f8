import FlyingFox
import Foundation

/// Answers one request by its path.
struct DeskHandler: HTTPHandler {
    let metrics: MetricsRegistry
    let health: @Sendable () -> Health
    let overview: @Sendable () async -> Overview

    func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
        guard request.method == .GET || request.method == .HEAD else {
            return Self.plain(.methodNotAllowed, "only GET is answered here\n")
        }
        var response = await answer(to: request.path)
        if request.method == .HEAD { response.payload = .httpBody(HTTPBodySequence()) }
        return response
    }

    private func answer(to path: String) async -> HTTPResponse {
        switch path {
        case "/livez":
            let health = health()
            return Self.plain(
                health.isLive ? .ok : .serviceUnavailable, Self.text(health.isLive, health.reasons))
        case "/readyz":
            let health = health()
            let isReady = health.isLive && health.isReady
            return Self.plain(isReady ? .ok : .serviceUnavailable, Self.text(isReady, health.reasons))
        case "/metrics":
            return Self.response(.ok, PrometheusText.contentType, metrics.text())
        case "/", "":
            let page = OverviewPage(overview: await overview(), health: health())
            return Self.response(.ok, "text/html; charset=utf-8", page.html)
        default:
            return Self.plain(.notFound, "not here; try /, /livez, /readyz or /metrics\n")
        }
    }

    private static func text(_ isWell: Bool, _ reasons: [String]) -> String {
        isWell ? "ok\n" : reasons.isEmpty ? "not ready\n" : reasons.joined(separator: "\n") + "\n"
    }

    private static func plain(_ status: HTTPStatusCode, _ text: String) -> HTTPResponse {
        response(status, "text/plain; charset=utf-8", text)
    }

    private static func response(_ status: HTTPStatusCode, _ type: String, _ text: String) -> HTTPResponse {
        HTTPResponse(
            statusCode: status,
            headers: [
                .contentType: type, .cacheControl: "no-store",
                HTTPHeader("Content-Security-Policy"): "default-src 'none'; style-src 'unsafe-inline'",
                HTTPHeader("X-Content-Type-Options"): "nosniff",
            ],
            body: Data(text.utf8))
    }
}
