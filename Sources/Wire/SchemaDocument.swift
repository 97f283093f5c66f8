import Notation

/// A JSON Schema: it says how documents are built and is none of them. Like a catalog of NewsML-G2 it is recorded by name.
enum SchemaDocument {
    /// Whether an object follows a draft of json-schema.org and says what it describes.
    static func reads(_ object: JSONValue) -> Bool {
        guard let dialect = object.text("$schema"), dialect.holds("json-schema.org/") else { return false }
        return keywords.contains { object[$0] != nil }
    }

    /// Puts the name and what it is for into an article.
    static func describe(_ schema: JSONValue, in article: inout Article) {
        article.itemClass = .other
        article.genre = "schema"
        article.warnings.append("no_news_item")
        article.itemID = schema.text("$id", "id") ?? ""
        article.headline = schema.text("title")
        article.title = article.headline
        article.abstract = schema.text("description")
        article.rawFormatVersion = schema.text("$schema")
    }

    /// The keywords by which a schema says what it describes.
    private static let keywords = [
        "type", "properties", "items", "enum", "const", "oneOf", "anyOf", "allOf", "$ref", "$defs",
        "definitions",
    ]
}
