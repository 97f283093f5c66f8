public import Notation
public import Wire

/// The value of a record of the articles topic: an article with its verdict and its place in the order of all copy.
public struct JudgedArticle: Sendable, Equatable, JSONRepresentable {
    /// The article.
    public var article: Article
    /// Its raw record.
    public var source: SourceCoordinates
    /// When the raw record was received, in milliseconds since 1970 UTC.
    public var receivedMilliseconds: Int64
    /// What dedup says of it.
    public var verdict: Verdict
    /// Its offset in the intake topic: the one order of all copy.
    public var sequence: Int64
    /// Seconds since 1970 UTC at which the embargo ends, where it is held; infinite (written as null with
    /// `held`) where nobody knows yet.
    public var heldUntil: Double?
    /// True for the second record of a held article, at the end of its embargo.
    public var released: Bool
    /// Version of the judge's program.
    public var judge: String
    /// What the index needs to remember the article, packed and in base64; nil where it is not indexed.
    public var sketch: String?

    /// A judged article.
    public init(
        article: Article, source: SourceCoordinates, receivedMilliseconds: Int64, verdict: Verdict,
        sequence: Int64, heldUntil: Double? = nil, released: Bool = false, judge: String,
        sketch: String? = nil
    ) {
        self.article = article
        self.source = source
        self.receivedMilliseconds = receivedMilliseconds
        self.verdict = verdict
        self.sequence = sequence
        self.heldUntil = heldUntil
        self.released = released
        self.judge = judge
        self.sketch = sketch
    }

    /// Reads what `json` wrote.
    public init(json: JSONValue) throws {
        article = try Article(json: try json.required("article"))
        source = try SourceCoordinates(json: try json.required("source"))
        receivedMilliseconds = Int64(try json.requiredInt("received_ms"))
        verdict = try Verdict(json: try json.required("verdict"))
        sequence = Int64(try json.requiredInt("sequence"))
        heldUntil = json["held"]?.bool == true ? json["held_until"]?.double ?? .infinity : nil
        released = json["released"]?.bool ?? false
        judge = try json.requiredString("judge")
        sketch = json["sketch"]?.string
    }

    /// The record's value.
    public var json: JSONValue {
        .members([
            "article": article.json, "source": source.json, "received_ms": .int(receivedMilliseconds),
            "verdict": verdict.json, "sequence": .int(sequence),
            "held": heldUntil == nil ? .null : .bool(true),
            "held_until": heldUntil.map { $0.isFinite ? .double($0) : .null } ?? .null,
            "released": released ? .bool(true) : .null, "judge": .string(judge), "sketch": .text(sketch),
        ])
    }
}
