import CoreMetrics
import Desk
import Logging
import ServiceLifecycle
import Synchronization
import TestSupport
import Testing

@Suite("The HTTP port", .timeLimit(.minutes(1)))
struct DeskServerTests {
    /// Runs a server, hands its port to `body`, and stops it as a supervisor would.
    private func withServer(
        health: Health, overview: Overview = Overview(title: "copytaster", subtitle: ""),
        metrics: MetricsRegistry = MetricsRegistry(),
        _ body: @escaping @Sendable (UInt16) async throws -> Void
    ) async throws {
        let (addresses, feed) = AsyncStream<String>.makeStream()
        let server = try DeskServer(
            address: try ListenAddress("127.0.0.1:0"), metrics: metrics, health: { health },
            overview: { overview },
            listening: { feed.yield($0) })
        let group = ServiceGroup(
            services: [server], logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            var iterator = addresses.makeAsyncIterator()
            let address = try #require(await iterator.next())
            #expect(port(of: address) > 0)
            try await body(port(of: address))
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }

    @Test("a live and ready program answers 200 to both questions")
    func well() async throws {
        try await withServer(health: Health(isReady: true)) { port in
            #expect(await answer(port: port, path: "/livez").hasPrefix("HTTP/1.1 200"))
            #expect(await answer(port: port, path: "/readyz").hasSuffix("ok\n"))
        }
    }

    @Test("what is not ready answers 503 with the reasons, and lives on")
    func notReady() async throws {
        try await withServer(health: Health(isReady: false, reasons: ["the broker does not answer"])) {
            port in
            #expect(await answer(port: port, path: "/livez").hasPrefix("HTTP/1.1 200"))
            let ready = await answer(port: port, path: "/readyz")
            #expect(ready.hasPrefix("HTTP/1.1 503"))
            #expect(ready.hasSuffix("the broker does not answer\n"))
        }
    }

    @Test("what is stuck is neither live nor ready")
    func stuck() async throws {
        try await withServer(health: Health(isLive: false, isReady: true, reasons: ["judge stands still"])) {
            port in
            #expect(await answer(port: port, path: "/livez").hasPrefix("HTTP/1.1 503"))
            #expect(await answer(port: port, path: "/readyz").hasPrefix("HTTP/1.1 503"))
        }
    }

    @Test("metrics come with Prometheus' content type")
    func metrics() async throws {
        let registry = MetricsRegistry()
        Counter(label: "copytaster_records_total", factory: registry).increment(by: 7)
        try await withServer(health: Health(isReady: true), metrics: registry) { port in
            let text = await answer(port: port, path: "/metrics")
            #expect(text.lowercased().contains("content-type: text/plain; version=0.0.4; charset=utf-8"))
            #expect(text.contains("copytaster_records_total 7\n"))
        }
    }

    @Test("the page shows stages, counts and stories, escaped")
    func page() async throws {
        var overview = Overview(title: "copytaster", subtitle: "demo")
        overview.stages = [.init(name: "decode", state: "working", records: 1_234_567, lag: 3)]
        overview.verdicts = [.init(name: "reprint", value: 2)]
        overview.stories = [
            .init(
                time: "14:02", provider: "northwire", headline: "Rates <b>&</b> \"risks\"", verdict: "new",
                events: ["ECB sanctions X"])
        ]
        try await withServer(health: Health(isReady: true), overview: overview) { port in
            let page = await answer(port: port, path: "/")
            #expect(page.contains("Rates &lt;b&gt;&amp;&lt;/b&gt; &quot;risks&quot;"))
            #expect(page.contains("1\u{202F}234\u{202F}567"))
            #expect(page.contains("ECB sanctions X"))
            #expect(!page.contains("src="))
        }
    }

    @Test("HEAD has no body, other paths and methods are refused")
    func others() async throws {
        try await withServer(health: Health(isReady: true)) { port in
            #expect(await answer(port: port, path: "/livez", method: "HEAD").hasSuffix("\r\n\r\n"))
            #expect(await answer(port: port, path: "/nothing").hasPrefix("HTTP/1.1 404"))
            #expect(await answer(port: port, path: "/", method: "POST").hasPrefix("HTTP/1.1 405"))
        }
    }

    @Test("a port that is taken is an error with a remedy")
    func taken() async throws {
        try await withServer(health: Health(isReady: true)) { port in
            let second = try DeskServer(
                address: try ListenAddress("127.0.0.1:\(port)"), metrics: MetricsRegistry(),
                health: { Health(isReady: true) }, overview: { Overview(title: "", subtitle: "") })
            await #expect {
                try await second.run()
            } throws: {
                ($0 as? DeskError)?.code == .cannotListen
            }
        }
    }

    @Test(
        "addresses are read",
        arguments: [
            ("127.0.0.1:9102", "127.0.0.1:9102"), ("localhost:0", "127.0.0.1:0"), (":80", "0.0.0.0:80"),
            ("[::1]:9102", "[::1]:9102"),
        ])
    func addresses(text: String, read: String) throws {
        #expect(try ListenAddress(text).description == read)
    }

    @Test(
        "what is no address is refused with a remedy",
        arguments: ["", "9102", "host.example:9102", "127.0.0.1:99999", "127.0.0.1:"])
    func badAddresses(text: String) {
        #expect {
            try ListenAddress(text)
        } throws: {
            "\($0)".contains("127.0.0.1:9102")
        }
    }
}
