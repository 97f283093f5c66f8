import Dedup
import Wire

/// Held articles and when each may go out; part of the judge's memory, with the journal of open batches.
struct EmbargoTimers {
    private var held: [Int64: JudgedArticle] = [:]
    /// What stood before each batch that is still open.
    private var journal: [(batch: Int, held: [Int64: JudgedArticle])] = []
    private var nextDue = Double.infinity

    /// Until when an article is held; nil where it is not, infinite where it waits for a word of the agency.
    ///
    /// Counted from the moment at which the record was received, so that a replay holds the same articles.
    static func heldUntil(_ intake: IntakeArticle) -> Double? {
        let article = intake.article
        if article.status == .withheld { return .infinity }
        guard let embargo = article.embargoUntil else {
            return article.status == .embargoed ? .infinity : nil
        }
        guard let end = embargo.utc else { return .infinity }
        return end > Double(intake.receivedMilliseconds) / 1_000 ? end : nil
    }

    /// Takes note of an article: one that is held, one that is released, a newer version that takes the place of one
    /// that waits, a kill that ends the wait of its story.
    mutating func note(_ judged: JudgedArticle) {
        // A version that was sent again, or came after a newer one, is none that anybody waits for.
        guard judged.verdict.relation != .redelivery || judged.released else { return }
        if judged.released {
            held[judged.sequence] = nil
            return tell()
        }
        if !held.isEmpty, [.kill, .revision, .correction].contains(judged.verdict.relation) {
            held = held.filter { $0.key > judged.sequence || !Self.ends($0.value, judged) }
            tell()
        }
        guard let end = judged.heldUntil else { return }
        held[judged.sequence] = judged
        nextDue = min(nextDue, end)
    }

    /// Whether an article that waits need wait no longer, because a later one stands for it.
    private static func ends(_ waiting: JudgedArticle, _ judged: JudgedArticle) -> Bool {
        switch judged.verdict.relation {
        case .kill: waiting.verdict.story == judged.verdict.story
        case .revision, .correction:
            judged.article.extent == .whole
                && (waiting.article.id == judged.article.id || waiting.article.id == judged.verdict.of)
        default: false
        }
    }

    /// True where an embargo has ended.
    func isDue(now: Double) -> Bool { nextDue <= now }

    /// Takes the articles whose embargo has ended, in the order of all copy.
    mutating func takeDue(now: Double) -> [JudgedArticle] {
        let due = held.values.filter { ($0.heldUntil ?? .infinity) <= now }.sorted {
            $0.sequence < $1.sequence
        }
        for judged in due { held[judged.sequence] = nil }
        tell()
        return due
    }

    /// A batch begins.
    mutating func begin(batch: Int) { journal.append((batch, held)) }

    /// A batch is passed on for good.
    mutating func settle(batch: Int) { journal.removeAll { $0.batch == batch } }

    /// Puts back what a batch and all after it changed.
    mutating func undo(from batch: Int) {
        if let first = journal.first(where: { $0.batch >= batch }) { held = first.held }
        journal.removeAll { $0.batch >= batch }
        tell()
    }

    private mutating func tell() {
        nextDue = held.values.compactMap(\.heldUntil).min() ?? .infinity
    }
}
