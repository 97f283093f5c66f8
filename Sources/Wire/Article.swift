/// One version of one piece of copy, parsed to the canonical form that every later step reads.
///
/// Decoding is deterministic: the same bytes with the same profiles give the same article.
public struct Article: Sendable, Equatable {
    /// Version of the canonical form, as written in the JSON member `schema`.
    public static let schema = "wire.article/1"

    /// Registry id of the agency or outlet: `ap`, `dpa`, `afp.com`.
    public var provider: String
    /// The agency's id without its version; a `sha256:` id of our own where there is none (flag `id_synthetic`).
    public var itemID: String
    /// Ordinal of the version where it is a number; ordinals skip and may start anywhere.
    public var version: UInt64?
    /// The version as it was written.
    public var versionRaw: String?
    /// Id of the transmission, not of the article.
    public var messageID: String?
    /// Service and number of the transmission.
    public var sequence: String?
    /// What the agency allows.
    public var status: PublicationStatus = .usable
    /// The status as it was written.
    public var statusRaw: String?
    /// When the embargo ends; nil `utc` means withheld until told.
    public var embargoUntil: WireTime?
    /// What the agency says this copy is: a correction, an update, a kill.
    public var signals: [Signal] = []
    /// When the first version was made.
    public var firstCreated: WireTime?
    /// When this version was made.
    public var versionCreated: WireTime?
    /// When it was sent.
    public var sent: WireTime?
    /// 1 (most urgent) to 9.
    public var urgency: Int?
    /// The agency's priority as it was written.
    public var priority: String?
    /// Text, picture or another medium; only text is analysed.
    public var itemClass: ItemClass = .text
    /// BCP 47 tag.
    public var language: String?
    /// The headline; empty for many alerts.
    public var headline: String?
    /// All headlines with their roles.
    public var headlines: [Labelled] = []
    /// The slug line.
    public var slugline: String?
    /// Which take of a running story this is.
    public var takeKey: String?
    /// A title that is not the headline (AP's `title`, a feed's).
    public var title: String?
    /// A summary by the agency.
    public var abstract: String?
    /// Who wrote it.
    public var byline: Byline?
    /// Where it was filed.
    public var dateline: Dateline?
    /// The body's paragraphs, in order.
    public var body: [Block] = []
    /// The paragraphs joined by one blank line; offsets everywhere point into this text.
    public var bodyText = ""
    /// Subject codes by the agency.
    public var subjects: [Subject] = []
    /// Places, people, organisations and keywords by the agency, kept in that order of kinds.
    public var tags: [Tag] = [] {
        didSet { tags = Tag.Kind.allCases.flatMap { kind in tags.filter { $0.kind == kind } } }
    }
    /// Genre by the agency.
    public var genre: String?
    /// Notes to editors; those that are not publishable are never analysed.
    public var ednotes: [EditorNote] = []
    /// Copyright holder, notice and terms.
    public var rights: Rights?
    /// Earlier versions, sources, related items.
    public var links: [Link] = []
    /// Header or topic that the record came by.
    public var sourceFeed: String?
    /// Name of the format it was decoded from: `ninjs`, `plain_text`.
    public var rawFormat: String
    /// Version of that format.
    public var rawFormatVersion: String?
    /// SHA-256 of the record's value, in hexadecimal.
    public var rawSHA256: String
    /// Length of the record's value.
    public var rawBytes: Int
    /// All that was guessed or repaired: `id_synthetic`, `no_zone`, `recovered`, `encoding_mismatch`.
    public var warnings: [String] = []

    /// An article of which only the identity and the origin are known.
    public init(provider: String, itemID: String, rawFormat: String, rawSHA256: String, rawBytes: Int) {
        self.provider = provider
        self.itemID = itemID
        self.rawFormat = rawFormat
        self.rawSHA256 = rawSHA256
        self.rawBytes = rawBytes
    }

    /// How much of its story an article holds.
    public enum Extent: Sendable {
        /// All of it.
        case whole
        /// One part of several, under an id of its own: a take.
        case part
        /// What is to be joined to the article of the same id.
        case addition
    }

    /// How much of its story this article holds, by its signals. The first take of several is a whole until the next
    /// comes, and "MORE" below a text says only that one will.
    public var extent: Extent {
        for signal in signals {
            switch signal.kind {
            case .add where signal.via == "signal": return .addition
            case .add: return .part
            case .take where signal.number != 1 && !(signal.number == nil && signal.via == "body"):
                return .part
            default: break
            }
        }
        return .whole
    }

    /// `provider:item_id`, the name of all versions of this article.
    public var id: String { "\(provider):\(itemID)" }
}
