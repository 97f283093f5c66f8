/// How large a batch may grow before it is worked on.
public struct BatchBounds: Sendable, Equatable {
    /// Records while the stage keeps up.
    public var maxRecords = 200
    /// Records while it lags by more than `lagForMost`.
    public var maxRecordsBehind = 500
    /// Lag from which batches grow.
    public var lagForMost: Int64 = 1_000
    /// Bytes of values.
    public var maxBytes = 4 << 20
    /// How long a batch waits for more records after its first.
    public var linger: Duration = .milliseconds(5)
    /// Records of one SQLite transaction of the follower.
    public var followerRecords = 1_000
    /// How long the follower gathers records for one SQLite transaction.
    public var followerLinger: Duration = .milliseconds(100)

    /// The bounds of the settings file.
    public init() {}

    /// The largest number of records for a lag.
    func records(lag: Int64) -> Int { lag > lagForMost ? maxRecordsBehind : maxRecords }
}
