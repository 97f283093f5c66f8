public import Notation

/// Where an article came from: its record in the raw topic, and its place among the record's articles.
public struct SourceCoordinates: Sendable, Hashable, JSONRepresentable {
    /// The raw topic.
    public var topic: String
    /// Its partition.
    public var partition: Int32
    /// The record's offset.
    public var offset: Int64
    /// Place among the articles of that record, from 0.
    public var ordinal: Int

    /// The `ordinal`-th article of a record.
    public init(topic: String, partition: Int32, offset: Int64, ordinal: Int) {
        self.topic = topic
        self.partition = partition
        self.offset = offset
        self.ordinal = ordinal
    }

    /// Reads what `json` wrote.
    public init(json: JSONValue) throws {
        topic = try json.requiredString("topic")
        partition = Int32(clamping: try json.requiredInt("partition"))
        offset = Int64(try json.requiredInt("offset"))
        ordinal = try json.requiredInt("ordinal")
    }

    /// `{"topic","partition","offset","ordinal"}`.
    public var json: JSONValue {
        .members([
            "topic": .string(topic), "partition": .int(Int64(partition)), "offset": .int(offset),
            "ordinal": .int(Int64(ordinal)),
        ])
    }
}
