import Dedup
import Events

/// What is done with the articles of each kind of verdict: a setting.
public struct VerdictActions: Sendable, Equatable {
    /// What is done with an article.
    public enum Action: String, Sendable, CaseIterable {
        /// It is read and coded.
        case code
        /// It is counted on its story; it is coded only where nothing of the story was.
        case count
        /// It is counted on its story and never coded.
        case drop
    }

    /// Newer versions and corrections.
    public var revisions: Action = .code
    /// Exact and reformatted copies, cuts and reprints.
    public var copies: Action = .count
    /// Round-ups, and stories that stand whole in them.
    public var roundUps: Action = .count

    /// What is done by default: new copy and revisions are coded, copies are counted.
    public init() {}

    /// What is done with a verdict; nil where there is no choice: new copy is coded, a kill kills, and what comes a
    /// second time is passed over.
    func action(for relation: Relation) -> Action? {
        switch relation {
        case .new, .kill, .redelivery: nil
        case .revision, .correction: revisions
        case .exact, .reformatted, .cut, .reprint: copies
        case .containedIn: roundUps
        }
    }

    /// What an article is for the ledger of its story; nil where it is dropped.
    func standing(of judged: JudgedArticle) -> Standing? {
        let standing = ArticleCoder.standing(of: judged)
        let hasChoice = standing == .copy || standing == .revision || standing == .correction
        guard hasChoice, judged.heldUntil == nil || judged.released,
            let action = action(for: judged.verdict.relation)
        else { return standing }
        return switch action {
        case .code: standing == .correction ? .correction : .revision
        case .count: .copy
        case .drop: nil
        }
    }
}
