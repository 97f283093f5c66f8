import Dedup
import Wire

/// What the judge stage asks of dedup: verdicts in one order, and a journal of open batches.
protocol Judge: AnyObject {
    /// What articles are prepared with.
    var settings: DedupSettings { get }
    /// The verdict of an article, which is remembered as part of a batch; `sketch` is what the index needs of it.
    func judge(
        _ prepared: PreparedArticle, sequence: Int64, batch: Int, body: (String) -> String?
    ) -> (verdict: Verdict, sketch: String?)
    /// Takes a recorded verdict as it stands. The same one twice changes nothing.
    func remember(_ recorded: RecordedArticle)
    /// A batch begins.
    func begin(batch: Int)
    /// A batch is passed on for good.
    func settle(batch: Int)
    /// Articles that are remembered, and the bytes that they take up.
    var size: (articles: Int, bytes: Int) { get }
    /// Forgets a batch and all begun after it.
    func undo(from batch: Int)
}
