/// One Kafka message, copied out of the client's memory.
public struct Record: Sendable, Equatable {
    /// Topic and partition it was read from.
    public var topicPartition: TopicPartition
    /// Its offset in the partition.
    public var offset: Int64
    /// The key; nil where there is none.
    public var key: [UInt8]?
    /// The value; nil for a tombstone.
    public var value: [UInt8]?
    /// The headers in their order; names may repeat.
    public var headers: [Header]
    /// Milliseconds since 1970 UTC: creation or append time as the topic is set; -1 becomes nil.
    public var timestampMilliseconds: Int64?

    /// A record, as a test or a replay makes it.
    public init(
        topicPartition: TopicPartition, offset: Int64, key: [UInt8]? = nil, value: [UInt8]?,
        headers: [Header] = [], timestampMilliseconds: Int64? = nil
    ) {
        self.topicPartition = topicPartition
        self.offset = offset
        self.key = key
        self.value = value
        self.headers = headers
        self.timestampMilliseconds = timestampMilliseconds
    }

    /// The offset to commit once this record is done: the one place where "last processed + 1" is written.
    public var nextOffset: Int64 { offset + 1 }

    /// The text of the last header called `name`, in any case; nil where there is none or it is not UTF-8.
    public func header(_ name: String) -> String? {
        let wanted = name.lowercased()
        guard let header = headers.last(where: { $0.name.lowercased() == wanted }) else { return nil }
        return header.value.flatMap { String(validating: $0, as: UTF8.self) }
    }

    /// Bytes of key, value and headers, for bounds on memory.
    public var size: Int {
        headers.reduce((key?.count ?? 0) + (value?.count ?? 0)) {
            $0 + $1.name.utf8.count + ($1.value?.count ?? 0)
        }
    }
}
