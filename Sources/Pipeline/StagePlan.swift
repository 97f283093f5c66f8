import Kafka

/// What a stage is called towards the broker: its topics, its group, its transactional id.
struct StagePlan: Sendable {
    let stage: StageName
    let topics: [String]
    let group: GroupSettings
    private let settings: PipelineSettings

    init(_ stage: StageName, _ settings: PipelineSettings) {
        self.stage = stage
        self.settings = settings
        topics =
            switch stage {
            case .decode: settings.topics.raw
            case .judge: [settings.topics.intake]
            case .code: [settings.topics.articles]
            case .store: settings.topics.followed
            }
        let isStatic = stage != .judge || settings.judgeMembership == .static
        // Brokers without real transactions (the demo's) know no static members either.
        group = GroupSettings(
            id: "\(settings.group)-\(stage.rawValue)",
            instanceID: isStatic && settings.delivery == .exactlyOnce
                ? "\(settings.group)-\(stage.rawValue)-\(settings.workerName)" : nil,
            sessionTimeout: settings.sessionTimeout,
            isCooperative: stage != .judge && settings.assignmentStrategy == .cooperativeSticky)
    }

    /// The transactional id: the judge's belongs to its partition, so that a new judge fences the old one.
    var transactionalID: String {
        stage == .judge
            ? "\(settings.group)-judge-0" : "\(settings.group)-\(stage.rawValue)-\(settings.workerName)"
    }
}
