import Dedup

/// Where a new judge finds what was judged before.
protocol RecordedVerdicts: AnyObject {
    /// Calls `held` with the articles that an embargo holds, `row` with every article that is recorded for good, then
    /// `tail` with the latest; each in the order of all copy, and some articles twice. `settings` are those of the
    /// index that is to remember them.
    func forEachRecorded(
        settings: DedupSettings, held: (JudgedArticle) -> Void, row: (RecordedArticle) -> Void,
        tail: (RecordedArticle) -> Void
    ) throws
    /// The body of an article's latest version, where it is recorded.
    func bodyText(of id: String) -> String?
}

extension JudgeMemory: RecordedVerdicts {}

/// The verdicts that a view holds, where the view alone is the record.
final class ViewVerdicts: RecordedVerdicts {
    private let view: any View

    init(view: any View) { self.view = view }

    func forEachRecorded(
        settings: DedupSettings, held: (JudgedArticle) -> Void, row: (RecordedArticle) -> Void,
        tail: (RecordedArticle) -> Void
    ) throws {
        try view.held().forEach(held)
        try view.forEachRecorded(settings: settings, row)
    }

    func bodyText(of id: String) -> String? {
        // A body that cannot be read is as good as none: the verdict then rests on what the index knows.
        try? view.bodyText(ofArticle: id)
    }
}
