import Kafka
import Logging

extension Stage {
    /// Begins work on partitions, at first or again: producer, stable offsets, the table, the memory, then reading.
    func take(_ partitions: [TopicPartition]) throws {
        rewindsAt = nil
        assigned = partitions
        positions = [:]
        settled = [:]
        guard !partitions.isEmpty else {
            function.forget()
            try assign([:])
            return context.board.set(.waiting, of: name, reason: "standing by")
        }
        context.board.set(.starting, of: name)
        if name == .judge { needsProducer = true }
        try settleCommits()
        let starts = try starts(of: partitions)
        function.forget()
        try function.prepare(starts)
        context.failpoints.pass(name, "prepared")
        guard !context.stop.isSet else { return }
        try assign(starts)
        positions = starts
        tell(starts)
        context.board.set(.waiting, of: name)
        report()
    }

    /// Begins work on partitions besides those at work, of a cooperative group.
    func takeMore(_ partitions: [TopicPartition]) throws {
        try settleCommits()
        let starts = try starts(of: partitions)
        if !starts.isEmpty { try function.prepare(starts) }
        try consumer.incrementalAssign(starts)
        assigned += partitions
        positions.merge(starts) { $1 }
        tell(starts)
        report()
    }

    /// Lets commits end before committed offsets are asked for: a batch that was given up may still be on its way out,
    /// and until that has ended, or is settled by a new producer, they tell nothing.
    private func settleCommits() throws {
        while commitsUnderWay > 0 { try receive(within: .milliseconds(100)) }
        guard needsProducer else { return }
        try committer.prepare(id: plan.transactionalID)
        needsProducer = false
    }

    /// Whether partitions come and go one by one.
    var isCooperative: Bool { plan.group.isCooperative }

    /// Reads these partitions and no others, each from its offset on.
    private func assign(_ starts: [TopicPartition: Int64]) throws {
        guard isCooperative else { return try consumer.assign(starts) }
        let before = try consumer.assignment()
        if !before.isEmpty { try consumer.incrementalUnassign(before) }
        try consumer.incrementalAssign(starts)
    }

    private func tell(_ starts: [TopicPartition: Int64]) {
        let text = starts.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
        context.logger.info(
            "partitions are assigned", metadata: ["stage": "\(name.rawValue)", "starts": "\(text)"])
    }

    /// Where each partition is to be read from.
    private func starts(of partitions: [TopicPartition]) throws -> [TopicPartition: Int64] {
        guard !partitions.isEmpty else { return [:] }
        let committed = try context.retrying(name, "asking for committed offsets") {
            try consumer.committed(partitions, timeout: .seconds(5))
        }
        let cluster = consumer.clusterID(timeout: .seconds(2))
        var starts: [TopicPartition: Int64] = [:]
        for partition in partitions {
            starts[partition] = try start(of: partition, committed: committed[partition] ?? nil, cluster)
        }
        return starts
    }

    private func start(
        of partition: TopicPartition, committed: Int64?, _ cluster: String?
    ) throws -> Int64 {
        let ends = try context.retrying(name, "asking for the ends of a partition") {
            try consumer.watermarks(partition, timeout: .seconds(5))
        }
        var facts = AssignmentTable.Facts(
            committed: committed, low: ends.low, high: ends.high, cluster: cluster)
        if let view {
            facts.viewCluster = try view.cluster()
            if committed == nil {
                facts.viewHoldsResults = try view.holdsResults(of: partition)
                facts.viewNext = try view.nextOffset(after: partition)
            }
        }
        let table = AssignmentTable(
            skipLost: context.settings.skipLost, startAt: context.settings.startAt)
        switch table.start(facts, partition: partition.description) {
        case .at(let offset): return offset
        case .afterGap(let offset, let lost):
            context.metrics.lost(name, records: lost)
            context.logger.error(
                "unread records were removed by retention; going on without them, as --skip-lost says",
                metadata: ["stage": "\(name.rawValue)", "partition": "\(partition)", "lost": "\(lost)"])
            return offset
        case .resumed(let offset):
            context.logger.warning(
                "the group's offset has expired; going on after what the view holds",
                metadata: ["stage": "\(name.rawValue)", "partition": "\(partition)", "offset": "\(offset)"])
            return offset
        case .stop(let remedy): throw PipelineError(.position, remedy)
        }
    }

    /// Gives partitions up: in order, so that an open commit may end, or at once because they are lost.
    ///
    /// A group that is not cooperative takes all of them. In one that is, the others are read again from their committed
    /// offsets, since open batches hold records of both.
    func giveUp(_ partitions: [TopicPartition], inOrder: Bool) throws {
        if inOrder {
            let limit =
                ContinuousClock.now
                + min(context.settings.drainBudget, context.settings.sessionTimeout / 2)
            try act(machine.revoked())
            while machine.committing != nil, ContinuousClock.now < limit {
                try receive(within: .milliseconds(50))
            }
        }
        try act(machine.lost())
        // A batch that still commits ends before another begins: the committer does one after the other. What it
        // reports then is of no open batch.
        function.forget()
        rewindsAt = nil
        if isCooperative {
            assigned.removeAll { partitions.contains($0) }
            try consumer.incrementalUnassign(partitions)
            if !assigned.isEmpty { rewindsAt = .now }
        } else {
            assigned = []
            try consumer.unassign()
        }
        positions = [:]
        settled = [:]
        context.logger.info(
            "partitions are given up",
            metadata: [
                "stage": "\(name.rawValue)", "in_order": "\(inOrder)", "partitions": "\(partitions.count)",
            ])
        report()
    }

    /// Goes on after a batch failed.
    func recover(_ recovery: Recovery) throws {
        switch recovery {
        case .retry: break
        case .leave: break
        case .rewind: rewindsAt = .now + .milliseconds(100)
        case .renewProducer:
            needsProducer = true
            rewindsAt = .now + .milliseconds(100)
        case .exitFenced:
            throw PipelineError(
                .fenced, "another worker uses this worker's name; give each its own worker.name")
        case .stop: throw PipelineError(.refused, "the broker refuses the batch; see the log")
        }
    }

    /// True where the group has not taken the partitions back. A fenced judge hears of it within the session.
    func assignmentStands(_ failure: FailureClass) throws -> Bool {
        guard failure == .fenced, name == .judge else { return true }
        let limit = ContinuousClock.now + context.settings.sessionTimeout
        while ContinuousClock.now < limit {
            switch try consumer.poll(timeout: .milliseconds(100)) {
            case .revoked(let partitions), .lost(let partitions):
                try giveUp(partitions, inOrder: false)
                return false
            default: continue
            }
        }
        return true
    }
}
