import ArgumentParser
import Desk
import Logging
import Pipeline
import ServiceLifecycle
import UnixSignals

/// The daemon.
struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Run the worker until it is told to stop.",
        discussion: """
            copytaster run -c copytaster.yaml
            copytaster run --set kafka.brokers=broker:9092 --set log.form=json
            copytaster run --set worker.roles=decode --set http.listen=127.0.0.1:0

            SIGTERM and SIGINT drain: open batches are finished or given up within \
            worker.drain_timeout_seconds, and the status is 0. Under systemd with Type=notify it tells when it \
            is ready, how it is, and that it lives.
            """)

    @OptionGroup var options: SettingsOptions

    func run() async throws {
        let settings = try options.settings()
        let house = try House(settings: settings)
        try await house.run(until: [.sigterm, .sigint])
    }
}
