public import Notation

/// What dedup says of an article: its story and its relation to it.
public struct Verdict: Sendable, Equatable, JSONRepresentable {
    /// A figure that a correction or update changed.
    public struct ChangedFigure: Sendable, Equatable {
        /// The figure as it was.
        public var before: String
        /// The figure as it is now.
        public var after: String

        /// A figure that changed.
        public init(before: String, after: String) {
            self.before = before
            self.after = after
        }
    }

    /// Id of the story: the id of its first article with its sequence made into a digest.
    public var story: String
    /// What the article is to the story.
    public var relation: Relation
    /// `provider:item_id` of the article it relates to; nil for `new`.
    public var of: String?
    /// 0 to 1; 1 for identical text; nil where text was not compared.
    public var similarity: Double?
    /// Which figures changed, for revisions.
    public var changed: [ChangedFigure]
    /// Version of the rules that judged.
    public var rules: String

    /// A verdict.
    public init(
        story: String, relation: Relation, of: String? = nil, similarity: Double? = nil,
        changed: [ChangedFigure] = [], rules: String
    ) {
        self.story = story
        self.relation = relation
        self.of = of
        self.similarity = similarity
        self.changed = changed
        self.rules = rules
    }

    /// Reads what `json` wrote.
    public init(json: JSONValue) throws {
        story = try json.requiredString("story")
        let name = try json.requiredString("relation")
        guard let relation = Relation(rawValue: name) else {
            throw JSONError(.shape, "unknown relation \"\(name)\"")
        }
        self.relation = relation
        of = json["of"]?.string
        similarity = json["similarity"]?.double
        changed = (json["changed"]?.array ?? []).map {
            ChangedFigure(before: $0["before"]?.string ?? "", after: $0["after"]?.string ?? "")
        }
        rules = try json.requiredString("rules")
    }

    /// `{"story","relation","of","similarity","changed","rules"}`.
    public var json: JSONValue {
        .members([
            "story": .string(story), "relation": .string(relation.rawValue), "of": .text(of),
            "similarity": .number(similarity),
            "changed": changed.isEmpty
                ? .null
                : .array(
                    changed.map { .members(["before": .string($0.before), "after": .string($0.after)]) }),
            "rules": .string(rules),
        ])
    }
}
