public import Language

/// A stretch of text as it is shown to the outside: offsets in Unicode scalars, end exclusive, and the words.
public struct TextExcerpt: Sendable, Equatable {
    /// Which text.
    public var field: TextField
    /// First scalar.
    public var start: Int
    /// Scalar after the last.
    public var end: Int
    /// The words.
    public var text: String

    /// A stretch of a text.
    public init(field: TextField, start: Int, end: Int, text: String) {
        self.field = field
        self.start = start
        self.end = end
        self.text = text
    }
}

/// Someone who did something, or to whom something was done.
public struct Participant: Sendable, Equatable {
    /// The words that name them here.
    public var excerpt: TextExcerpt
    /// Canonical name of the entity, where it is one.
    public var name: String?
    /// ISO 3166 alpha-3 code of the country, or UNO, IGO, NGO, MNC, IMG.
    public var code: String?
    /// CAMEO and PLOVER sector: GOV, MIL, REB, ...; the first of `sectors`.
    public var sector: String?
    /// All sectors.
    public var sectors: [String]
    /// CAMEO actor code: country and sectors joined.
    public var cameo: String?
    /// Name of the entity in the article's reading, where it has one.
    public var entity: Int?
    /// The pronoun or alias that stood for them.
    public var resolvedFrom: String?

    /// A participant as named by an excerpt.
    public init(excerpt: TextExcerpt, name: String? = nil, code: String? = nil, sectors: [String] = []) {
        self.excerpt = excerpt
        self.name = name
        self.code = code
        self.sector = sectors.first
        self.sectors = sectors
        cameo = nil
        entity = nil
        resolvedFrom = nil
    }
}

/// When something happened or was said: days, both included.
public struct EventDate: Sendable, Equatable {
    /// The days.
    public var value: DateValue
    /// The words that say so; nil where it was taken from the article's date.
    public var excerpt: TextExcerpt?

    /// Days, with the words that name them.
    public init(value: DateValue, excerpt: TextExcerpt?) {
        self.value = value
        self.excerpt = excerpt
    }
}

/// Where something happened.
public struct EventLocation: Sendable, Equatable {
    /// What the place is to the event.
    public enum Role: String, Sendable { case event, origin, destination }

    /// The place; `feature` and `confidence` as in the reading.
    public var place: Place
    /// The words that name it; nil where it was taken from the dateline.
    public var excerpt: TextExcerpt?
    /// How fine: `point`, `city`, `admin1`, `country`, `region`.
    public var resolution: String
    /// What the place is to the event.
    public var role: Role

    /// A place in a role.
    public init(place: Place, excerpt: TextExcerpt?, resolution: String, role: Role) {
        self.place = place
        self.excerpt = excerpt
        self.resolution = resolution
        self.role = role
    }
}

/// How many.
public struct EventSize: Sendable, Equatable {
    /// Whether a number is what is there (stock) or what was added (flow).
    public enum Basis: String, Sendable { case stock, flow }

    /// What was done to them: `killed`, `injured`, `arrested`, `abducted`, `displaced`, `defected`, `participants`.
    public var measure: String
    /// The number with its bounds and noun.
    public var quantity: Quantity
    /// Stock or flow.
    public var basis: Basis
    /// The measure of which this is a part.
    public var partOf: String?
    /// The words.
    public var excerpt: TextExcerpt?
    /// True where it was counted or added by the coder and not named.
    public var isDerived: Bool

    /// A number of a measure.
    public init(
        measure: String, quantity: Quantity, basis: Basis = .flow, partOf: String? = nil,
        excerpt: TextExcerpt?, isDerived: Bool = false
    ) {
        self.measure = measure
        self.quantity = quantity
        self.basis = basis
        self.partOf = partOf
        self.excerpt = excerpt
        self.isDerived = isDerived
    }
}

/// On whose word: a source, the words that ascribe, and what is ascribed.
public struct Attribution: Sendable, Equatable {
    /// Who says it.
    public var source: TextExcerpt?
    /// The words that ascribe it: "said", "according to".
    public var cue: TextExcerpt
    /// What is ascribed.
    public var content: TextExcerpt
    /// Type of the source: `outlet`, `official`, `witness`, `organisation`, `person`, `document`, `unnamed`.
    public var kind: String
    /// True for a direct quotation.
    public var isDirect: Bool

    /// What a source is said to have said.
    public init(source: TextExcerpt?, cue: TextExcerpt, content: TextExcerpt, kind: String, isDirect: Bool) {
        self.source = source
        self.cue = cue
        self.content = content
        self.kind = kind
        self.isDirect = isDirect
    }
}
