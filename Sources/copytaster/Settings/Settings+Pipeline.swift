import Digest
import Foundation
import Language
import Pipeline

extension Settings {
    /// What the worker is told.
    /// - Throws: `SettingsError` where settings contradict each other or a secret's file cannot be read.
    func pipelineSettings(
        environment: [String: String] = ProcessEnvironment.variables
    ) throws(SettingsError) -> PipelineSettings {
        let name = text("worker.name")
        let workerName = name.isEmpty ? ProcessInfo.processInfo.hostName : name
        let threads = integer("worker.threads")
        var settings = PipelineSettings(
            brokers: text("kafka.brokers"), workerName: workerName, storePath: text("store.path"),
            parallelism: threads == 0 ? ProcessInfo.processInfo.activeProcessorCount : threads,
            runID: Self.runID(workerName))
        settings.properties = try kafkaProperties()
        settings.delivery = .init(rawValue: text("delivery.mode")) ?? .exactlyOnce
        settings.startAt = .init(rawValue: text("delivery.start_at")) ?? .earliest
        settings.skipLost = flag("delivery.skip_lost")
        settings.roles = Set(list("worker.roles").compactMap(StageName.init))
        settings.group = text("worker.group")
        settings.judgeMembership = .init(rawValue: text("worker.judge_membership")) ?? .dynamic
        settings.drainBudget = .seconds(integer("worker.drain_timeout_seconds"))
        settings.watchdogInterval = .seconds(integer("worker.watchdog_seconds"))
        settings.stepTimeout = .seconds(integer("worker.step_timeout_seconds"))
        settings.assignmentStrategy = .init(rawValue: text("kafka.assignment")) ?? .range
        settings.sessionTimeout = .seconds(integer("kafka.session_timeout_seconds"))
        settings.transactionTimeout = .seconds(integer("kafka.transaction_timeout_seconds"))
        settings.topics = topicNames
        settings.publishesReadings = flag("topics.publish_readings")
        settings.batch = batchBounds
        settings.maxBytes = integer("wire.max_bytes")
        settings.searchesNearCopies = flag("dedup.near_copies")
        settings.nearCopyDays = integer("dedup.near_copy_days")
        settings.exactCopyDays = integer("dedup.exact_copy_days")
        settings.maxRemembered = integer("dedup.max_articles")
        settings.verdictActions.revisions = .init(rawValue: text("dedup.on_revision")) ?? .code
        settings.verdictActions.copies = .init(rawValue: text("dedup.on_copy")) ?? .count
        settings.verdictActions.roundUps = .init(rawValue: text("dedup.on_round_up")) ?? .count
        settings.readsLanguage = flag("language.enabled")
        settings.languageProfile = readerOptions.profile
        settings.codesEvents = flag("events.enabled")
        settings.dataRoot = text("data.path").isEmpty ? nil : text("data.path")
        guard settings.nearCopyDays <= settings.exactCopyDays else {
            throw SettingsError(
                "dedup.near_copy_days is above dedup.exact_copy_days; lower the one or raise the other")
        }
        if let text = environment["COPYTASTER_FAILPOINT"] {
            guard let failpoints = Failpoints.parse(text) else {
                throw SettingsError(
                    "write name[:count]=kill|exit|sleep|delay|trap", at: "COPYTASTER_FAILPOINT")
            }
            settings.failpoints = failpoints
        }
        return settings
    }

    /// What the topics are called.
    var topicNames: TopicNames {
        var topics = TopicNames()
        topics.raw = list("topics.raw")
        topics.intake = text("topics.intake")
        topics.articles = text("topics.articles")
        topics.events = text("topics.events")
        topics.readings = text("topics.readings")
        topics.deadLetters = text("topics.dead_letters")
        return topics
    }

    private var batchBounds: BatchBounds {
        var bounds = BatchBounds()
        bounds.maxRecords = integer("delivery.batch_records")
        bounds.maxRecordsBehind = integer("delivery.batch_records_behind")
        bounds.lagForMost = Int64(integer("delivery.batch_behind_lag_records"))
        bounds.maxBytes = integer("delivery.batch_max_bytes")
        bounds.linger = .milliseconds(integer("delivery.batch_linger_milliseconds"))
        bounds.followerRecords = integer("store.batch_records")
        bounds.followerLinger = .milliseconds(integer("store.batch_linger_milliseconds"))
        return bounds
    }

    /// A name for this run that no other run of this worker has: who, when, which process.
    private static func runID(_ worker: String) -> String {
        let now = Date().timeIntervalSince1970
        let process = ProcessInfo.processInfo.processIdentifier
        return String(Identifier.of([worker, "\(now)", "\(process)"]).prefix(16))
    }
}
