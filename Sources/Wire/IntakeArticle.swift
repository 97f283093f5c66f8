public import Notation

/// The value of a record of the intake topic: a decoded article and where it came from.
public struct IntakeArticle: Sendable, Equatable, JSONRepresentable {
    /// The article.
    public var article: Article
    /// Its raw record.
    public var source: SourceCoordinates
    /// When the raw record was received, in milliseconds since 1970 UTC.
    public var receivedMilliseconds: Int64

    /// An article from a record.
    public init(article: Article, source: SourceCoordinates, receivedMilliseconds: Int64) {
        self.article = article
        self.source = source
        self.receivedMilliseconds = receivedMilliseconds
    }

    /// Reads what `json` wrote.
    public init(json: JSONValue) throws {
        article = try Article(json: try json.required("article"))
        source = try SourceCoordinates(json: try json.required("source"))
        receivedMilliseconds = Int64(try json.requiredInt("received_ms"))
    }

    /// `{"article","source","received_ms"}`.
    public var json: JSONValue {
        .members([
            "article": article.json, "source": source.json, "received_ms": .int(receivedMilliseconds),
        ])
    }
}
