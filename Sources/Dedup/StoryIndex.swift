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
    private var openBatches: [(batch: Int, marks: [Int])] = []

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
        openBatches.removeAll { $0.batch >= batch }
    }

    /// Judges an article and remembers it.
    /// - Parameters:
    ///   - sequence: its offset in the intake topic.
    ///   - body: the text of an article that is remembered, by its id; asked for only where figures are compared.
    public mutating func judge(
        _ intake: IntakeArticle, sequence: Int64, body: (String) -> String?
    ) -> Judgement {
        let sketch = Sketch(of: intake.article, settings: settings)
        let day = Int(intake.receivedMilliseconds / 86_400_000)
        let verdict = verdict(for: intake, sketch: sketch, sequence: sequence, day: day, body: body)
        remember(
            intake.article, source: intake.source, verdict: verdict, sequence: sequence, sketch: sketch,
            day: day)
        return Judgement(verdict: verdict, sketch: sketch.packed)
    }

    /// Takes a recorded verdict as it stands, whatever today's rules would say; articles may come without body.
    public mutating func remember(_ judged: JudgedArticle) {
        guard !judged.released else { return }
        let sketch =
            judged.sketch.flatMap { Sketch(packed: $0) } ?? Sketch(of: judged.article, settings: settings)
        remember(
            judged.article, source: judged.source, verdict: judged.verdict, sequence: judged.sequence,
            sketch: sketch, day: Int(judged.receivedMilliseconds / 86_400_000))
        // Recorded verdicts come from committed batches: nothing of them is ever taken back.
        if openBatches.isEmpty { settle(batch: Int.min) }
    }

    private var marks: [Int] {
        [bySource.mark, byVersion.mark, byRaw.mark, byText.mark, byArticle.mark, bySlug.mark]
    }

    private mutating func remember(
        _ article: Article, source: SourceCoordinates, verdict: Verdict, sequence: Int64, sketch: Sketch,
        day: Int
    ) {
        let entry = Remembered(
            article: article.id, provider: article.provider, version: article.version, story: verdict.story,
            sequence: sequence, relation: verdict.relation, text: sketch.text, headline: sketch.headline,
            day: day)
        bySource.set(Self.key(source), entry)
        guard verdict.relation != .redelivery else { return }
        byVersion.set(Self.key(article, version: true), entry)
        byArticle.set(Self.key(article, version: false), entry)
        if byRaw[Self.key(raw: article, source.ordinal)] == nil {
            byRaw.set(Self.key(raw: article, source.ordinal), entry)
        }
        if let text = sketch.text, verdict.relation != .kill, byText[text] == nil { byText.set(text, entry) }
        for slug in Self.slugKeys(article) { bySlug.set(slug, entry) }
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

    /// Keys of slug and headline, each within its agency.
    static func slugKeys(_ article: Article) -> [Fingerprint] {
        var keys: [Fingerprint] = []
        if let slug = SlugKey.of(article) {
            keys.append(Fingerprint(parts: [article.provider, "slug", slug]))
        }
        if let headline = SlugKey.ofHeadline(article) {
            keys.append(Fingerprint(parts: [article.provider, "headline", headline]))
        }
        return keys
    }

    private static func versionText(_ article: Article) -> String {
        article.version.map { "\($0)" } ?? article.versionRaw ?? article.versionCreated?.raw ?? ""
    }
}
