import Dedup
import Wire

/// The judge of the house: dedup's index of stories.
final class IndexJudge: Judge {
    private var index: StoryIndex

    init(_ settings: DedupSettings) { index = StoryIndex(settings: settings) }

    func judge(
        _ prepared: PreparedArticle, sequence: Int64, batch: Int, body: (String) -> String?
    ) -> (verdict: Verdict, sketch: String?) {
        let judgement = index.judge(prepared, sequence: sequence, body: body)
        return (judgement.verdict, judgement.sketch)
    }

    var settings: DedupSettings { index.settings }
    var size: (articles: Int, bytes: Int) { (index.count, index.bytes) }

    func remember(_ recorded: RecordedArticle) { index.remember(recorded) }
    func begin(batch: Int) { index.begin(batch: batch) }
    func settle(batch: Int) { index.settle(batch: batch) }
    func undo(from batch: Int) { index.undo(from: batch) }
}
