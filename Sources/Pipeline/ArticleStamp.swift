import Dedup
import Digest
import Language
import Wire

/// Names and times of articles as they stand in the headers of records.
enum ArticleStamp {
    /// A deterministic id: the article, its version, its bytes, its verdict, and whether it is a release.
    static func id(of judged: JudgedArticle) -> String {
        let article = judged.article
        return Identifier.of([
            article.id, article.versionRaw ?? "", article.rawSHA256, "\(judged.source.ordinal)",
            judged.verdict.relation.rawValue, judged.verdict.story, judged.released ? "released" : "",
        ])
    }

    /// When this version was made: ISO 8601 in UTC; nil where nobody says.
    static func time(of article: Article) -> String? {
        guard let seconds = (article.versionCreated ?? article.firstCreated ?? article.sent)?.utc,
            let day = CalendarDay(secondsSince1970: seconds)
        else { return nil }
        let rest = Int(seconds.rounded(.down)) - day.number * 86_400
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return "\(day.iso)T\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
    }
}
