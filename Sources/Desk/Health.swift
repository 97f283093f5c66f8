/// Whether the program lives and is ready, and what stands in the way.
public struct Health: Sendable, Equatable {
    /// False only where the program will not recover by itself: the supervisor should end it.
    public var isLive: Bool
    /// True where work moves on, or would if there were any.
    public var isReady: Bool
    /// What stands in the way, one sentence each; empty where the program is live and ready.
    public var reasons: [String]

    /// A state of health with its reasons.
    public init(isLive: Bool = true, isReady: Bool, reasons: [String] = []) {
        self.isLive = isLive
        self.isReady = isReady
        self.reasons = reasons
    }
}
