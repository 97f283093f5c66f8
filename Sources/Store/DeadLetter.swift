internal import Digest
internal import Notation

/// A record that could not be worked on: its bytes and headers as they came, and why.
public struct DeadLetter: Sendable, Equatable {
    /// One header; a value of nil is a null header.
    public struct Header: Sendable, Equatable {
        /// Its name.
        public var name: String
        /// Its bytes.
        public var value: [UInt8]?

        /// A header.
        public init(name: String, value: [UInt8]?) {
            self.name = name
            self.value = value
        }
    }

    /// Why: a code of a closed list.
    public var reason: String
    /// The stage that set it aside.
    public var stage: String
    /// What was wrong, with the remedy.
    public var message: String
    /// Topic of the record.
    public var sourceTopic: String
    /// Its partition.
    public var sourcePartition: Int32
    /// Its offset.
    public var sourceOffset: Int64
    /// How often it was tried.
    public var attempts: Int
    /// The record's value; empty where it was too large for the topic.
    public var value: [UInt8]?
    /// The record's own headers.
    public var headers: [Header]
    /// Digest of a value that was too large to be kept.
    public var sha256: String?
    /// Length of that value.
    public var bytes: Int?

    /// A dead letter.
    public init(
        reason: String, stage: String, message: String, sourceTopic: String, sourcePartition: Int32,
        sourceOffset: Int64, attempts: Int, value: [UInt8]?, headers: [Header], sha256: String? = nil,
        bytes: Int? = nil
    ) {
        self.reason = reason
        self.stage = stage
        self.message = message
        self.sourceTopic = sourceTopic
        self.sourcePartition = sourcePartition
        self.sourceOffset = sourceOffset
        self.attempts = attempts
        self.value = value
        self.headers = headers
        self.sha256 = sha256
        self.bytes = bytes
    }

    /// The headers as JSON, for the table: values that are not UTF-8 in hexadecimal under `hex`.
    var headersJSON: JSONValue {
        .array(
            headers.map { header in
                let text = header.value.flatMap { String(validating: $0, as: UTF8.self) }
                return .members([
                    "name": .string(header.name), "value": .text(text),
                    "hex": text == nil ? .text(header.value.map { hexadecimal($0) }) : .null,
                ])
            })
    }
}
