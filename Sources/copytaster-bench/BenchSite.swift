import Foundation
import Kafka
import Pipeline

/// Topics and a folder that one run has to itself.
struct BenchSite {
    let brokers: String
    let name: String
    private let folder: String
    private let partitions: Int32

    /// Makes the topics and the folder; those of an earlier run, by its name, are taken as they are.
    init(brokers: String, partitions: Int32, number: Int = 1, again: String? = nil) throws {
        self.brokers = brokers
        self.partitions = partitions
        let process = ProcessInfo.processInfo.processIdentifier
        name = again ?? (number == 1 ? "bench-\(process)" : "bench-\(process)-\(number)")
        folder = FileManager.default.temporaryDirectory.path + "/copytaster-\(name)"
        if again != nil { return }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let admin = try Admin(ClientConfiguration(brokers: brokers))
        let topics = topics
        for topic in topics.raw + [topics.intake] + topics.followed {
            let count = topic == topics.intake ? 1 : partitions
            try admin.create(
                TopicSpecification(
                    name: topic, partitions: count, replication: 1,
                    settings: ["max.message.bytes": "10485760"]),
                timeout: .seconds(10))
        }
    }

    private var topics: TopicNames {
        var topics = TopicNames()
        topics.raw = ["\(name).raw"]
        topics.intake = "\(name).intake"
        topics.articles = "\(name).articles"
        topics.events = "\(name).events"
        topics.readings = "\(name).readings"
        topics.deadLetters = "\(name).dead-letters"
        return topics
    }

    /// Settings of a worker at this site.
    func settings(dataRoot: String?) -> PipelineSettings {
        var settings = PipelineSettings(
            brokers: brokers, workerName: name, storePath: folder + "/view.sqlite",
            parallelism: ProcessInfo.processInfo.activeProcessorCount, runID: name)
        settings.topics = topics
        settings.group = name
        settings.dataRoot = dataRoot
        settings.judgeMembership = .static
        return settings
    }

    /// Publishes the corpus over the raw topic's partitions; returns the bytes of all values.
    func feed(_ corpus: Corpus, articles: Int) throws -> Int {
        let feeder = try feeder()
        var bytes = 0
        for index in 0..<articles { bytes += try feeder.send(corpus.article(index), at: index) }
        try feeder.flush()
        return bytes
    }

    /// Publishes articles one by one.
    func feeder() throws -> BenchFeeder {
        BenchFeeder(
            producer: try PlainProducer(ClientConfiguration(brokers: brokers)), topic: topics.raw[0],
            partitions: partitions)
    }

    /// A reader of committed events from the topic's start.
    func eventReader() throws -> Consumer {
        let consumer = try Consumer(ClientConfiguration(brokers: brokers), group: nil)
        var at: [TopicPartition: Int64] = [:]
        for number in 0..<partitions { at[TopicPartition(topics.events, number)] = 0 }
        try consumer.assign(at)
        return consumer
    }

    /// Deletes topics and folder; what cannot be deleted carries the run's name.
    func remove() {
        try? FileManager.default.removeItem(atPath: folder)
        guard let admin = try? Admin(ClientConfiguration(brokers: brokers)) else { return }
        for topic in topics.raw + [topics.intake] + topics.followed {
            try? admin.delete(topic, timeout: .seconds(5))
        }
    }
}
