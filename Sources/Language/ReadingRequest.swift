/// What is read: the texts of one article, and what is known of its day and place.
public struct ReadingRequest: Sendable {
    /// The headline, where it stands apart.
    public var headline: String?
    /// The body.
    public var body: String
    /// The day that "Monday" and "last year" count from.
    public var date: CalendarDay?
    /// Seconds east of UTC of the place of the dateline, if known.
    public var zoneOffsetSeconds: Int?
    /// The dateline's place as it was written, which speaks for places near it.
    public var datelinePlace: String?
    /// Unicode scalars at the body's head that are dateline and not part of the first sentence.
    public var datelineLength: Int
    /// BCP 47 tag where the agency gives one; else the language is recognised.
    public var language: String?

    /// A request to read a body.
    public init(
        headline: String? = nil, body: String, date: CalendarDay? = nil, zoneOffsetSeconds: Int? = nil,
        datelinePlace: String? = nil, datelineLength: Int = 0, language: String? = nil
    ) {
        self.headline = headline
        self.body = body
        self.date = date
        self.zoneOffsetSeconds = zoneOffsetSeconds
        self.datelinePlace = datelinePlace
        self.datelineLength = datelineLength
        self.language = language
    }
}
