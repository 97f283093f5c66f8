import Foundation
import Kafka
import Logging
import Synchronization

/// What all stages of one worker share.
struct WorkerContext: Sendable {
    let settings: PipelineSettings
    let logger: Logger
    let board: StatusBoard
    let failpoints: Failpoints
    let stop: StopSignal
    let pool: WorkPool
    let metrics: PipelineMetrics
    let progress: FollowerProgress
    let quiet: Throttle
    /// What each thread works on; nil where nothing is to survive the process.
    var notes: WorkNotes?

    /// Topics that stages write to.
    var outputTopics: [String] { [settings.topics.intake] + settings.topics.followed }

    /// How a stage works on records that may end the process.
    func precaution(_ stage: StageName) -> Precaution {
        Precaution(stage: stage, notes: notes, failpoints: failpoints)
    }

    /// How a stage's clients reach the brokers.
    func client(_ stage: StageName) -> ClientConfiguration {
        ClientConfiguration(
            brokers: settings.brokers, clientID: "\(settings.group)-\(stage.rawValue)-\(settings.workerName)",
            properties: settings.properties)
    }

    /// The same for the consumer that a stage follows its input with: it tells how its brokers are doing.
    func reader(_ stage: StageName) -> ClientConfiguration {
        var configuration = client(stage)
        let (name, value) = BrokerReach.property
        configuration.properties.merge([name: value]) { set, _ in set }
        return configuration
    }

    /// What a stage's clients tell besides answering: errors, not more than one in ten seconds; and whether they have
    /// a connection.
    func events(_ stage: StageName) -> ClientEvents {
        let logger = logger
        let quiet = quiet
        let board = board
        return ClientEvents(
            log: { level, facility, text in
                logger.debug(
                    "the Kafka client says",
                    metadata: [
                        "stage": "\(stage.rawValue)", "facility": "\(facility)", "text": "\(text)",
                        "level": "\(level)",
                    ])
            },
            statistics: { json in
                if let isUp = BrokerReach.isUp(json) { board.set(reachesBrokers: isUp, of: stage) }
            },
            error: { error in
                guard quiet.allows("client-\(error.name)") else { return }
                logger.warning(
                    "the Kafka client reports a failure",
                    metadata: [
                        "stage": "\(stage.rawValue)", "error": "\(error.name)", "text": "\(error.message)",
                    ])
            })
    }

    /// Calls until it succeeds, while failures may pass and the worker is not to end.
    /// - Throws: `PipelineError`: `refused` where time does not help, `drain` where the worker ends.
    func retrying<Answer>(_ stage: StageName, _ doing: String, _ call: () throws -> Answer) throws -> Answer {
        var delay = Duration.milliseconds(20)
        while true {
            do {
                return try call()
            } catch let error as KafkaError where error.kind == .permanent && !error.isUnknownTopic {
                throw PipelineError(.refused, "\(doing) failed: \(error.message)", cause: error)
            } catch let error as KafkaError where error.kind == .fenced {
                throw PipelineError(
                    .fenced, "another worker uses this worker's name; give each its own worker.name",
                    cause: error)
            } catch let error as KafkaError {
                if quiet.allows("retry-\(stage.rawValue)-\(doing)") {
                    logger.warning(
                        "the broker does not answer as it should; trying again",
                        metadata: [
                            "stage": "\(stage.rawValue)", "step": "\(doing)", "error": "\(error.name)",
                        ])
                }
                guard !stop.isSet else {
                    throw PipelineError(.drain, "\(doing) was under way at shutdown", cause: error)
                }
                pause(delay)
                delay = min(delay * 2, .seconds(1))
            }
        }
    }

    /// Sleeps on a thread of our own.
    func pause(_ time: Duration) { Thread.sleep(forTimeInterval: time.seconds) }
}
