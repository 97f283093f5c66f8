import ArgumentParser
import Digest
import Kafka
import Pipeline

/// Looks whether everything that a run needs is in order.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract:
            "See whether settings, data files, database, broker and topics are in order; say what to do where not.",
        discussion: """
            copytaster check -c copytaster.yaml
            copytaster check --create-topics --set kafka.brokers=broker:9092

            The status is that of the first thing that is wrong, 0 where all is well.
            """)

    @Flag(name: .long, help: "Make the topics that are missing, with the right configuration.")
    var createTopics = false

    @Flag(name: .long, help: "Leave broker and topics out.")
    var offline = false

    @OptionGroup var options: SettingsOptions

    func run() throws {
        var list = CheckList()
        let settings: Settings
        do {
            settings = try options.settings()
            _ = try settings.pipelineSettings()
            list.well(
                "settings",
                settings.origins.isEmpty ? "all defaults" : "\(settings.origins.count) set, all known")
        } catch {
            list.ill("settings", Failure(error))
            try list.finish()
            return
        }
        for room in ["Language", "Wire", "Dedup", "Events"] {
            list.check("data: \(room)") { try data(room, settings) }
        }
        list.check("database") { try DatabaseCheck.run(settings) }
        if !offline { broker(settings, &list) }
        try list.finish()
    }

    private func data(_ room: String, _ settings: Settings) throws -> String {
        let folder = settings.dataFolder(room)
        if let problem = try folder.problems().first { throw problem }
        return "every file is the one that was shipped"
    }

    private func broker(_ settings: Settings, _ list: inout CheckList) {
        let admin: Admin
        let plan = TopicPlan(settings)
        let timeout = Duration.seconds(10)
        let counts: [String: Int32]
        do {
            admin = try Admin(try settings.clientConfiguration(clientID: "copytaster-check"))
            counts = try admin.partitionCounts(of: plan.specifications.map(\.name), timeout: timeout)
            let id = admin.clusterID(timeout: timeout).map { ", cluster \($0)" } ?? ""
            list.well("broker", "\(settings.text("kafka.brokers")) answers\(id)")
        } catch {
            list.ill("broker", Failure(error))
            return
        }
        for topic in plan.specifications {
            list.check("topic: \(topic.name)") {
                guard let partitions = counts[topic.name] else {
                    guard createTopics else {
                        throw Failure(
                            .topics, "does not exist; make it with `copytaster check --create-topics`")
                    }
                    try admin.create(topic, timeout: timeout)
                    return "made, with \(Numbers.count(Int(topic.partitions), "partition"))"
                }
                let found = try admin.settings(ofTopic: topic.name, timeout: timeout)
                if let problem = plan.problems(of: topic.name, partitions: partitions, settings: found).first
                {
                    throw Failure(.topics, problem)
                }
                return Numbers.count(Int(partitions), "partition")
            }
        }
    }
}
