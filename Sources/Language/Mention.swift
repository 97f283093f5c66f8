/// A stretch of text that names, dates or counts something.
public struct Mention: Sendable, Equatable {
    /// The closed list of types, named as in published output.
    public enum Kind: String, Sendable, CaseIterable {
        case role = "ROLE", person = "PERSON", organisation = "ORGANISATION", outlet = "OUTLET"
        case location = "LOCATION", facility = "FACILITY", nationality = "NATIONALITY", date = "DATE", time =
            "TIME"
        case quantity = "QUANTITY", money = "MONEY", percent = "PERCENT", measure = "MEASURE"
        case weapon = "WEAPON", vehicle = "VEHICLE", misc = "MISC"
    }

    /// What it is.
    public var kind: Kind
    /// Where it stands.
    public var span: TextSpan
    /// Its tokens, as indices into `Reading.tokens`.
    public var tokens: Range<Int>
    /// Its sentence, as an index into `Reading.sentences`.
    public var sentence: Int
    /// Its entity, as an index into `Reading.entities`; nil for dates, numbers and what stays alone.
    public var entity: Int?
    /// The place it names, for locations, facilities and datelines.
    public var place: Place?
    /// The ISO 3166-1 alpha-3 code of the country it belongs to, for nationalities, countries and bodies of a country.
    public var country: String?
    /// The days it names, for dates and times.
    public var date: DateValue?
    /// The number it names, for quantities, money, percentages and measures.
    public var quantity: Quantity?
    /// Finer type: an organisation's (`government`, `armed_force`, `armed_group`, `party`, `company`,
    /// `intergovernmental`, `media`), a weapon's or vehicle's class, a unit, a rank.
    public var subtype: String?

    /// A mention without details.
    public init(_ kind: Kind, span: TextSpan, tokens: Range<Int>, sentence: Int) {
        self.kind = kind
        self.span = span
        self.tokens = tokens
        self.sentence = sentence
    }
}
