/// How a consumer belongs to a group.
public struct GroupSettings: Sendable, Equatable {
    /// The group's id.
    public var id: String
    /// Static membership: a member that comes back under this name within the session keeps its partitions.
    public var instanceID: String?
    /// How long the broker waits for a silent member.
    public var sessionTimeout: Duration
    /// Partitions are handed over one by one (cooperative-sticky) instead of all at once (range).
    public var isCooperative: Bool

    /// Membership of a group.
    public init(
        id: String, instanceID: String? = nil, sessionTimeout: Duration = .seconds(10),
        isCooperative: Bool = false
    ) {
        self.id = id
        self.instanceID = instanceID
        self.sessionTimeout = sessionTimeout
        self.isCooperative = isCooperative
    }
}
