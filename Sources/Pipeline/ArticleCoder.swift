import Dedup
import Events
import Language
import Notation
import Wire

/// Reads one article and codes its events: pure, and safe on many threads at once.
final class ArticleCoder: Sendable {
    private let reader: Reader?
    private let coder: EventCoder?
    private let publishesReadings: Bool

    /// A coder; without a reader nothing is read, without an event coder no events are told.
    init(reader: Reader?, coder: EventCoder?, publishesReadings: Bool) {
        self.reader = reader
        self.coder = coder
        self.publishesReadings = publishesReadings
    }

    /// What an article is to its story, for the ledger.
    static func standing(of judged: JudgedArticle) -> Standing {
        if judged.heldUntil != nil && !judged.released {
            return judged.verdict.relation == .revision || judged.verdict.relation == .correction
                ? .withdrawal : .copy
        }
        switch judged.verdict.relation {
        case .new: return .head
        case .revision, .correction:
            if judged.article.status == .canceled { return .kill }
            switch judged.article.extent {
            case .whole: return judged.verdict.relation == .correction ? .correction : .revision
            case .part: return .part
            case .addition: return .addition
            }
        case .kill: return .kill
        case .redelivery, .exact, .reformatted, .cut, .reprint, .containedIn: return .copy
        }
    }

    /// Why an article is not to be coded at all; nil where it is.
    static func reasonNotToCode(_ article: Article) -> String? {
        if article.itemClass != .text && article.itemClass != .composite { return article.itemClass.rawValue }
        if article.signals.contains(where: { $0.kind == .test }) { return "test" }
        if article.signals.contains(where: { $0.kind == .advisory || $0.kind == .planned }) {
            return "advisory"
        }
        return article.bodyText.isEmpty && (article.headline ?? "").isEmpty ? "no_text" : nil
    }

    /// Reads and codes.
    /// - Throws: what reader or coder throw past their bounds.
    func code(_ judged: JudgedArticle) throws -> CodedArticle {
        let article = judged.article
        if let reason = Self.reasonNotToCode(article) {
            return CodedArticle(reading: nil, events: [], reason: reason)
        }
        guard let reader else {
            return CodedArticle(reading: nil, events: [], reason: nil, isAnalysed: false)
        }
        let context = CodingContext(article: article, story: judged.verdict.story, sequence: judged.sequence)
        // Over a part stands the headline of the story, which the first part has told.
        let request = ReadingRequest(
            headline: article.extent == .whole ? article.headline : nil, body: article.bodyText,
            date: context.date,
            datelinePlace: article.dateline?.place, datelineLength: article.dateline?.length ?? 0,
            language: article.language)
        let reading = try reader.read(request)
        let json = publishesReadings ? reading.json() : nil
        guard reading.languageSupported else {
            return CodedArticle(reading: json, events: [], reason: "unsupported_language")
        }
        return CodedArticle(
            reading: json, events: try coder?.events(of: reading, in: context) ?? [], reason: nil)
    }
}
