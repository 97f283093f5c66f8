import Dedup
import Digest
import Foundation
import Logging
import Store
import Wire

/// Makes a stage with its function on the thread that it is to run on, and runs it.
struct StageMaker: Sendable {
    let context: WorkerContext
    let parts: WorkerParts
    let view: (any View)?

    /// Runs one role until the worker ends.
    ///
    /// A member that lost its connections may be told that another took its name when it was itself that joined again.
    /// So it joins once more, a few times; of two workers of one name the last to join stays.
    func run(_ role: StageName) throws {
        var budget = RejoinBudget()
        while true {
            do {
                return try runOnce(role)
            } catch let error as PipelineError where error.isLostMembership && !context.stop.isSet {
                guard budget.allows(at: .now) else { throw error }
                context.logger.warning(
                    """
                    the group has given this worker's name to another member; joining again. Should another worker \
                    have this name, give each its own worker.name
                    """,
                    metadata: ["stage": "\(role.rawValue)"])
                context.board.set(.paused, of: role, reason: "joining its group again")
                context.pause(.seconds(1))
            }
        }
    }

    private func runOnce(_ role: StageName) throws {
        let settings = context.settings
        switch role {
        case .store:
            guard let view else { return }
            try Follower(context: context, view: view).run()
        case .decode:
            try stage(
                role,
                DecodeFunction(
                    decoder: parts.decoder, topics: settings.topics, pool: context.pool,
                    care: context.precaution(role)))
        case .judge:
            guard let view else { return }
            try stage(
                role,
                JudgeFunction(
                    memory: JudgeMemory(context: context, view: view), topics: settings.topics,
                    pool: context.pool, run: settings.runID, care: context.precaution(role),
                    now: { Date().timeIntervalSince1970 },
                    makeJudge: { try JudgeMaker.make(settings) }))
        case .code:
            guard let view else { return }
            try stage(
                role,
                CodeFunction(
                    coder: parts.coder, memory: StoryMemory(context: context, view: view),
                    topics: settings.topics, pool: context.pool, run: settings.runID,
                    care: context.precaution(role), actions: settings.verdictActions))
        }
    }

    private func stage(_ role: StageName, _ function: any StageFunction) throws {
        try Stage(plan: StagePlan(role, context.settings), context: context, view: view, function: function)
            .run()
    }
}

/// Makes the judge that a worker's settings ask for.
enum JudgeMaker {
    static func make(_ settings: PipelineSettings) throws -> any Judge {
        var rules = try DedupSettings(
            chainDays: settings.exactCopyDays, slugDays: settings.nearCopyDays,
            data: DataFolder(room: "Dedup", root: settings.dataRoot))
        rules.searchesNearCopies = settings.searchesNearCopies
        rules.maxArticles = settings.maxRemembered
        return IndexJudge(rules)
    }
}

/// Opens the view that a worker keeps.
enum ViewOpener {
    static func open(_ context: WorkerContext) throws -> any View {
        let store = try ViewStore(path: context.settings.storePath)
        return SQLiteView(store: store, topics: context.settings.topics)
    }
}
