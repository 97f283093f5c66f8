import Kafka
import Pipeline

/// The topics that the worker needs, as they are to be made, and what is wrong with one that is there.
struct TopicPlan {
    /// Topics as they are to be made, in the order of the flow.
    let specifications: [TopicSpecification]
    private let intake: String
    private let raw: Set<String>
    private let neededDays: Int

    /// The topics of some settings.
    init(_ settings: Settings) {
        let names = settings.topicNames
        intake = names.intake
        raw = Set(names.raw)
        neededDays = settings.integer("dedup.exact_copy_days")
        let partitions = Int32(settings.integer("topics.partitions"))
        let replicas = settings.integer("topics.replication_factor")
        let days = settings.integer("topics.retention_days")
        // Records of our topics may be larger than the raw copy they come from: 10 MiB, as our producers take.
        let common = [
            "retention.ms": String(days * 86_400_000), "max.message.bytes": "10485760",
            "cleanup.policy": "delete",
        ]
        let appended = common.merging(["message.timestamp.type": "LogAppendTime"]) { $1 }
        let followers = names.followed
        specifications =
            names.raw.map { ($0, partitions, common) }.map(Self.specification(replicas))
            + [(names.intake, 1, appended)].map(Self.specification(replicas))
            + followers.map { ($0, partitions, common) }.map(Self.specification(replicas))
    }

    private static func specification(
        _ replicas: Int
    ) -> ((name: String, partitions: Int32, settings: [String: String])) -> TopicSpecification {
        { topic in
            TopicSpecification(
                name: topic.name, partitions: topic.partitions,
                replication: replicas == 0 ? -1 : Int32(replicas),
                settings: topic.settings)
        }
    }

    /// What is wrong with a topic that is there, each with its remedy; empty where it will do.
    func problems(of name: String, partitions: Int32, settings: [String: String]) -> [String] {
        var problems: [String] = []
        if name == intake, partitions != 1 {
            problems.append(
                "\(name) has \(partitions) partitions and must have 1, for the one order of all copy; make it anew"
            )
        }
        // What raw copy is kept like is its producers' affair.
        guard !raw.contains(name) else { return problems }
        if let policy = settings["cleanup.policy"], policy.contains("compact") {
            problems.append("\(name) is compacted, which loses events; set cleanup.policy=delete")
        }
        if let text = settings["retention.ms"], let milliseconds = Int(text), milliseconds >= 0,
            milliseconds < neededDays * 86_400_000
        {
            problems.append(
                "\(name) keeps records for \(milliseconds / 86_400_000) days, less than dedup.exact_copy_days "
                    + "(\(neededDays)); raise retention.ms")
        }
        if let text = settings["max.message.bytes"], let bytes = Int(text), bytes < 10_485_760 {
            problems.append("\(name) takes records of \(bytes) bytes at most; set max.message.bytes=10485760")
        }
        if name == intake, let kind = settings["message.timestamp.type"], kind != "LogAppendTime" {
            problems.append(
                "\(name) does not note when records are appended; set message.timestamp.type=LogAppendTime")
        }
        return problems
    }
}
