/// Where a stage starts in a partition that it was given: the table "On assignment" of the delivery protocol.
///
/// Pure: the same facts give the same start.
struct AssignmentTable: Sendable {
    /// What is known of a partition at the moment of its assignment.
    struct Facts: Sendable, Equatable {
        /// The group's committed offset, if it has one.
        var committed: Int64?
        /// First offset that the log still has.
        var low: Int64
        /// Offset after the log's last record.
        var high: Int64
        /// Id of the cluster that is connected; nil where the broker tells none.
        var cluster: String?
        /// Id of the cluster that the view was filled from; nil where the view is empty.
        var viewCluster: String?
        /// Whether the view holds results that this group made from the topic.
        var viewHoldsResults = false
        /// Offset after the last record of this partition of which the view holds a trace.
        var viewNext: Int64?
    }

    /// What to do with the partition.
    enum Start: Sendable, Equatable {
        /// Begin there.
        case at(Int64)
        /// Begin at the log's start, having lost this many records.
        case afterGap(Int64, lost: Int64)
        /// Begin where the view's traces end, and say so.
        case resumed(Int64)
        /// Stop with this remedy.
        case stop(String)
    }

    /// Whether a gap is counted and passed over instead of stopping.
    var skipLost: Bool
    /// Where a new group starts.
    var startAt: PipelineSettings.StartAt

    /// Where to start in a partition called `name`.
    func start(_ facts: Facts, partition name: String) -> Start {
        if let known = facts.viewCluster, let cluster = facts.cluster, known != cluster {
            return .stop(
                "the database was filled from cluster \(known) and this is cluster \(cluster); "
                    + "connect to the former, or start with a new database and group")
        }
        if let committed = facts.committed { return within(committed, facts, name) { .at($0) } }
        guard facts.viewHoldsResults else { return .at(startAt == .earliest ? facts.low : facts.high) }
        return within(facts.viewNext ?? facts.low, facts, name) { .resumed($0) }
    }

    private func within(
        _ offset: Int64, _ facts: Facts, _ name: String, then start: (Int64) -> Start
    ) -> Start {
        if offset > facts.high {
            return .stop(
                "the group has read \(name) up to \(offset) and its log ends at \(facts.high): the topic was "
                    + "made anew; reset the group's offsets, or start with a new group and database")
        }
        guard offset < facts.low else { return start(offset) }
        let lost = facts.low - offset
        if skipLost { return .afterGap(facts.low, lost: lost) }
        return .stop(
            "retention removed \(lost) unread records of \(name); start once with --skip-lost to go on without "
                + "them, and raise the topic's retention")
    }
}
