import Events
import Language

extension Shape {
    /// Names of the closed list of fields.
    static let field = Shape.word(["headline", "body"])

    /// A stretch of text with its words.
    static let excerpt = Shape.object([
        .always("text", .text, "The words."), .always("field", field, "Which text they stand in."),
        .always("start", .integer, "First Unicode scalar."),
        .always("end", .integer, "Scalar after the last."),
    ])

    static let comparator = Shape.word([
        "exactly", "at_least", "at_most", "more_than", "less_than", "about", "between",
    ])
    static let granularity = Shape.word(["hour", "day", "week", "month", "season", "year", "decade"])

    /// A number as the text gives it.
    static let quantity = Shape.object([
        .always("value", .number, "The number named."), .maybe("min", .number, "Smallest number meant."),
        .maybe("max", .number, "Largest number meant."),
        .always("comparator", comparator, "How the text bounds it."),
        .maybe("of", .text, "What is counted, as it stands."),
        .maybe("head", .text, "Its head noun, in the singular."),
        .maybe("unit", .text, "Unit or currency."),
        .maybe(
            "phrase", .pair,
            "Start and end of all its words, what is counted among them, in Unicode scalars."),
    ])

    /// Days, both included.
    static let days = Shape.object([
        .always("start", .day, "First day."), .always("end", .day, "Last day, included."),
        .always("granularity", granularity, "How fine the date is."),
        .maybe("approximate", .flag, "True for \"about\" and \"a few days earlier\"."),
    ])

    /// A place of the gazetteer.
    static let place = Shape.object([
        .maybe("geonameid", .integer, "GeoNames id; absent for places of the project's own list."),
        .always("name", .text, "The gazetteer's name."), .always("lat", .number, "Degrees north."),
        .always("lon", .number, "Degrees east."), .maybe("country", .text, "ISO 3166-1 alpha-3 code."),
        .maybe("admin1", .text, "State or province."),
        .always("feature", .text, "What it is: country, city, region."),
        .always("confidence", .number, "0 to 1."),
    ])

    /// A moment as the wire gave it.
    static let wireTime = Shape.object([
        .maybe("utc", .moment, "The moment in UTC."), .always("raw", .text, "The text as it was written."),
        .always("zone_known", .flag, "Whether the text named its zone."),
    ])

    static let retraction = Shape.object([
        .always("article", .text, "provider:item_id of the article that voids them."),
        .maybe("version", .integer, "Its version."), .always("story", .text, "The story."),
        .always("sequence", .integer, "Place of that article in the order of all copy."),
        .always("void", .list(.text), "Ids of the void events, in the order in which they were published."),
        .always("reason", .word(["revised", "killed", "withdrawn", "reprocessed"]), "Why."),
        .always("by", .text, "Version of the coder that says so."),
    ])
}
