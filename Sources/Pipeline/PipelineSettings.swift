public import Language

/// Everything that the worker is told: brokers, topics, roles, bounds and budgets.
public struct PipelineSettings: Sendable {
    /// What is promised about each record.
    public enum Delivery: String, Sendable, CaseIterable {
        /// Outputs and offsets in one Kafka transaction.
        case exactlyOnce = "exactly_once"
        /// Offsets after acknowledged outputs; ids are deterministic, so readers can drop repeats.
        case atLeastOnce = "at_least_once"
    }

    /// Where a group that is new to a topic starts.
    public enum StartAt: String, Sendable, CaseIterable {
        /// At the log's beginning.
        case earliest
        /// At what comes next.
        case latest
    }

    /// How the judge is a member of its group.
    public enum Membership: String, Sendable, CaseIterable {
        /// Leaves at once when it ends, so that a standby goes on without waiting.
        case dynamic
        /// Keeps its place for the session timeout, for brokers that never evict a killed member.
        case `static`
    }

    /// How partitions are shared out among workers.
    public enum AssignmentStrategy: String, Sendable, CaseIterable {
        /// All at once.
        case range
        /// One by one, while the others are worked on.
        case cooperativeSticky = "cooperative-sticky"
    }

    /// `host:port` of one or more brokers, separated by commas.
    public var brokers: String
    /// Properties that are passed through to librdkafka, such as those of TLS and SASL.
    public var properties: [String: String] = [:]
    /// Exactly once, or at least once.
    public var delivery: Delivery = .exactlyOnce
    /// Which steps this worker runs; judge and code imply store.
    public var roles: Set<StageName> = Set(StageName.allCases)
    /// Prefix of all consumer groups and transactional ids.
    public var group = "copytaster"
    /// Name of this worker, one of its kind in the group: part of transactional ids.
    public var workerName: String
    /// What the topics are called.
    public var topics = TopicNames()
    /// Size of a batch.
    public var batch = BatchBounds()
    /// Where a new group starts.
    public var startAt: StartAt = .earliest
    /// Go on where retention ran over unread records, counting the gap, instead of stopping.
    public var skipLost = false
    /// How the judge is a member of its group.
    public var judgeMembership: Membership = .dynamic
    /// How the partitions of decode and code are shared out; the judge's is one.
    public var assignmentStrategy: AssignmentStrategy = .range
    /// How long a broker waits for a silent worker.
    public var sessionTimeout: Duration = .seconds(10)
    /// How long a broker keeps a dead worker's transaction open.
    public var transactionTimeout: Duration = .seconds(15)
    /// How long open batches may take to finish after SIGTERM.
    public var drainBudget: Duration = .seconds(8)
    /// Not live where there is input and no position has moved for this long.
    public var watchdogInterval: Duration = .seconds(120)
    /// How long a step may work on one record before the process ends itself and, at the second time, sets it aside.
    public var stepTimeout: Duration = .seconds(60)
    /// Threads that share the work on one batch.
    public var parallelism: Int
    /// Path of the SQLite file; empty where no store role is run.
    public var storePath: String
    /// Where the data folders of all rooms lie; nil for beside the program.
    public var dataRoot: String?
    /// False to pass over the reading of words and, with it, the events (for measuring).
    public var readsLanguage = true
    /// Which trained models words are read with.
    public var languageProfile: ReaderOptions.Profile = .open
    /// False to read words but code no events (for measuring).
    public var codesEvents = true
    /// False to keep the readings topic empty of mentions.
    public var publishesReadings = true
    /// Largest raw record that is decoded.
    public var maxBytes = 4 << 20
    /// False to recognise copies by id, slug and equal text alone.
    public var searchesNearCopies = true
    /// Days for which near copies are recognised.
    public var nearCopyDays = 7
    /// Days for which exact copies and chains are recognised.
    public var exactCopyDays = 30
    /// Articles that the judge remembers at most.
    public var maxRemembered = 2_000_000
    /// What is done with the articles of each kind of verdict.
    public var verdictActions = VerdictActions()
    /// Name of this run, for the header `copytaster_run`.
    public var runID: String
    /// Named points at which the program ends itself, for fault tests; empty in service.
    public var failpoints: [String: Failpoints.Action] = [:]

    /// Settings of a worker that reads from brokers and keeps its view at a path; all else as in the settings file.
    public init(
        brokers: String, workerName: String, storePath: String, parallelism: Int, runID: String
    ) {
        self.brokers = brokers
        self.workerName = workerName
        self.storePath = storePath
        self.parallelism = parallelism
        self.runID = runID
    }

    /// Where this worker notes what it works on: beside the database, under its name. Nil where it has no database.
    var notesPath: String? {
        guard !storePath.isEmpty else { return nil }
        return storePath + "." + workerName.replacing("/", with: "_") + ".notes"
    }

    /// The roles with those that they imply.
    var effectiveRoles: Set<StageName> {
        roles.contains(.judge) || roles.contains(.code) ? roles.union([.store]) : roles
    }
}
