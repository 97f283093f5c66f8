/// What an operator decided about a dead letter: a record of its own, so that the letter stays.
public struct DeadLetterDecision: Sendable, Equatable {
    /// The closed list.
    public enum Kind: String, Sendable, CaseIterable {
        /// Its record was published again where it came from.
        case replayed
        /// Nothing is to become of it.
        case dropped
    }

    /// The decision.
    public var kind: Kind
    /// Topic of the letter's source.
    public var sourceTopic: String
    /// Its partition.
    public var sourcePartition: Int32
    /// Its offset.
    public var sourceOffset: Int64
    /// When it was decided, in seconds since 1970 UTC; nil where that is not known.
    public var decided: Double?

    /// A decision about the letter of a record.
    public init(
        _ kind: Kind, sourceTopic: String, sourcePartition: Int32, sourceOffset: Int64, decided: Double?
    ) {
        self.kind = kind
        self.sourceTopic = sourceTopic
        self.sourcePartition = sourcePartition
        self.sourceOffset = sourceOffset
        self.decided = decided
    }
}
