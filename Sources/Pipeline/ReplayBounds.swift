public import Notation

/// What a replay reads: a stage's input between offsets that were captured when it first started.
///
/// Kept as JSON beside the database, so that a replay that is resumed has the same end.
public struct ReplayBounds: Sendable, Equatable, JSONRepresentable {
    /// One partition from an offset on and below another.
    public struct Range: Sendable, Equatable {
        /// Its topic.
        public var topic: String
        /// Its number.
        public var partition: Int32
        /// First offset.
        public var from: Int64
        /// Offset after the last.
        public var to: Int64
    }

    /// The stage whose input is read.
    public var stage: StageName
    /// Name of the run.
    public var run: String
    /// Its partitions, by topic and number.
    public var ranges: [Range]
    /// What stands before the live topics' names in those that the run publishes to; nil where it publishes nothing.
    public var outputPrefix: String?

    /// Bounds of a run.
    public init(stage: StageName, run: String, ranges: [Range], outputPrefix: String? = nil) {
        self.stage = stage
        self.run = run
        self.ranges = ranges
        self.outputPrefix = outputPrefix
    }

    /// Reads what `json` wrote.
    public init(json: JSONValue) throws {
        let name = try json.requiredString("stage")
        guard let stage = StageName(rawValue: name) else {
            throw JSONError(.shape, "unknown stage \"\(name)\"")
        }
        self.init(
            stage: stage, run: try json.requiredString("run"),
            ranges: try (json["ranges"]?.array ?? []).map { range in
                Range(
                    topic: try range.requiredString("topic"),
                    partition: Int32(clamping: try range.requiredInt("partition")),
                    from: Int64(try range.requiredInt("from")), to: Int64(try range.requiredInt("to")))
            }, outputPrefix: json["output_prefix"]?.string)
    }

    /// `{"stage","run","output_prefix","ranges":[{"topic","partition","from","to"}]}`.
    public var json: JSONValue {
        .members([
            "stage": .string(stage.rawValue), "run": .string(run),
            "output_prefix": outputPrefix.map { .string($0) } ?? .null,
            "ranges": .array(
                ranges.map {
                    .members([
                        "topic": .string($0.topic), "partition": .int(Int64($0.partition)),
                        "from": .int($0.from), "to": .int($0.to),
                    ])
                }),
        ])
    }
}
