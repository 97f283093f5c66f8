import CoreMetrics
import Desk
import Foundation
import Logging
import Pipeline
import ServiceLifecycle
import UnixSignals

/// A worker with all that stands round it: log, metrics, HTTP port, systemd.
struct House: Sendable {
    let worker: Worker
    private let settings: Settings
    private let metrics: MetricsRegistry
    private let logger: Logger

    /// Builds everything; nothing is opened before `run`. Log and metrics are set up for the whole process, so this
    /// is done once.
    init(settings: Settings) throws {
        let pipeline = try settings.pipelineSettings()
        let sink = LogSink(form: LogSink.Form(rawValue: settings.text("log.form")) ?? .text)
        let level = Logger.Level(rawValue: settings.text("log.level")) ?? .info
        LoggingSystem.bootstrap { DeskLogHandler(label: $0, sink: sink, level: level) }
        metrics = MetricsRegistry()
        MetricsHelp.describe(in: metrics)
        MetricsSystem.bootstrap(metrics)
        logger = Logger(label: "copytaster")
        self.settings = settings
        worker = try Worker(settings: pipeline, logger: logger)
    }

    /// Everything that runs, as one group: it ends by a signal, a failure, or `triggerGracefulShutdown`.
    /// - Parameter listening: called with the address of the HTTP port once it is open.
    func group(
        until signals: [UnixSignal], listening: @escaping @Sendable (String) -> Void = { _ in }
    ) throws -> ServiceGroup {
        // Services are stopped in reverse order: systemd hears of it first, the port answers to the last.
        var services: [any Service] = []
        let address = settings.text("http.listen")
        if !address.isEmpty { services.append(try desk(ListenAddress(address), listening)) }
        services.append(worker)
        if let socket = SystemdSocket(environment: ProcessEnvironment.variables) {
            let worker = worker
            services.append(
                SystemdService(
                    socket: socket, health: { worker.status.health }, status: { worker.status.line }))
        }
        let configurations = services.map {
            ServiceGroupConfiguration.ServiceConfiguration(
                service: $0, successTerminationBehavior: .gracefullyShutdownGroup,
                failureTerminationBehavior: .gracefullyShutdownGroup)
        }
        return ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: configurations, gracefulShutdownSignals: signals, logger: Logger(label: "lifecycle")
            ))
    }

    /// Runs until a signal or a failure.
    func run(until signals: [UnixSignal]) async throws {
        logger.info("worker starts", metadata: ["version": "\(Version.number)"])
        if settings.text("language.model") == "full" {
            logger.notice(
                "the language model is trained on non-commercial, share-alike corpora; read its card")
        }
        do {
            try await group(until: signals).run()
        } catch let error as PipelineError where error.code == .drain {
            // Told to stop while it waited for a broker: what was under way is done again at the next start.
            logger.notice("worker stopped before a step was done", metadata: ["step": "\(error.message)"])
            return
        }
        logger.info("worker stopped")
    }

    private func desk(
        _ address: ListenAddress, _ listening: @escaping @Sendable (String) -> Void
    ) throws -> DeskServer {
        let worker = worker
        let logger = logger
        let process = ProcessMetrics(registry: metrics)
        let maker = OverviewMaker(settings: settings, metrics: metrics)
        return try DeskServer(
            address: address, metrics: metrics,
            health: {
                process.update()
                return worker.status.health
            }, overview: { await maker.overview(of: worker.status) },
            listening: { address in
                logger.info("port is open", metadata: ["address": "\(address)"])
                listening(address)
            })
    }
}

extension WorkerStatus {
    /// The status as the HTTP port and systemd want it.
    var health: Health {
        let reasons = stages.compactMap { stage -> String? in
            switch stage.phase {
            case .waiting, .working: nil
            default:
                "\(stage.name.rawValue) is \(stage.phase.rawValue)" + (stage.reason.map { ": \($0)" } ?? "")
            }
        }
        return Health(isLive: isLive, isReady: isReady, reasons: reasons)
    }

    /// One line for `systemctl status`.
    var line: String {
        stages.map { "\($0.name.rawValue) \($0.phase.rawValue), \(Numbers.count($0.records, "record"))" }
            .joined(separator: "; ")
    }
}
