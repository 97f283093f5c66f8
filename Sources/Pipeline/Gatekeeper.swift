import Kafka

/// Looks at the topics before any stage starts, and refuses what would break a promise.
struct Gatekeeper: Sendable {
    let context: WorkerContext

    /// - Throws: `PipelineError` where a topic is missing or has the wrong number of partitions.
    func check() throws {
        let settings = context.settings
        let admin = try Admin(context.client(.decode), events: context.events(.decode))
        let wanted = settings.topics.raw + context.outputTopics
        let counts = try context.retrying(.decode, "asking for topics") {
            try admin.partitionCounts(of: wanted, timeout: .seconds(5))
        }
        for topic in wanted where counts[topic] == nil {
            throw PipelineError(
                .topic, "the topic \(topic) does not exist; make it with copytaster check --create-topics")
        }
        guard counts[settings.topics.intake] == 1 else {
            throw PipelineError(
                .topic,
                "the topic \(settings.topics.intake) has \(counts[settings.topics.intake] ?? 0) partitions and must "
                    + "have 1, because it is the one order of all copy; delete it and make it anew")
        }
    }
}
