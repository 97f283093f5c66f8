/// How the worker is doing at one moment, for the health port.
public struct WorkerStatus: Sendable {
    /// How far one partition has been worked on.
    public struct Partition: Sendable, Equatable {
        /// Its topic.
        public var topic: String
        /// Its number.
        public var number: Int32
        /// Offset of the next record.
        public var position: Int64
        /// Records between position and end; nil where the end is not known.
        public var lag: Int64?

        /// A partition worked on up to a position.
        public init(topic: String, number: Int32, position: Int64, lag: Int64?) {
            self.topic = topic
            self.number = number
            self.position = position
            self.lag = lag
        }
    }

    /// How one stage is doing.
    public struct Stage: Sendable {
        /// What a stage is busy with.
        public enum Phase: String, Sendable {
            case starting, waiting, working, paused, draining, stopped, failed
        }

        /// Which stage.
        public var name: StageName
        /// What it is busy with.
        public var phase: Phase
        /// Each assigned partition, by topic and number.
        public var partitions: [Partition]
        /// Batches passed on since the start.
        public var batches: Int
        /// Records passed on since the start.
        public var records: Int
        /// Seconds since a position last moved; nil before the first.
        public var secondsSinceProgress: Double?
        /// Why it is paused or failed.
        public var reason: String?

        /// A stage that has not begun.
        public init(name: StageName) {
            self.name = name
            phase = .starting
            partitions = []
            batches = 0
            records = 0
        }
    }

    /// Every stage of this worker, in the order of the flow.
    public var stages: [Stage]
    /// True where every stage can do its work: assigned or standing by, and the view can be written.
    public var isReady: Bool
    /// False where there is input and no position has moved for the watchdog's interval.
    public var isLive: Bool

    /// A status of stages.
    public init(stages: [Stage], isReady: Bool, isLive: Bool) {
        self.stages = stages
        self.isReady = isReady
        self.isLive = isLive
    }
}
