import Kafka
import Synchronization

/// Passes a batch on in one Kafka transaction: outputs and offsets, or nothing.
final class TransactionCommitter: Committer {
    private struct Ready {
        var producer: TransactionalProducer
        var routes: Routes
    }

    private let stage: StageName
    private let context: WorkerContext
    private let ready = Mutex<Ready?>(nil)

    init(stage: StageName, context: WorkerContext) {
        self.stage = stage
        self.context = context
    }

    func prepare(id: String) throws {
        ready.withLock { $0 = nil }
        var configuration = context.client(stage)
        configuration.properties["transaction.timeout.ms"] =
            "\(Int(context.settings.transactionTimeout.seconds * 1_000))"
        let producer = try TransactionalProducer(
            configuration, transactionalID: id, events: context.events(stage))
        try context.retrying(stage, "taking the transactional id") {
            try producer.initTransactions(timeout: .seconds(10))
        }
        let counts = try context.retrying(stage, "asking for the partitions of topics") {
            try producer.partitionCounts(of: context.outputTopics, timeout: .seconds(10))
        }
        ready.withLock { $0 = Ready(producer: producer, routes: Routes(counts: counts)) }
    }

    func commit(_ job: CommitJob) -> CommitFailure? {
        guard let ready = ready.withLock({ $0 }) else {
            return CommitFailure(
                kind: .doubtful, error: KafkaError(.doubtful, name: "NO_PRODUCER", "there is no producer yet")
            )
        }
        let producer = ready.producer
        do {
            try producer.begin()
            context.failpoints.pass(stage, "begun")
            for record in job.records { try producer.send(ready.routes.routed(record)) }
            context.failpoints.pass(stage, "sent")
            if !job.offsets.isEmpty, let group = job.group {
                try again { try producer.sendOffsets(job.offsets, group: group, timeout: .seconds(10)) }
            }
            context.failpoints.pass(stage, "offsets")
            try again { try producer.commit(timeout: .seconds(15)) }
            context.failpoints.pass(stage, "committed")
            return nil
        } catch let error as KafkaError {
            return failed(error, producer)
        } catch {
            return failed(KafkaError(.abortable, name: "UNROUTABLE", "\(error)"), producer)
        }
    }

    /// Calls again while the broker says that the same call may be made again, for a while.
    private func again(_ call: () throws -> Void) throws {
        let limit = ContinuousClock.now + .seconds(20)
        while true {
            do {
                return try call()
            } catch let error as KafkaError where error.kind == .retriable {
                guard ContinuousClock.now < limit else {
                    throw KafkaError(.doubtful, name: error.name, error.message)
                }
                context.pause(.milliseconds(20))
            }
        }
    }

    private func failed(_ error: KafkaError, _ producer: TransactionalProducer) -> CommitFailure {
        var kind = FailureClass(error.kind)
        // What could not be done again in time is in doubt, and so is a transaction that cannot be aborted.
        if kind == .retriable { kind = .doubtful }
        guard kind == .abortable || kind == .permanent else { return CommitFailure(kind: kind, error: error) }
        do {
            try again { try producer.abort(timeout: .seconds(10)) }
            return CommitFailure(kind: kind, error: error)
        } catch let later as KafkaError {
            let worse = kind == .permanent ? kind : later.kind == .fenced ? .fenced : FailureClass.doubtful
            return CommitFailure(kind: worse, error: worse == kind ? error : later)
        } catch {
            return CommitFailure(kind: .doubtful, error: KafkaError(.doubtful, name: "ABORT", "\(error)"))
        }
    }
}
