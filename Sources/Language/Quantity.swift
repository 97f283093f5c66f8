/// A number as the text gives it, with its bounds and what is counted.
public struct Quantity: Sendable, Equatable {
    /// How the text bounds the number.
    public enum Comparator: String, Sendable {
        case exactly, atLeast = "at_least", atMost = "at_most", moreThan = "more_than", lessThan = "less_than"
        case about, between
    }

    /// The number named; for "dozens" the middle of its customary range.
    public var value: Double
    /// Smallest number meant; nil where there is no lower bound.
    public var min: Double?
    /// Largest number meant; nil where there is no upper bound.
    public var max: Double?
    /// How the text bounds it.
    public var comparator: Comparator
    /// What is counted, as it stands: "lower-ranking officers".
    public var of: String?
    /// The head noun of that, in the singular: "officer".
    public var head: String?
    /// Unit or currency, for money (ISO 4217), percentages (`percent`) and measures.
    public var unit: String?
    /// All the words that belong to it: bound, number, unit, and what is counted; nil where there is no text.
    public var phrase: TextSpan?

    /// A number with its bounds.
    public init(
        value: Double, min: Double?, max: Double?, comparator: Comparator, of: String? = nil,
        head: String? = nil, unit: String? = nil, phrase: TextSpan? = nil
    ) {
        self.value = value
        self.min = min
        self.max = max
        self.comparator = comparator
        self.of = of
        self.head = head
        self.unit = unit
        self.phrase = phrase
    }
}
