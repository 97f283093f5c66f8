internal import Digest
public import Wire

/// Remembers the stories of the last weeks, and tells what a newly arrived article is to them.
///
/// Owned by one thread. What it is told in a batch can be taken back until the batch is settled: an aborted batch
/// leaves no trace. The same articles in the same order give the same verdicts on every machine.
public struct StoryIndex: Sendable {
    /// The windows and bounds it works with.
    public let settings: DedupSettings
    var book = ArticleBook()
    var keys = [KeyTable](repeating: KeyTable(), count: IndexKey.allCases.count)
    var near = NearIndex()
    var texts = TextCache()
    var boilerplate = Boilerplate()
    private var openBatches: [(batch: Int, marks: [Int])] = []
    /// The latest day of receipt, and the one at which old rows were last dropped.
    private var lastDay: Int32 = .min
    private var sweptDay: Int32 = .min

    /// An empty index.
    public init(settings: DedupSettings = DedupSettings()) { self.settings = settings }

    /// Number of article versions that are remembered.
    public var count: Int { book.count }

    /// Number of articles that can be found by their text.
    public var nearCount: Int { near.count }

    /// Bytes that the tables take up.
    public var bytes: Int { book.size + keys.reduce(0) { $0 + $1.bytes } + near.bytes + boilerplate.bytes }

    /// From now on what is remembered belongs to `batch`; numbers rise.
    public mutating func begin(batch: Int) { openBatches.append((batch, marks)) }

    /// `batch` and all before it stand for good.
    public mutating func settle(batch: Int) {
        openBatches.removeAll { $0.batch <= batch }
        let keep = openBatches.first?.marks ?? marks
        for place in keys.indices { keys[place].settle(to: keep[place]) }
        near.settle(to: keep[keys.count])
        boilerplate.settle(to: keep[keys.count + 2])
        sweep()
    }

    /// Forgets what `batch` and all begun after it left behind.
    public mutating func undo(from batch: Int) {
        guard let first = openBatches.first(where: { $0.batch >= batch }) else { return }
        for place in keys.indices { keys[place].undo(to: first.marks[place]) }
        near.undo(to: first.marks[keys.count])
        boilerplate.undo(to: first.marks[keys.count + 2])
        book.cut(row: UInt32(truncatingIfNeeded: first.marks[keys.count + 1]))
        texts.clear()
        openBatches.removeAll { $0.batch >= batch }
    }

    /// Judges an article and remembers it.
    /// - Parameters:
    ///   - sequence: its offset in the intake topic.
    ///   - body: the text of an article that is remembered, by its id; asked for only where texts are compared.
    public mutating func judge(
        _ intake: IntakeArticle, sequence: Int64, body: (String) -> String?
    ) -> Judgement {
        judge(PreparedArticle(intake, settings: settings), sequence: sequence, body: body)
    }

    /// Judges an article that was prepared with the settings of this index, and remembers it.
    public mutating func judge(
        _ whole: PreparedArticle, sequence: Int64, body: (String) -> String?
    ) -> Judgement {
        let prepared = withoutBoilerplate(whole)
        var sketch = prepared.sketch
        let (keys, words) = (prepared.keys, whole.words)
        if votes(whole, body: body) { sketch.counts = .article }
        let found = verdict(for: prepared, sequence: sequence, body: body)
        if sketch.counts == .nothing, let added = added(whole, to: found.verdict, body: body) {
            (sketch.lines, sketch.counts) = (added, .story)
        }
        if !found.isToBeFound { sketch.samples = [] }
        sketch.isRoundUp = found.isRoundUp
        remember(prepared.intake, keys: keys, verdict: found.verdict, sketch: sketch)
        // What the cache holds must be what `body` will tell, which is the text of the latest version.
        if words.count > 0 { texts.keep(words, of: keys.article) } else { texts.forget(keys.article) }
        return Judgement(verdict: found.verdict, sketch: sketch.packed)
    }

    /// Takes a recorded verdict as it stands, whatever today's rules would say; articles may come without body.
    ///
    /// Verdicts of the log's tail may come once more after those of the view: the same one twice changes nothing.
    public mutating func remember(_ judged: JudgedArticle) {
        remember(RecordedArticle(judged, settings: settings))
    }

    /// The same, for who made it ready on another thread with the settings of this index.
    public mutating func remember(_ recorded: RecordedArticle) {
        let (judged, keys) = (recorded.judged, recorded.keys)
        guard !judged.released else { return }
        // Twice under its shingles, an article would be two candidates and use up a shingle's bound twice as fast.
        guard self[.source, keys.source] == nil || judged.verdict.relation == .redelivery else { return }
        remember(recorded.intake, keys: keys, verdict: judged.verdict, sketch: recorded.sketch)
        texts.forget(keys.article)
        // Recorded verdicts come from committed batches: nothing of them is ever taken back.
        if openBatches.isEmpty { sweep() }
    }

    private var marks: [Int] { keys.map(\.mark) + [near.mark, Int(book.next), boilerplate.mark] }

    /// The row under a key, where it is kept.
    subscript(kind: IndexKey, key: UInt64) -> ArticleBook.Row? {
        keys[kind.rawValue][key].flatMap { book[$0] }
    }

    private mutating func remember(
        _ intake: IntakeArticle, keys: ArticleKeys, verdict: Verdict, sketch: Sketch
    ) {
        let article = intake.article
        let isNoted = !openBatches.isEmpty
        let number = book.next
        let sibling = verdict.of.flatMap { self[.article, ArticleKeys.article($0)] }
        let row = ArticleBook.Row(
            text: sketch.text ?? Fingerprint([]), headline: sketch.headline, version: article.version ?? 0,
            provider: keys.provider, day: keys.day, eventDay: keys.eventDay, relation: verdict.relation,
            hasText: sketch.text != nil, hasVersion: article.version != nil)
        book.append(row, article: article.id, story: verdict.story, sibling: sibling)
        lastDay = keys.day
        set(.source, keys.source, number, isNoted)
        guard verdict.relation != .redelivery else { return }
        if verdict.relation != .kill {
            boilerplate.add(
                sketch.lines, by: sketch.counts == .article ? article.id : verdict.story, day: keys.day,
                counts: sketch.counts != .nothing, isNoted: isNoted)
        }
        set(.version, keys.version, number, isNoted)
        set(.article, keys.article, number, isNoted)
        // The first of a text is what copies are copies of, unless it lies out of reach.
        if !isWithinReach(self[.raw, keys.raw], keys) { set(.raw, keys.raw, number, isNoted) }
        if let text = keys.text, verdict.relation != .kill, !isWithinReach(self[.text, text], keys) {
            set(.text, text, number, isNoted)
        }
        for slug in keys.slugs { set(.slug, slug, number, isNoted) }
        guard settings.searchesNearCopies, !sketch.samples.isEmpty, verdict.relation != .kill else { return }
        near.add(
            NearIndex.Entry(
                time: keys.time, row: number, slug: keys.slugHash,
                samples: UInt16(clamping: sketch.samples.count), isRoundUp: sketch.isRoundUp),
            samples: sketch.samples, settings: settings, isNoted: isNoted)
    }

    private mutating func set(_ kind: IndexKey, _ key: UInt64, _ row: UInt32, _ isNoted: Bool) {
        keys[kind.rawValue].set(key, row, isNoted: isNoted)
    }

    func isWithinReach(_ row: ArticleBook.Row?, _ keys: ArticleKeys) -> Bool {
        row.map { isRecent($0, keys) && isNearInTime($0, keys, days: settings.chainDays) } ?? false
    }

    /// Whether a row was received within the window.
    func isRecent(_ row: ArticleBook.Row, _ keys: ArticleKeys) -> Bool {
        abs(Int(keys.day) - Int(row.day)) <= settings.chainDays
    }

    /// Whether a row was made within so many days: a replay of old copy never meets the live one by its text.
    func isNearInTime(_ row: ArticleBook.Row, _ keys: ArticleKeys, days: Int) -> Bool {
        abs(Int(keys.eventDay) - Int(row.eventDay)) <= days
    }

    /// A day of receipt further off than this many days is another generation: it drops nothing.
    private static let generationDays = 60

    /// Drops rows that no look-up may find any more, once a day of receipt; and the oldest where there are too many.
    private mutating func sweep() {
        let excess = book.count - settings.maxArticles
        guard lastDay != sweptDay || excess > 0 || boilerplate.isFull else { return }
        boilerplate.sweep(day: lastDay)
        sweptDay = lastDay
        let limit = Int(lastDay) - settings.chainDays
        // A record with a time of receipt years ahead must not empty the index.
        var keep = book.first { !(limit - Self.generationDays..<limit).contains(Int($0.day)) }
        if excess > 0 {
            // Some more, so that it is not done for each article.
            keep = max(keep, book.next &- UInt32(settings.maxArticles - settings.maxArticles / 16))
        }
        guard book.count > Int(book.next &- keep) else { return }
        book.drop(before: keep)
        for place in keys.indices { keys[place].keep { $0 >= keep } }
    }
}
