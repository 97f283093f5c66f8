public import Language
public import Wire

/// What the coder has to know of an article besides its words: whose it is, of which story, of which day.
public struct CodingContext: Sendable {
    /// The story.
    public var story: String
    /// `provider:item_id`.
    public var article: String
    /// The article's version.
    public var version: UInt64?
    /// Its place in the order of all copy.
    public var sequence: Int64
    /// The agency.
    public var provider: String
    /// When this version was published: ISO 8601 in UTC.
    public var published: String?
    /// The day of the article, for events that no date is given for.
    public var date: CalendarDay?
    /// Where it was filed, for events that no place is given for; weak.
    public var datelinePlace: String?
    /// Whether the article is a further part of its story, under an id of its own.
    public var isPart = false

    /// An article without words.
    public init(
        story: String, article: String, version: UInt64? = nil, sequence: Int64, provider: String,
        published: String? = nil, date: CalendarDay? = nil, datelinePlace: String? = nil
    ) {
        self.story = story
        self.article = article
        self.version = version
        self.sequence = sequence
        self.provider = provider
        self.published = published
        self.date = date
        self.datelinePlace = datelinePlace
    }

    /// An article of a story. Its day is the one on which this version, else the first, was made or sent.
    public init(article: Article, story: String, sequence: Int64) {
        let moment = (article.versionCreated ?? article.firstCreated ?? article.sent)?.utc
        let day = moment.flatMap { CalendarDay(secondsSince1970: $0) }
        self.init(
            story: story, article: article.id, version: article.version, sequence: sequence,
            provider: article.provider, published: moment.flatMap { Self.iso($0) }, date: day,
            datelinePlace: article.dateline?.place)
        isPart = article.extent == .part
    }

    /// `YYYY-MM-DDThh:mm:ssZ`.
    private static func iso(_ seconds: Double) -> String? {
        guard let day = CalendarDay(secondsSince1970: seconds) else { return nil }
        let rest = Int(seconds.rounded(.down)) - day.number * 86_400
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return "\(day.iso)T\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
    }
}
