import Kafka
import Synchronization

/// Passes a batch on without transactions: outputs first, offsets once all are acknowledged.
final class PlainCommitter: Committer {
    private let stage: StageName
    private let context: WorkerContext
    private let commitOffsets: @Sendable ([TopicPartition: Int64]) throws -> Void
    private let ready = Mutex<(producer: PlainProducer, routes: Routes)?>(nil)

    init(
        stage: StageName, context: WorkerContext,
        commitOffsets: @escaping @Sendable ([TopicPartition: Int64]) throws -> Void
    ) {
        self.stage = stage
        self.context = context
        self.commitOffsets = commitOffsets
    }

    func prepare(id: String) throws {
        let producer = try PlainProducer(context.client(stage), events: context.events(stage))
        let counts = try context.retrying(stage, "asking for the partitions of topics") {
            try producer.partitionCounts(of: context.outputTopics, timeout: .seconds(10))
        }
        ready.withLock { $0 = (producer, Routes(counts: counts)) }
    }

    func commit(_ job: CommitJob) -> CommitFailure? {
        guard let ready = ready.withLock({ $0 }) else {
            return CommitFailure(
                kind: .doubtful, error: KafkaError(.doubtful, name: "NO_PRODUCER", "there is no producer yet")
            )
        }
        do {
            context.failpoints.pass(stage, "begun")
            for record in job.records { try ready.producer.send(ready.routes.routed(record)) }
            try ready.producer.flush(timeout: .seconds(30))
            context.failpoints.pass(stage, "sent")
            if !job.offsets.isEmpty { try commitOffsets(job.offsets) }
            context.failpoints.pass(stage, "committed")
            return nil
        } catch let error as KafkaError {
            let kind: FailureClass = error.kind == .permanent ? .permanent : .doubtful
            return CommitFailure(kind: kind, error: error)
        } catch {
            return CommitFailure(
                kind: .permanent, error: KafkaError(.permanent, name: "UNROUTABLE", "\(error)"))
        }
    }
}
