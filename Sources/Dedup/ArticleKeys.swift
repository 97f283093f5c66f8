internal import Wire

/// The keys of one article in the tables of the index, and its times.
struct ArticleKeys: Sendable {
    let source: UInt64
    let version: UInt64
    let article: UInt64
    let raw: UInt64
    /// Of the normalised body; nil where it is not compared.
    let text: UInt64?
    /// Of slug and headline without marks, within the agency: of both, of the headline, of the slug.
    let slugs: [UInt64]
    /// Whether it has a slug and a headline.
    let hasBoth: Bool
    /// Hash of agency and slug; 0 where there is none.
    let slugHash: UInt32
    /// Hash of the agency's name.
    let provider: UInt32
    /// When the record was received, and when the version was made, in days since 1970.
    let day: Int32
    let eventDay: Int32
    /// When the version was made, in seconds since 1970.
    let time: Int64

    init(_ intake: IntakeArticle, sketch: Sketch, marks: MarkWords) {
        let article = intake.article
        source = Self.source(intake.source)
        self.article = Self.article(article.provider, article.itemID)
        version = Hash.join(self.article, Self.version(of: article))
        raw = Hash.join(
            Hash.of(article.rawSHA256, salt: 11), UInt64(truncatingIfNeeded: intake.source.ordinal))
        text = sketch.text.map { Hash.join($0.high, $0.low) }
        provider = Hash.key(Hash.of(article.provider, salt: 1))
        day = Int32(clamping: intake.receivedMilliseconds / 86_400_000)
        time = EventTime.of(intake)
        eventDay = Int32(clamping: time / 86_400)
        let agency = Hash.of(article.provider, salt: 12)
        let key = SlugKey(marks: marks)
        let slug = article.slugline.flatMap { key.hash($0) }
        let headline = article.headline.flatMap { key.hash($0) }
        var slugs: [UInt64] = []
        if let slug, let headline { slugs.append(Hash.join(Hash.join(agency &+ 1, slug), headline)) }
        if let headline { slugs.append(Hash.join(agency &+ 2, headline)) }
        if let slug { slugs.append(Hash.join(agency &+ 3, slug)) }
        self.slugs = slugs
        hasBoth = slug != nil && headline != nil
        slugHash = slug.map { Hash.key(Hash.join(agency &+ 3, $0)) } ?? 0
    }

    /// The key of a record and a place in it.
    static func source(_ source: SourceCoordinates) -> UInt64 {
        let record = Hash.join(Hash.of(source.topic, salt: 13), UInt64(truncatingIfNeeded: source.partition))
        return Hash.join(
            Hash.join(record, UInt64(truncatingIfNeeded: source.offset)),
            UInt64(truncatingIfNeeded: source.ordinal))
    }

    /// The key of an agency's item.
    static func article(_ provider: String, _ item: String) -> UInt64 { article("\(provider):\(item)") }

    /// The key of `provider:item_id`.
    static func article(_ id: String) -> UInt64 { Hash.of(id, salt: 14) }

    private static func version(of article: Article) -> UInt64 {
        if let version = article.version { return Hash.mix(version &+ 1) }
        return Hash.of(article.versionRaw ?? article.versionCreated?.raw ?? "", salt: 15)
    }
}
