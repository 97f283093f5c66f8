import Kafka
import Logging
import Store

/// Keeps the view: reads the topics of results without a group and writes rows and positions together.
///
/// Where the disk is full or SQLite fails it tries again, and the stages that need the view wait with it.
final class Follower {
    private let context: WorkerContext
    private let view: any View
    private let consumer: Consumer
    private var positions: [TopicPartition: Int64] = [:]
    private var cluster: String?
    /// When rows were last written; nil since the heap was put in order.
    private var workedAt: ContinuousClock.Instant?
    private static let restsAfter = Duration.seconds(2)

    init(context: WorkerContext, view: any View) throws {
        self.context = context
        self.view = view
        consumer = try Consumer(context.reader(.store), group: nil, events: context.events(.store))
    }

    /// Follows until the worker ends and every stage has.
    func run() throws {
        defer { consumer.close() }
        try begin()
        context.board.set(.waiting, of: .store)
        while !context.stop.isSet { try step() }
        context.board.set(.stopped, of: .store)
    }

    private func begin() throws {
        let followed = context.settings.topics.followed
        let counts = try context.retrying(.store, "asking for the partitions of topics") {
            try consumer.partitionCounts(of: followed, timeout: .seconds(5))
        }
        cluster = consumer.clusterID(timeout: .seconds(2))
        if let known = try view.cluster(), let cluster, known != cluster {
            throw PipelineError(
                .position,
                "the database was filled from cluster \(known) and this is cluster \(cluster); connect to the "
                    + "former, or start with a new database")
        }
        let kept = try view.positions()
        for topic in followed {
            guard let count = counts[topic] else {
                throw PipelineError(
                    .topic, "the topic \(topic) does not exist; make it with copytaster check --create-topics"
                )
            }
            for number in 0..<count {
                let partition = TopicPartition(topic, number)
                positions[partition] = try start(of: partition, kept: kept[partition])
            }
        }
        try consumer.assign(positions)
        context.progress.reached(positions)
    }

    private func start(of partition: TopicPartition, kept: Int64?) throws -> Int64 {
        let ends = try context.retrying(.store, "asking for the ends of a partition") {
            try consumer.watermarks(partition, timeout: .seconds(5))
        }
        guard let kept else { return ends.low }
        if kept > ends.high {
            throw PipelineError(
                .position,
                "the database has followed \(partition) up to \(kept) and its log ends at \(ends.high): the topic "
                    + "was made anew; start with a new database")
        }
        if kept < ends.low {
            context.metrics.lost(.store, records: ends.low - kept)
            context.logger.error(
                "retention removed records that the view has not seen; raise the topic's retention",
                metadata: ["partition": "\(partition)", "lost": "\(ends.low - kept)"])
        }
        return max(kept, ends.low)
    }

    /// Gathers records and writes them with the positions after them.
    private func step() throws {
        var records: [Record] = []
        var bytes = 0
        let bounds = context.settings.batch
        var limit = ContinuousClock.now + .milliseconds(100)
        while records.count < bounds.followerRecords, bytes < 4 * bounds.maxBytes {
            // A pause in the flow ends the batch early: what came is shown at once.
            let left = ContinuousClock.now.duration(to: limit)
            guard left > .zero || records.isEmpty else { break }
            let wait = records.isEmpty ? Duration.milliseconds(100) : min(left, bounds.linger)
            guard let polled = try consumer.poll(timeout: wait) else { break }
            switch polled {
            case .record(let record):
                if records.isEmpty { limit = .now + bounds.followerLinger }
                records.append(record)
                bytes += record.size
                positions[record.topicPartition] = record.nextOffset
            case .endOfPartition(let partition, let offset):
                positions[partition] = max(positions[partition] ?? 0, offset)
                if records.isEmpty { context.progress.reached([partition: offset]) }
            case .error(let error, let partition) where error.kind == .permanent && !error.isUnknownTopic:
                throw PipelineError(
                    .refused, "following \(partition.map(\.description) ?? "") failed: \(error.message)",
                    cause: error)
            default: continue
            }
        }
        if records.isEmpty {
            rest()
        } else {
            try write(records)
            workedAt = .now
        }
        report()
    }

    /// After a while without work the heap gives back what the work before took.
    private func rest() {
        guard let time = workedAt, time.duration(to: .now) > Self.restsAfter else { return }
        workedAt = nil
        Heap.giveBack()
    }

    private func write(_ records: [Record]) throws {
        context.failpoints.pass(.store, "polled")
        let topics = context.settings.topics
        let entries = context.pool.map(records) { FollowedRecord($0, topics: topics) }
        let batch = FollowedBatch(entries: entries, positions: positions, cluster: cluster)
        context.board.set(.working, of: .store)
        let start = ContinuousClock.now
        while true {
            do {
                try view.apply(batch)
                break
            } catch let error as StoreError where !error.isRetriable {
                throw PipelineError(.store, error.message, cause: error)
            } catch {
                context.board.set(.paused, of: .store, reason: "\(error)")
                if context.quiet.allows("view") {
                    context.logger.error(
                        "the view cannot be written; trying again. Make room on the disk or mend the file",
                        metadata: ["error": "\(error)"])
                }
                guard !context.stop.isSet else { return }
                context.pause(.seconds(1))
            }
        }
        context.failpoints.pass(.store, "applied")
        context.progress.reached(positions)
        context.metrics.committed(
            .store, records: records.count, seconds: start.duration(to: .now).seconds, output: StageOutput())
        context.board.progressed(.store, records: records.count)
    }

    private func report() {
        let partitions = positions.keys.sorted().map { partition in
            WorkerStatus.Partition(
                topic: partition.topic, number: partition.partition, position: positions[partition] ?? 0,
                lag: consumer.cachedWatermarks(partition).map {
                    max(0, $0.high - (positions[partition] ?? 0))
                })
        }
        context.board.set(partitions, of: .store)
        context.metrics.lag(.store, partitions)
        context.board.set(.waiting, of: .store)
    }
}
