import Dedup
import Digest
import Wire

/// A judge that knows identity only: the same record, the same version, the same bytes, a newer version, a kill.
final class IdentityJudge: Judge {
    private struct Undo {
        var batch: Int
        var key: String
        var before: Known?
    }

    private struct Known {
        var story: String
        var article: String
    }

    private static let rules = "identity-1"
    private var known: [String: Known] = [:]
    private var journal: [Undo] = []

    func judge(
        _ intake: IntakeArticle, sequence: Int64, batch: Int, body: (String) -> String?
    ) -> (verdict: Verdict, sketch: String?) {
        let article = intake.article
        let version = "v:\(article.id):\(article.versionRaw ?? "")"
        let bytes = "b:\(article.rawSHA256):\(intake.source.ordinal)"
        let chain = "c:\(article.id)"
        let verdict: Verdict
        if let same = known[version] {
            verdict = Verdict(
                story: same.story, relation: .redelivery, of: same.article, similarity: 1, rules: Self.rules)
        } else if let same = known[bytes] {
            verdict = Verdict(
                story: same.story, relation: .exact, of: same.article, similarity: 1, rules: Self.rules)
        } else if let earlier = known[chain] {
            let isKill = article.status == .canceled || article.signals.contains { $0.kind == .kill }
            verdict = Verdict(
                story: earlier.story, relation: isKill ? .kill : .revision, of: earlier.article,
                rules: Self.rules)
        } else {
            verdict = Verdict(
                story: Identifier.of([article.id, "\(sequence)"]), relation: .new, rules: Self.rules)
        }
        for key in [version, bytes, chain] {
            journal.append(Undo(batch: batch, key: key, before: known[key]))
            if known[key] == nil { known[key] = Known(story: verdict.story, article: article.id) }
        }
        return (verdict, nil)
    }

    func remember(_ judged: JudgedArticle) {
        let article = judged.article
        for key in [
            "v:\(article.id):\(article.versionRaw ?? "")", "b:\(article.rawSHA256):\(judged.source.ordinal)",
            "c:\(article.id)",
        ] where known[key] == nil {
            known[key] = Known(story: judged.verdict.story, article: article.id)
        }
    }

    func begin(batch: Int) {}

    func settle(batch: Int) { journal.removeAll { $0.batch == batch } }

    func undo(from batch: Int) {
        for step in journal.reversed() where step.batch >= batch { known[step.key] = step.before }
        journal.removeAll { $0.batch >= batch }
    }
}
