/// One thing that happened, or is said to: who did what to whom, where, when, how many, on whose word.
///
/// The record of `wire.event.v1`; members, codes and units as in its JSON Schema. Offsets are Unicode scalars.
public struct Event: Sendable, Equatable {
    /// Hash of (story, kind, actor, recipient, date, place): the same on replay and for every reprint.
    public var id: String
    /// The story it belongs to.
    public var story: String
    /// `provider:item_id` of the article it was coded from.
    public var article: String
    /// That article's version.
    public var version: UInt64?
    /// That article's place in the order of all copy.
    public var sequence: Int64
    /// The agency.
    public var provider: String
    /// Whether that article is a further part of its story, a take, which a newer first part leaves standing.
    public var isPart = false
    /// When that version was published: ISO 8601 in UTC.
    public var published: String?
    /// BCP 47 tag.
    public var language: String
    /// Hash of (kind, actor and recipient country and sector, date, admin1): the same for what two agencies tell.
    public var incident: String
    /// Plain type from the closed list of the codebook: `defection`, `arrest`, `meeting`.
    public var kind: String
    /// PLOVER 2.0 category, `AGREE` to `ASSAULT`; nil where the ontology has none.
    public var event: String?
    /// PLOVER modes; `x-` marks an extension.
    public var mode: [String] = []
    /// PLOVER contexts.
    public var context: [String] = []
    /// CAMEO code of two to four digits; its base and root are its first three and two.
    public var cameo: String?
    /// Goldstein's scale of conflict and cooperation, -10 to 10, of that code.
    public var goldstein: Double?
    /// ACLED sub-event type, where it applies.
    public var acled: String?
    /// Who did it.
    public var actor: [Participant] = []
    /// To whom.
    public var recipient: [Participant] = []
    /// When it happened.
    public var date: EventDate?
    /// When it was said.
    public var statementDate: EventDate?
    /// Where.
    public var location: EventLocation?
    /// How many, by what was done to them: `killed`, `injured`, `defected`; in a fixed order.
    public var size: [EventSize] = []
    /// On whose word.
    public var attribution: [Attribution] = []
    /// Whether it happened.
    public var modality: Modality = .actual
    /// Whether it is affirmed.
    public var polarity: Polarity = .positive
    /// The sentences that say so.
    public var evidence: [TextExcerpt] = []
    /// The words that named the event.
    public var trigger: TextExcerpt?
    /// 0 to 1.
    public var confidence: Double = 0
    /// Version of the rules.
    public var coder: String
    /// Version of the model, or `none`.
    public var model: String
    /// Version of the dictionary.
    public var dictionary: String

    /// Whether something happened.
    public enum Modality: String, Sendable {
        case actual, historical, future, intended, hypothetical, reportedDenial = "reported_denial"
    }

    /// Whether something is affirmed.
    public enum Polarity: String, Sendable { case positive, negative }

    /// An event of a kind, coded from an article; all else is filled in by the coder.
    public init(
        story: String, article: String, sequence: Int64, provider: String, language: String, kind: String,
        coder: String, model: String, dictionary: String
    ) {
        id = ""
        incident = ""
        self.story = story
        self.article = article
        self.sequence = sequence
        self.provider = provider
        self.language = language
        self.kind = kind
        self.coder = coder
        self.model = model
        self.dictionary = dictionary
    }
}
