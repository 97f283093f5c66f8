import Language

extension Shape {
    static let reading = Shape.object([
        .always("article", .text, "provider:item_id."), .maybe("version", .integer, "The article's version."),
        .always("story", .text, "The story."),
        .always("sequence", .integer, "Its place in the order of all copy."),
        .always("provider", .text, "The agency."), .always("language", .text, "BCP 47 tag of what was read."),
        .always("language_supported", .flag, "False where the language has no model here."),
        .always("sentences", .list(.pair), "Start and end of each: the headline's, then the body's."),
        .always("mentions", .list(mention), "What is named, dated or counted, in the order of the text."),
        .always("entities", .list(entity), "In the order of their first mention."),
    ])

    private static let kinds = Shape.word(Mention.Kind.allCases.map(\.rawValue))

    private static let mention = Shape.object([
        .always("field", field, "Which text."), .always("start", .integer, "First Unicode scalar."),
        .always("end", .integer, "Scalar after the last."), .always("text", .text, "The words."),
        .always("type", kinds, "What it is."), .maybe("subtype", .text, "Finer type."),
        .maybe("entity", .integer, "Place in entities."), .maybe("name", .text, "Canonical name."),
        .maybe("country", .text, "ISO 3166-1 alpha-3 code."), .maybe("place", place, "The place it names."),
        .maybe("date", days, "The days it names."), .maybe("quantity", quantity, "The number it names."),
    ])

    private static let entity = Shape.object([
        .always("type", kinds, "What it is."),
        .always("name", .text, "The longest name that the article uses."),
        .maybe("title", .text, "Title or rank."),
        .maybe("role", .text, "What the article says the person is."),
        .maybe("country", .text, "ISO 3166-1 alpha-3 code."), .maybe("subtype", .text, "Finer type."),
        .maybe("place", place, "The place."), .always("mentions", .list(.integer), "Places in mentions."),
    ])
}
