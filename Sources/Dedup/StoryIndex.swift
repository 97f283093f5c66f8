internal import Digest
public import Wire

/// Remembers the stories of the last weeks, and tells what a newly arrived article is to them.
///
/// Owned by one thread. What it is told in a batch can be taken back until the batch is settled: an aborted batch
/// leaves no trace. The same articles in the same order give the same verdicts on every machine.
public struct StoryIndex: Sendable {
    /// The windows and bounds it works with.
    public let settings: DedupSettings
    var bySource = JournaledMap<Fingerprint, Remembered>()
    var byVersion = JournaledMap<Fingerprint, Remembered>()
    var byRaw = JournaledMap<Fingerprint, Remembered>()
    var byText = JournaledMap<Fingerprint, Remembered>()
    var byArticle = JournaledMap<Fingerprint, Remembered>()
    var bySlug = JournaledMap<Fingerprint, Remembered>()
    var near = NearIndex()
    private var openBatches: [(batch: Int, marks: [Int])] = []
    /// The highest sequence that was taken from a record.
    private var recordedThrough: Int64 = -1

    /// An empty index.
    public init(settings: DedupSettings = DedupSettings()) { self.settings = settings }

    /// Number of articles that are remembered by their id.
    public var count: Int { byArticle.count }

    /// From now on what is remembered belongs to `batch`; numbers rise.
    public mutating func begin(batch: Int) { openBatches.append((batch, marks)) }

    /// `batch` and all before it stand for good.
    public mutating func settle(batch: Int) {
        openBatches.removeAll { $0.batch <= batch }
        let keep = openBatches.first?.marks ?? marks
        bySource.settle(to: keep[0])
        byVersion.settle(to: keep[1])
        byRaw.settle(to: keep[2])
        byText.settle(to: keep[3])
        byArticle.settle(to: keep[4])
        bySlug.settle(to: keep[5])
        near.settle(to: keep[6])
    }

    /// Forgets what `batch` and all begun after it left behind.
    public mutating func undo(from batch: Int) {
        guard let first = openBatches.first(where: { $0.batch >= batch }) else { return }
        bySource.undo(to: first.marks[0])
        byVersion.undo(to: first.marks[1])
        byRaw.undo(to: first.marks[2])
        byText.undo(to: first.marks[3])
        byArticle.undo(to: first.marks[4])
        bySlug.undo(to: first.marks[5])
        near.undo(to: first.marks[6])
        openBatches.removeAll { $0.batch >= batch }
    }

    /// Judges an article and remembers it.
    /// - Parameters:
    ///   - sequence: its offset in the intake topic.
    ///   - body: the text of an article that is remembered, by its id; asked for only where figures are compared.
    public mutating func judge(
        _ intake: IntakeArticle, sequence: Int64, body: (String) -> String?
    ) -> Judgement {
        let words = Words(intake.article.bodyText, limit: settings.maxWords)
        var sketch = Sketch(of: intake.article, words: words, settings: settings)
        let day = Int(intake.receivedMilliseconds / 86_400_000)
        let found = verdict(
            for: intake, sketch: sketch, words: words, sequence: sequence, day: day, body: body)
        if !found.isToBeFound { sketch.samples = [] }
        remember(intake, verdict: found.verdict, sequence: sequence, sketch: sketch)
        return Judgement(verdict: found.verdict, sketch: sketch.packed)
    }

    /// Takes a recorded verdict as it stands, whatever today's rules would say; articles may come without body.
    ///
    /// Verdicts come in the order of their sequence, and those of the log's tail may come once more after those of the
    /// view: the same one twice changes nothing.
    public mutating func remember(_ judged: JudgedArticle) {
        guard !judged.released else { return }
        var sketch =
            judged.sketch.flatMap { Sketch(packed: $0) }
            ?? Sketch(
                of: judged.article, words: Words(judged.article.bodyText, limit: settings.maxWords),
                settings: settings)
        // Twice under its shingles, an article would be two candidates and use up a shingle's bound twice as fast.
        if judged.sequence <= recordedThrough { sketch.samples = [] }
        recordedThrough = max(recordedThrough, judged.sequence)
        let intake = IntakeArticle(
            article: judged.article, source: judged.source, receivedMilliseconds: judged.receivedMilliseconds)
        remember(intake, verdict: judged.verdict, sequence: judged.sequence, sketch: sketch)
        // Recorded verdicts come from committed batches: nothing of them is ever taken back.
        if openBatches.isEmpty { settle(batch: Int.min) }
    }

    private var marks: [Int] {
        [bySource.mark, byVersion.mark, byRaw.mark, byText.mark, byArticle.mark, bySlug.mark, near.mark]
    }

    private mutating func remember(
        _ intake: IntakeArticle, verdict: Verdict, sequence: Int64, sketch: Sketch
    ) {
        let article = intake.article
        let source = intake.source
        let entry = Remembered(
            article: article.id, provider: article.provider, version: article.version, story: verdict.story,
            sequence: sequence, relation: verdict.relation, text: sketch.text, headline: sketch.headline,
            day: Int(intake.receivedMilliseconds / 86_400_000))
        bySource.set(Self.key(source), entry)
        guard verdict.relation != .redelivery else { return }
        byVersion.set(Self.key(article, version: true), entry)
        byArticle.set(Self.key(article, version: false), entry)
        if byRaw[Self.key(raw: article, source.ordinal)] == nil {
            byRaw.set(Self.key(raw: article, source.ordinal), entry)
        }
        if let text = sketch.text, verdict.relation != .kill, byText[text] == nil { byText.set(text, entry) }
        for slug in Self.slugKeys(article) { bySlug.set(slug, entry) }
        guard !sketch.samples.isEmpty, verdict.relation != .kill else { return }
        near.add(
            NearIndex.Entry(
                article: article.id, story: verdict.story, provider: Self.providerHash(article),
                slug: Self.slugHash(article), time: EventTime.of(intake), sequence: sequence,
                samples: UInt16(clamping: sketch.samples.count),
                isRoundUp: verdict.relation == .containedIn),
            samples: sketch.samples, settings: settings)
    }

    static func key(_ source: SourceCoordinates) -> Fingerprint {
        Fingerprint(parts: [source.topic, "\(source.partition)", "\(source.offset)", "\(source.ordinal)"])
    }

    static func key(_ article: Article, version: Bool) -> Fingerprint {
        Fingerprint(parts: [article.provider, article.itemID] + (version ? [Self.versionText(article)] : []))
    }

    static func key(raw article: Article, _ ordinal: Int) -> Fingerprint {
        Fingerprint(parts: [article.rawSHA256, "\(ordinal)"])
    }

    /// Keys of slug and headline, within the agency: both, the headline, the slug; what is most told first.
    static func slugKeys(_ article: Article) -> [Fingerprint] {
        let slug = SlugKey.of(article)
        let headline = SlugKey.ofHeadline(article)
        var keys: [Fingerprint] = []
        if let slug, let headline {
            keys.append(Fingerprint(parts: [article.provider, "both", slug, headline]))
        }
        if let headline { keys.append(Fingerprint(parts: [article.provider, "headline", headline])) }
        if let slug { keys.append(Fingerprint(parts: [article.provider, "slug", slug])) }
        return keys
    }

    static func providerHash(_ article: Article) -> UInt32 { Hash.key(Hash.of(article.provider, salt: 1)) }

    static func slugHash(_ article: Article) -> UInt32 {
        SlugKey.of(article).map { Hash.key(Hash.of("\(article.provider)\u{0}\($0)", salt: 2)) } ?? 0
    }

    private static func versionText(_ article: Article) -> String {
        article.version.map { "\($0)" } ?? article.versionRaw ?? article.versionCreated?.raw ?? ""
    }
}
