import Kafka
import Logging

/// One stage at work: reads as a member of its group, applies its function, passes batches on.
///
/// Everything here runs on the stage's own thread; commits run on a second one, so that the next batch is
/// computed while the one before commits.
final class Stage {
    let plan: StagePlan
    let context: WorkerContext
    let function: any StageFunction
    let consumer: Consumer
    let committer: any Committer
    let committing: SerialWorker
    let results = Mailbox<CommitResult>()
    let view: (any View)?

    var machine = BatchMachine()
    var waiting: [Int: CommitJob] = [:]
    var counted: [Int: (output: StageOutput, records: Int)] = [:]
    var assigned: [TopicPartition] = []
    var positions: [TopicPartition: Int64] = [:]
    var settled: [TopicPartition: Int64] = [:]
    /// Records read, and those of them that were passed on; the others, of batches that were given up, are read again,
    /// here or by another worker.
    var (read, passedOn) = (0, 0)
    /// Set after an abort: read again from the committed offsets, unless the broker takes the partitions back.
    var rewindsAt: ContinuousClock.Instant?
    /// Set where a commit is in doubt: a new producer settles it.
    var needsProducer = false
    /// Commits that were handed to the committer and have not ended, also those of batches that were given up since.
    private(set) var commitsUnderWay = 0

    var name: StageName { plan.stage }

    init(
        plan: StagePlan, context: WorkerContext, view: (any View)?, function: any StageFunction
    ) throws {
        self.plan = plan
        self.context = context
        self.view = view
        self.function = function
        let consumer = try Consumer(
            context.reader(plan.stage), group: plan.group, events: context.events(plan.stage))
        self.consumer = consumer
        switch context.settings.delivery {
        case .exactlyOnce: committer = TransactionCommitter(stage: plan.stage, context: context)
        case .atLeastOnce:
            committer = PlainCommitter(stage: plan.stage, context: context) { try consumer.commit($0) }
        }
        committing = SerialWorker(name: "\(plan.stage.rawValue)-commit")
    }

    /// Works until the worker ends, then lets open batches end and leaves the group.
    /// - Throws: `PipelineError` where the worker must stop.
    func run() throws {
        defer { consumer.close() }
        if name != .judge { try committer.prepare(id: plan.transactionalID) }
        try consumer.subscribe(to: plan.topics)
        context.board.set(.waiting, of: name)
        while !context.stop.isSet { try step() }
        context.board.set(.draining, of: name)
        try act(machine.drain())
        while !machine.isIdle { try receive(within: .milliseconds(100)) }
        context.board.set(.stopped, of: name)
        context.logger.info(
            "a stage has ended",
            metadata: [
                "stage": "\(name.rawValue)", "read": .stringConvertible(read),
                "passed_on": .stringConvertible(passedOn),
            ])
    }

    /// Polls one batch and starts it on its way.
    private func step() throws {
        while let result = results.receive(within: .zero) { try finish(result) }
        guard let records = try poll() else { return }
        if records.isEmpty {
            report()
            if assigned.isEmpty || rewindsAt != nil || !function.isDue() { return }
        }
        guard let number = machine.open() else { return try receive(within: .milliseconds(100)) }
        let group = consumer.groupMetadata()
        context.failpoints.pass(name, "polled")
        context.board.set(.working, of: name)
        function.begin(batch: number)
        let start = ContinuousClock.now
        let output =
            records.isEmpty
            ? try function.due(batch: number) : try function.apply(records, batch: number)
        context.metrics.computed(name, seconds: start.duration(to: .now).seconds)
        context.failpoints.pass(name, "computed")
        var offsets: [TopicPartition: Int64] = [:]
        for record in records { offsets[record.topicPartition] = record.nextOffset }
        waiting[number] = CommitJob(number: number, records: output.records, offsets: offsets, group: group)
        counted[number] = (output, records.count)
        try act(machine.computed(number))
    }

    /// Does what the batch machine says.
    func act(_ action: BatchMachine.Action) throws {
        switch action {
        case .none, .leave: break
        case .commit(let number):
            guard let job = waiting[number] else { return }
            let (committer, results) = (committer, results)
            commitsUnderWay += 1
            committing.perform {
                let start = ContinuousClock.now
                let failure = committer.commit(job)
                results.send(
                    CommitResult(
                        number: job.number, failure: failure, seconds: start.duration(to: .now).seconds))
            }
        case .waitFor(let number):
            while machine.committing == number { try receive(within: .milliseconds(100)) }
        case .settle(let number): try settle(number)
        case .undo(let number, let recovery):
            function.undo(from: number)
            for open in waiting.keys where open >= number {
                waiting[open] = nil
                counted[open] = nil
            }
            try recover(recovery)
        }
    }

    /// Takes in how one commit ended, if one ends in time.
    func receive(within timeout: Duration) throws {
        if let result = results.receive(within: timeout) { try finish(result) }
    }

    private func finish(_ result: CommitResult) throws {
        commitsUnderWay -= 1
        guard let failure = result.failure else {
            if let done = counted[result.number] {
                context.metrics.committed(
                    name, records: done.records, seconds: result.seconds, output: done.output)
            }
            return try act(machine.committed(result.number))
        }
        context.metrics.failed(name, failure.kind)
        if context.quiet.allows("commit-\(name.rawValue)-\(failure.error.name)") {
            context.logger.warning(
                "a batch was not passed on",
                metadata: [
                    "stage": "\(name.rawValue)", "class": "\(failure.kind)", "error": "\(failure.error.name)",
                    "text": "\(failure.error.message)",
                ])
        }
        guard counted[result.number] != nil else {
            // Its batch was given up meanwhile and is read again: what is in doubt is settled before that.
            needsProducer = needsProducer || failure.kind != .abortable
            return
        }
        if failure.kind == .permanent {
            throw PipelineError(.refused, failure.error.message, cause: failure.error)
        }
        let recovery = Recovery(
            after: failure.kind, isJudge: name == .judge, assignmentStands: try assignmentStands(failure.kind)
        )
        try act(machine.failed(result.number, then: recovery))
    }

    private func settle(_ number: Int) throws {
        function.settle(batch: number)
        if let job = waiting.removeValue(forKey: number) {
            settled.merge(job.offsets) { max($0, $1) }
            context.notes?.passed(name, job.offsets)
        }
        if let done = counted.removeValue(forKey: number) {
            context.board.progressed(name, records: done.records)
            passedOn += done.records
        }
        context.failpoints.pass(name, "settled")
        try act(machine.afterSettling())
    }
}
